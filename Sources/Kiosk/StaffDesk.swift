internal import Events
internal import Queueing
internal import Settings
internal import VisitorJourney

/// What the loop keeps of staff before the visitor's screen: the corner that they hold, and which ticket they were told
/// to be the last.
struct StaffDesk: Sendable {
  /// What the screen asks for staff.
  enum Order: Hashable, Sendable {
    /// The digits go no further than the comparison.
    case checkPIN(String)
    case lockedOut(tries: Int)
    case report
    case command(StaffCommand)
  }

  /// What comes back to the loop from other threads, and is never dropped.
  enum News: Sendable {
    case ended(StaffTask, StaffOutcome)
    /// The machine's clock was set, or not: now the date is to be settled.
    case clockSet(ServiceDate, StaffOutcome)
  }

  let parts: StaffParts
  /// The configured name of the touchscreen.
  let screen: String
  private var corner: CornerHold
  /// The last ticket as staff were told: another one may be given while they think about it.
  var reported: LastTicket?
  /// The task that the screen waits for: what another one comes to, long after, is for the journal alone.
  var awaited: StaffTask?

  /// - Returns: `nil` where nobody can become staff: no PIN, or no screen to enter it on.
  init?(_ parts: LoopParts) {
    guard let staff = parts.staff, parts.screen != nil, let screen = parts.settings.touchscreen,
      let offer = VisitorOffer(parts.settings)
    else { return nil }
    self.parts = staff
    self.screen = screen
    corner = CornerHold(screen: screen, panel: offer.panel)
  }

  /// As whose doing commands of staff count.
  var source: CommandSource { CommandSource(device: screen, control: "staff") }

  /// When to call `wake(at:)`, in microseconds of the loop's clock.
  var deadline: Int64? { corner.deadline }

  mutating func feel(_ signal: InputSignal, at now: Int64) { corner.take(signal, at: now) }
  mutating func lose(_ devices: some Sequence<String>) { corner.lose(devices) }

  /// - Returns: whether the corner has been held for long enough.
  mutating func wake(at now: Int64) -> Bool { corner.wake(at: now) }
}
