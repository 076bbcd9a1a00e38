/// What the backend `kiosk-escpos` says of its job: one line that programs can read and people understand.
///
///     kiosk-escpos: sending answers=yes sent=2 of=9; Sending the ticket.
///     └── prefix    └─ stage └── fields in this order ┘└── words for people, in English
///
/// | stage      | means                                                            | the job's end                    |
/// | ---------- | ---------------------------------------------------------------- | -------------------------------- |
/// | connecting | the device is not reached yet; nothing has left the machine      |                                  |
/// | waiting    | the device says `reasons` and prints nothing while they last     |                                  |
/// | sending    | said before the first byte of the first band leaves the machine  |                                  |
/// | stalled    | the device takes no data, or works through none, and gives no reason |                              |
/// | confirming | all is sent; the device works through it                         |                                  |
/// | printed    | the device says that it worked through everything, the cut included | completed, 1 impression       |
/// | sent       | all is sent; the device cannot report what became of it           | completed, 0 impressions         |
/// | failed     | `cause`, and how much may be on paper: `sent` bands              | canceled, `canceled-at-device`   |
///
/// `sent` counts the bands of which a byte may have left the machine: 0 proves that nothing is on paper.
/// `cleared=yes`: the device said that it threw away what it had not printed, so nothing more comes out of it.
///
/// Where CUPS 2.4 shows it (seen with a real scheduler, within milliseconds of being said):
///
/// * while the job is processing: `printer-state-message` of the printer and `job-printer-state-message` of the job, with
///   the reasons as `printer-state-reasons` and `job-printer-state-reasons`.
/// * when the job has failed: both messages remain, the job's as long as its history; so do the printer's reasons, until
///   the next job's first answer. A job that was canceled by its owner is `canceled` at once, and the last word follows
///   when the device has answered, at most `lastWordLimit` later.
/// * when the job has completed: **CUPS empties both messages.** What remains is `job-impressions-completed`, which
///   `isPrinted` reads.
public struct BackendReport: Hashable, Sendable {
  public enum Stage: String, CaseIterable, Sendable {
    case connecting, waiting, sending, stalled, confirming, printed, sent, failed

    /// Whether it is the last that is said of a job.
    public var isFinal: Bool { self == .printed || self == .sent || self == .failed }
  }

  /// Why a job failed.
  public enum Cause: String, CaseIterable, Sendable {
    /// The scheduler took the job back (SIGTERM), or went away itself.
    case cancelled
    /// The job's data end in the middle of a command, or are too large to be a ticket.
    case damaged
    /// The connection broke, or the device was unplugged, after it had stood.
    case lost
    /// The device said `reasons` until the job's patience ended.
    case notReady = "not-ready"
    /// The device took no data until the job's patience ended.
    case stalled
    /// The device was not reached until the job's patience ended.
    case unreachable
  }

  public var stage: Stage
  /// Whether the device answers questions about its status; `nil` while it is not known.
  public var answers: Bool?
  /// Bands of which something may have left the machine.
  public var sent: Int
  /// Bands of the whole ticket; `nil` while the job has not been read to its end.
  public var bands: Int?
  /// What the device complains of, sorted.
  public var reasons: [PrinterReason]
  public var cause: Cause?
  /// Whether the device said that it threw away what it had not printed; `nil` where there was nothing to throw away.
  public var isCleared: Bool?

  public init(
    _ stage: Stage, answers: Bool? = nil, sent: Int = 0, of bands: Int? = nil, reasons: [PrinterReason] = [],
    cause: Cause? = nil, isCleared: Bool? = nil
  ) {
    self.stage = stage
    self.answers = answers
    self.sent = sent
    self.bands = bands
    self.reasons = reasons.sorted()
    self.cause = cause
    self.isCleared = isCleared
  }

  /// Whether the device has everything, answers, and has nothing to complain of.
  public var isWorking: Bool { stage == .confirming && answers == true && reasons.isEmpty }

  /// Whether something of the ticket may be on paper.
  public var mayBeOnPaper: Bool { sent > 0 }
}

extension BackendReport {
  /// The scheme of the device URIs of queues that have the backend.
  public static let scheme = "kiosk-escpos"
  /// How long after the scheduler's signal to end the last word may come.
  public static let lastWordLimit: Duration = .milliseconds(700)
  /// The job's option by which its sender says that the job itself brings the printer back to where it reads commands,
  /// where the one before did not come to its end; for other jobs the backend does.
  public static let resynchronises = scheme + "-resynchronises"
  static let prefix = scheme + ": "

  /// Whether a completed job is on paper, as the device confirmed.
  ///
  /// - Parameters:
  ///   - scheme: of the queue's `device-uri`. Other backends count the impression of a raw job when they begin to send.
  ///   - impressions: the job's `job-impressions-completed`.
  public static func isPrinted(scheme: some StringProtocol, impressions: Int) -> Bool {
    scheme == Self.scheme && impressions > 0
  }

  /// The line, without the prefix of its log level and without a line end.
  public var line: String {
    var fields = ["answers=\(answers.map(Self.word) ?? "unknown")", "sent=\(sent)"]
    if let bands { fields.append("of=\(bands)") }
    if !reasons.isEmpty { fields.append("reasons=" + reasons.map(\.keyword).joined(separator: ",")) }
    if let cause { fields.append("cause=\(cause.rawValue)") }
    if let isCleared { fields.append("cleared=\(Self.word(isCleared))") }
    return "\(Self.prefix)\(stage.rawValue) \(fields.joined(separator: " ")); \(words)"
  }

  /// Reads a line; fields that a later version adds are passed over.
  ///
  /// - Returns: `nil` when the line is not of this backend.
  public init?(line: some StringProtocol) {
    guard line.hasPrefix(Self.prefix) else { return nil }
    let machine = line.dropFirst(Self.prefix.count).prefix { $0 != ";" }
    let words = machine.split(separator: " ")
    guard let stage = words.first.flatMap({ Stage(rawValue: String($0)) }) else { return nil }
    self.init(stage)
    for field in words.dropFirst() {
      let pair = field.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      read(String(pair[1]), of: String(pair[0]))
    }
  }

  private mutating func read(_ value: String, of field: String) {
    switch field {
    case "answers": answers = Self.truth(value)
    case "sent": sent = Int(value) ?? 0
    case "of": bands = Int(value)
    case "reasons": reasons = value.split(separator: ",").compactMap { PrinterReason(keyword: String($0)) }.sorted()
    case "cause": cause = Cause(rawValue: value)
    case "cleared": isCleared = Self.truth(value)
    default: break
    }
  }

  private static func word(_ truth: Bool) -> String { truth ? "yes" : "no" }
  private static func truth(_ word: String) -> Bool? { word == "yes" ? true : word == "no" ? false : nil }
}
