public import Events

/// The corner of the visitor's screen that staff hold until they are asked for their PIN.
///
/// | a contact of this screen | the hold |
/// | --- | --- |
/// | begins in the corner, alone | begins |
/// | begins while another is there | ends: this is a hand, or a child |
/// | leaves the corner, is lifted, cannot be followed | ends |
/// | has stayed for `length` | is complete, once |
///
/// Knows no clock: `now` is the caller's, microseconds of `CLOCK_MONOTONIC`.
public struct CornerHold: Hashable, Sendable {
  /// Millimetres of the square in the upper right corner, where no page has anything to press on a usual panel.
  public static let side = 25.0
  /// Microseconds: three seconds, longer than anybody leans on a screen by chance.
  public static let length: Int64 = 3_000_000
  /// How far a finger that is held may drift out of the square, in millimetres.
  private static let slack = 5.0

  private struct Hold: Hashable {
    var contact: Int
    var due: Int64
  }

  private let screen: String
  private let panel: Panel
  /// The contacts that are on the screen.
  private var fingers: Set<Int> = []
  private var hold: Hold?

  /// - Parameters:
  ///   - screen: the configured name of the touchscreen.
  ///   - panel: its visible area.
  public init(screen: String, panel: Panel) {
    self.screen = screen
    self.panel = panel
  }

  /// When to call `wake(at:)`; `nil` while nobody holds the corner.
  public var deadline: Int64? { hold?.due }

  /// - Returns: whether the corner has been held for long enough.
  public mutating func wake(at now: Int64) -> Bool {
    guard let hold, hold.due <= now else { return false }
    self.hold = nil
    return true
  }

  public mutating func take(_ signal: InputSignal, at now: Int64) {
    switch signal {
    case .contact(let contact) where contact.device == screen: take(contact, at: now)
    case .plugged(screen), .unplugged(screen, _): reset()
    case .contact, .key, .plugged, .unplugged: break
    }
  }

  /// Signals of these devices were lost: what is held on them can no longer be judged.
  public mutating func lose(_ devices: some Sequence<String>) {
    if devices.contains(screen) { reset() }
  }

  private mutating func take(_ contact: Contact, at now: Int64) {
    switch contact.phase {
    case .down:
      hold = nil
      fingers.insert(contact.id)
      if fingers.count == 1, isInCorner(contact, slack: 0) {
        hold = Hold(contact: contact.id, due: now + Self.length)
      }
    case .moved: if hold?.contact == contact.id, !isInCorner(contact, slack: Self.slack) { hold = nil }
    case .up, .cancelled:
      fingers.remove(contact.id)
      if hold?.contact == contact.id { hold = nil }
    }
  }

  private mutating func reset() {
    fingers = []
    hold = nil
  }

  private func isInCorner(_ contact: Contact, slack: Double) -> Bool {
    (1 - contact.x) * panel.width <= Self.side + slack && contact.y * panel.height <= Self.side + slack
  }
}
