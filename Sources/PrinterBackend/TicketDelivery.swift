internal import PrinterMessages

/// Carries one job to one printer, without a file, socket or clock: what happened and when goes in; bytes for the
/// printer, messages for the scheduler and in the end an exit status come out.
///
/// | phase      | what it waits for              | answers well     | answers “not ready”      | no answer                 |
/// | ---------- | ------------------------------ | ---------------- | ------------------------ | ------------------------- |
/// | connecting | the connection                 |                  |                          | tries again               |
/// | asking     | the first status               | rehearsing       | holding                  | `auto`: sending, unasked ¹ |
/// | holding    | a status without a complaint   | rehearsing       | asks again               | asks again                |
/// | rehearsing | the answer to a first `GS r 1` | sending          | holding                  | sending, without proof ³  |
/// | sending    | the job, the line              | goes on          | sends no further band    | stalled ²                 |
/// | confirming | the answer to `GS r 1`, and a status after it | printed | waits                    | stalled ²                 |
/// | finishing  | the line to be empty           | printed or sent  |                          | stalled ²                 |
/// | clearing   | the clear response             | failed, cleared  |                          | failed, not cleared       |
///
/// ¹ and is asked nothing more: it cannot answer. ² when nothing has moved for `stallLimit`. ³ see `FinishProof`.
///
/// A job that makes no progress for `options.wait` fails. A connection that breaks before the first band is made again; one that
/// breaks after it ends the job: nothing is ever sent twice.
///
/// Times are durations since any fixed moment of a clock that never goes back.
public struct TicketDelivery: Sendable {
  enum Phase: Hashable, Sendable {
    case connecting, asking, holding, rehearsing, sending, confirming, finishing, clearing, ended
  }

  /// What is due at a moment, unless something happens before; of two at the same moment, the former comes first.
  enum Alarm: Int, Hashable, Sendable {
    case attempt, unreachable, answer, stall, finish, patience, question, cleared, drained, change
  }

  /// Without progress for so long, the job is reported as stalled.
  static let stallLimit: Duration = .milliseconds(1500)
  static let attemptPause: Duration = .seconds(1)
  /// Between two questions to a printer that has something to wait for.
  static let questionPause: Duration = .milliseconds(250)
  /// Within this time an answer to the rehearsal is taken for its own.
  static let promptAnswer: Duration = .milliseconds(50)
  /// How long a printer may take to throw away what it has not printed; less than a scheduler's patience after SIGTERM.
  static let clearLimit = BackendReport.lastWordLimit
  /// Between two looks at a line that is not empty yet.
  static let drainPause: Duration = .milliseconds(10)
  /// Progress is reported no more often.
  static let reportPause: Duration = .milliseconds(250)
  /// So many bytes are read ahead of the printer; a ticket fits several times.
  static let readAhead = 2 << 20

  let options: DeliveryOptions
  var phase = Phase.connecting
  var alarms: [Alarm: Duration] = [:]

  // The job.
  var framer = TicketFramer()
  var pieces: [TicketFramer.Piece] = []
  var nextPiece = 0
  var queuedBytes = 0
  var bands = 0
  var isWholeJobRead = false

  // The line.
  /// Bytes for the printer, in order; the shell writes them as soon as the line takes them.
  public internal(set) var outgoing: [UInt8] = []
  /// Bytes that the line has taken and the printer has not.
  var unsent = 0
  var sent = 0
  /// Whether what was last put on the line is of the ticket: only that is progress, questions are not.
  var isTicketOnLine = false
  var isAskedToReport = false
  /// Whether `GS r 1` is on the line, so that an answer to it can come.
  var isAskedToFinish = false
  /// Whether `GS r 1` is to be asked once more.
  var mustAskAgain = false
  /// Whether the printer reads commands from here on, wherever an earlier job left it.
  var isResynchronised: Bool

  // The printer.
  var reader = AnswerReader()
  /// The questions under way; `nil`: nothing was asked.
  var round: StatusRound?
  /// Whether the line of this connection was seen without bytes of an earlier one.
  var isLineKnown = false
  /// While set, what comes is thrown away: at the latest until then.
  var drainedUntil: Duration?
  /// Automatic status that was not looked at yet.
  var latestChange: DeviceStatus?
  var proof = FinishProof()
  /// When the rehearsal's question was asked.
  var rehearsed: Duration = .zero
  /// Rounds without an answer since the last answer.
  var missedRounds = 0
  /// Until here an answer may be to dots that look like a question.
  var doubtfulUntil: Duration = .zero
  var answers: Bool?
  /// The reasons that the scheduler has; `nil`: none were reported yet, and it may remember an earlier job's.
  var reported: Set<PrinterReason>?
  var complaints: Set<PrinterReason> = []
  var isStalled = false

  // The end.
  var messages: [BackendMessage] = []
  var lastReport: BackendReport?
  var lastReportTime: Duration = .zero
  var failure: BackendReport.Cause?
  /// The exit status of `backend(7)`; `nil` while the job goes on.
  public internal(set) var exit: ExitStatus?

  private let jobResynchronises: Bool

  /// - Parameters:
  ///   - jobResynchronises: the job begins by bringing the printer back to where it reads commands, if that is needed.
  ///   - time: now.
  public init(_ options: DeliveryOptions, jobResynchronises: Bool = false, at time: Duration) {
    self.options = options
    self.jobResynchronises = jobResynchronises
    isResynchronised = jobResynchronises
    alarms[.attempt] = time
    alarms[.patience] = time + options.wait
    alarms[.unreachable] = time + Self.stallLimit
  }
}

// MARK: What the shell asks

extension TicketDelivery {
  /// Whether a connection is to be tried now. One that is tried ends with `connected` or `notReached`.
  public mutating func takeAttempt(at time: Duration) -> Bool {
    guard phase == .connecting, let due = alarms[.attempt], due <= time else { return false }
    alarms[.attempt] = nil
    return true
  }

  /// Whether more of the job may be read.
  public var wantsJob: Bool { exit == nil && !isWholeJobRead && queuedBytes < Self.readAhead }

  /// When `passes` is to be called, if nothing happens before.
  public var nextAlarm: Duration? { alarms.values.min() }

  /// Whether the connection is to be broken off, so that nothing that is still on its way arrives.
  public var breaksOff: Bool { failure != nil }

  /// The messages since the last call; they are to be said before `outgoing` is written.
  public mutating func takeMessages() -> [BackendMessage] {
    defer { messages = [] }
    return messages
  }
}

// MARK: What happens

extension TicketDelivery {
  public mutating func reads(_ bytes: some Collection<UInt8>, at time: Duration) {
    framer.add(bytes)
    while let piece = framer.next() {
      if piece.kind == .band { bands += 1 }
      queuedBytes += piece.bytes.count
      pieces.append(piece)
    }
    goOn(at: time)
  }

  /// The job has been read to its end.
  public mutating func readsEnd(at time: Duration) {
    isWholeJobRead = true
    guard framer.isBetweenCommands else { return fail(.damaged, at: time) }
    goOn(at: time)
  }

  public mutating func connected(at time: Duration) {
    guard phase == .connecting else { return }
    alarms[.attempt] = nil
    alarms[.unreachable] = nil
    if reported != nil { reportReasons([]) }
    if options.status == .no {
      begin(answering: false, at: time)
    } else {
      phase = .asking
      ask(at: time)
    }
  }

  public mutating func notReached(at time: Duration) {
    guard phase == .connecting else { return }
    alarms[.attempt] = time + Self.attemptPause
    if reported == nil {
      reportReasons([.connecting])
      report(.connecting, at: time)
    }
  }

  /// The line took the first bytes of `outgoing`.
  public mutating func took(_ count: Int, at time: Duration) {
    guard count > 0 else { return }
    outgoing.removeFirst(count)
    if isTicketOnLine { moved(at: time) }
    if phase == .confirming, outgoing.isEmpty { isAskedToFinish = true }
    goOn(at: time)
  }

  /// - Parameter unsent: bytes that the line has taken and the printer has not.
  public mutating func sees(unsent: Int, at time: Duration) {
    if unsent < self.unsent, isTicketOnLine { moved(at: time) }
    self.unsent = unsent
    goOn(at: time)
  }

  public mutating func receives(_ bytes: some Collection<UInt8>, at time: Duration) {
    handle(reader.read(bytes), at: time)
    goOn(at: time)
  }

  /// The connection broke, or the device was unplugged.
  public mutating func loses(at time: Duration) {
    switch phase {
    case .ended: break
    case .clearing: end(.failed, at: time)
    case _ where sent > 0: fail(.lost, at: time)
    default: connectAgain(at: time)
    }
  }

  /// The scheduler takes the job back, or is gone.
  public mutating func cancels(at time: Duration) { fail(.cancelled, at: time) }

  /// Time passes: what is due is done, but for attempts, which the shell takes.
  public mutating func passes(to time: Duration) {
    while exit == nil,
      let (alarm, due) = alarms.filter({ $0.key != .attempt })
        .min(by: { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }), due <= time
    {
      alarms[alarm] = nil
      ring(alarm, at: time)
    }
  }

  private mutating func ring(_ alarm: Alarm, at time: Duration) {
    switch alarm {
    case .attempt: break
    case .unreachable: findUnreachable(at: time)
    case .question: ask(at: time)
    case .answer: missAnswer(at: time)
    case .stall: stall(at: time)
    case .patience: fail(causeOfStanding, at: time)
    case .finish: giveUpAnswer(at: time)
    case .cleared: end(.failed, at: time)
    case .drained: goOn(at: time)
    case .change: applyChange(at: time)
    }
  }

  private mutating func findUnreachable(at time: Duration) {
    guard phase == .connecting else { return }
    reportReasons([.connecting, .offline])
    report(.connecting, at: time)
  }

  private var causeOfStanding: BackendReport.Cause {
    if phase == .connecting { return .unreachable }
    return complaints.contains(where: \.stopsPrinting) ? .notReady : .stalled
  }

  private mutating func connectAgain(at time: Duration) {
    phase = .connecting
    outgoing = []
    round = nil
    reader = AnswerReader()
    proof = FinishProof()
    (isLineKnown, drainedUntil, latestChange) = (false, nil, nil)
    isResynchronised = jobResynchronises
    isAskedToReport = false
    alarms[.question] = nil
    alarms[.answer] = nil
    alarms[.attempt] = time + Self.attemptPause
    alarms[.unreachable] = time + Self.stallLimit
    reportReasons([.connecting])
    report(.connecting, at: time)
  }
}
