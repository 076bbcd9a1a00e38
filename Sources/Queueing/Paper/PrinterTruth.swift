public import Events

/// Everything that is known of a printer at one moment.
public struct PrinterEvidence: Hashable, Sendable {
  public enum Spooler: Hashable, Sendable {
    case answers
    /// No connection, or no answer in time.
    case silent
    /// It answers and knows no such queue.
    case noQueue
  }

  /// What the device itself is able to say, by the queue's way out.
  public enum Device: Hashable, Sendable {
    /// A way out that only sends: nothing ever comes back.
    case mute
    /// Its answers arrive as `printer-state-reasons`.
    case talks
  }

  /// What experience with the last jobs says.
  public enum Experience: Hashable, Sendable {
    case none
    /// A job stood still to its deadline and nothing of it left the machine; not long ago.
    case tookNothing
    /// As before, and long enough ago to try another ticket.
    case worthATry
  }

  public var spooler: Spooler
  /// `printer-state` is stopped (RFC 8011, 5.4.11).
  public var isStopped: Bool
  /// `printer-is-accepting-jobs` (RFC 8011, 5.4.23).
  public var isAccepting: Bool
  /// `printer-state-reasons` (RFC 8011, 5.4.12, and the IANA registry of IPP), with or without a severity.
  public var reasons: [String]
  /// Whether a job of ours is `processing` (RFC 8011, 5.3.7).
  public var isPrinting: Bool
  /// `job-printer-state-message` of that job, in English.
  public var message: String
  /// How long that job has made no progress.
  public var standstill: Duration
  public var device: Device
  public var experience: Experience

  public init(
    spooler: Spooler = .answers, isStopped: Bool = false, isAccepting: Bool = true, reasons: [String] = [],
    isPrinting: Bool = false, message: String = "", standstill: Duration = .zero, device: Device = .mute,
    experience: Experience = .none
  ) {
    self.spooler = spooler
    self.isStopped = isStopped
    self.isAccepting = isAccepting
    self.reasons = reasons
    self.isPrinting = isPrinting
    self.message = message
    self.standstill = standstill
    self.device = device
    self.experience = experience
  }
}

/// The one truth table about printers: whatever shows a printer's state shows what stands here.
///
/// The first row that fits decides. A silent spooler may only be starting again: it is out of use when it is asked again
/// in vain, under the same name. Keywords count whatever their severity (`-report`, `-warning`, `-error`).
///
/// | row | evidence | state |
/// | --- | --- | --- |
/// | 1 | the spooler is silent | spooler silent |
/// | 2 | the spooler knows no such queue | no queue |
/// | 3 | `cover-open` `door-open` `interlock-open` | cover open |
/// | 4 | `media-jam` `trimmer-jam` `trimmer-recoverable-failure` `trimmer-unrecoverable-failure` | jammed |
/// | 5 | `media-empty` `media-needed` `input-tray-missing` | paper out |
/// | 6 | `fuser-over-temp`: the head of a thermal printer | head hot |
/// | 7 | `offline` `shutdown` `power-down` | off |
/// | 8 | `timed-out`; or printing, no progress for 2 s and a back end that cannot connect | unreachable |
/// | 9 | a job stood still to its deadline and nothing of it ever left, not long ago | unreachable |
/// | 10 | stopped, not accepting, or `paused` `stopped` `stopped-partly` `moving-to-paused` | queue stopped |
/// | 11 | any other keyword with the severity `-error` | fault |
/// | 12 | as row 9, and long enough ago | unproven |
/// | 13 | `media-low` | paper low |
/// | 14 | the device is mute | cannot tell |
/// | 15 | else | ready |
public enum PrinterTruth {
  /// A connection takes milliseconds; a device that needs this long is not there.
  static let patience: Duration = .seconds(2)

  public static func state(of evidence: PrinterEvidence) -> PrinterState {
    switch evidence.spooler {
    case .silent: return .spoolerSilent
    case .noQueue: return .noQueue
    case .answers: break
    }
    let keywords = Set(evidence.reasons.map(keyword))
    if let told = told.first(where: { !keywords.isDisjoint(with: $0.keywords) }) { return told.state }
    if cannotConnect(evidence) || evidence.experience == .tookNothing { return .unreachable }
    if evidence.isStopped || !evidence.isAccepting || !keywords.isDisjoint(with: stopped) { return .queueStopped }
    if evidence.reasons.contains(where: { $0.hasSuffix("-error") }) { return .fault }
    if evidence.experience == .worthATry { return .unproven }
    if keywords.contains("media-low") { return .paperLow }
    return evidence.device == .mute ? .cannotTell : .ready
  }

  /// `media-empty-error` → `media-empty`
  public static func keyword(of reason: String) -> String {
    for severity in ["-error", "-warning", "-report"] where reason.hasSuffix(severity) {
      return String(reason.dropLast(severity.count))
    }
    return reason
  }

  /// What the device told, the plainest first: an open cover also reads as no paper.
  private static let told: [(keywords: Set<String>, state: PrinterState)] = [
    (["cover-open", "door-open", "interlock-open"], .coverOpen),
    (["media-jam", "trimmer-jam", "trimmer-recoverable-failure", "trimmer-unrecoverable-failure"], .jammed),
    (["media-empty", "media-needed", "input-tray-missing"], .paperOut),
    (["fuser-over-temp"], .headHot),
    (["offline", "shutdown", "power-down"], .off),
    (["timed-out"], .unreachable),
  ]

  private static let stopped: Set<String> = ["paused", "stopped", "stopped-partly", "moving-to-paused"]

  /// The words with which CUPS's own back ends (socket, lpd, ipp, usb) say that they wait for a device.
  private static let waiting = [
    "may not exist or is unavailable", "not responding", "unable to locate printer", "waiting for printer to become",
    "connection failed", "is unreachable", "is busy",
  ]

  private static func cannotConnect(_ evidence: PrinterEvidence) -> Bool {
    guard evidence.isPrinting, evidence.standstill >= patience else { return false }
    let message = evidence.message.lowercased()
    return evidence.reasons.contains { keyword(of: $0) == "connecting-to-device" }
      || waiting.contains { message.contains($0) }
  }
}
