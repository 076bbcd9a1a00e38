public import Events
internal import Ports

/// Why events do not reach the centre: code, cause and remedy.
public struct UplinkFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// The credential, the trusted certificates or the address cannot be used.
    case settings
    case unreachable
    /// The centre's certificate is not trusted, or this machine's date is wrong.
    case certificate
    /// The centre answered something that is no answer of its interface.
    case unexpectedAnswer = "unexpected_answer"
    /// 401 or 403.
    case refused
    /// The centre holds another journal under this one's name, and takes nothing of this.
    case forked
    case journal
  }

  public var code: Code
  public var cause: String
  public var remedy: String

  public init(_ code: Code, cause: String, remedy: String) {
    self.code = code
    self.cause = cause
    self.remedy = remedy
  }

  /// An error of the journal becomes one of the uplink.
  init(_ error: any Error) {
    switch error {
    case let fault as UplinkFault: self = fault
    case let fault as JournalFault: self.init(.journal, cause: fault.cause, remedy: fault.remedy)
    default: self.init(.journal, cause: "The journal cannot be sent: \(error)", remedy: "Check the journal.")
    }
  }

  public var description: String { "\(cause). \(remedy)" }
}

/// What the centre has of this journal, and what the uplink is doing.
public struct UplinkStatus: Hashable, Sendable {
  public enum State: String, Hashable, Sendable {
    /// Nothing to do, or resting between two pushes.
    case idle
    case sending
    /// The last try failed; another follows by itself.
    case waiting
    /// Refused by the centre; another try follows, minutes later.
    case refused
  }

  public var state = State.idle
  /// The last position that the centre acknowledged and that this journal has; `nil` until it was asked.
  public var acknowledged: JournalPosition?
  /// `false`: what the centre acknowledged is in no published figure until an administrator accepts it there, because the
  /// journal is not the first of its kiosk, or was put back and went on otherwise.
  public var isCounted = true
  /// Where the other history ends that the centre was seen to hold and nothing else: the journal was lost, damaged or
  /// restored, and numbering has to go on after what was given before.
  public var centre: JournalPosition?
  /// Events that are not acknowledged; `nil` until the centre was asked.
  public var unsent: Int64?
  /// Milliseconds since 1970 UTC.
  public var lastSuccess: Int64?
  public var lastFault: UplinkFault?
  private var lastAnswer: ContinuousClock.Instant?

  public init() {}

  /// Whether a new credential may be what is waited for.
  var needsCredential: Bool { lastFault?.code == .settings || lastFault?.code == .refused }

  mutating func note(_ held: HeldHistory, at instant: ContinuousClock.Instant) {
    acknowledged = held.position
    isCounted = held.isCounted
    lastAnswer = instant
  }

  /// What the centre said it holds; `nil` when that was before `instant`, or something went wrong since.
  func known(since instant: ContinuousClock.Instant) -> HeldHistory? {
    guard lastFault == nil, let acknowledged, let lastAnswer, lastAnswer >= instant else { return nil }
    return HeldHistory(acknowledged, isCounted: isCounted)
  }
}
