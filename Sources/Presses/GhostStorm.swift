internal import Events

/// Many touches that begin within a moment, far apart: no hand does that, and none of them is to press.
///
/// The first touch of a storm looks like any tap, and a visitor's tap must not wait for what may follow. So a tap waits
/// only where its surroundings are suspicious already:
///
/// | when a touch is lifted | its press |
/// | --- | --- |
/// | no other touch began far from it, 500 ms before its own beginning or since | comes at once |
/// | one did (two hands, or a storm's first touches) | waits until 500 ms after its own beginning |
/// | it lasted longer than 500 ms | comes at once: a storm that begins now does not include it |
/// | a storm is found while it waits | is no press, like the whole storm |
/// | the storm has not been over for 1 s of quiet | is no press |
///
/// Presses that come at once were all near each other: a touch far from an earlier one waits. So until a storm is found, it
/// gives presses in one spot at the most, as one tap or a child's drumming there would, and nearly always one or none. Two
/// quick taps by two hands are late by less than half a second, with their own times, and never lost. Parts of one broken
/// touch count as one.
struct GhostStorm: Hashable, Sendable {
  private struct Start: Hashable {
    var x: Double
    var y: Double
    var time: Int64
  }

  private let thresholds: PressThresholds
  /// The latest starts, one more than make no storm.
  private var starts: [Start] = []
  private var lastContact: Int64?
  private var isRaging = false

  init(_ thresholds: PressThresholds) {
    self.thresholds = thresholds
  }

  /// - Parameter isTouch: `false` for a part of a touch that began before.
  /// - Returns: whether the contact that begins belongs to a storm.
  mutating func begins(_ contact: Contact, isTouch: Bool) -> Bool {
    if let last = lastContact, !(0..<thresholds.storm.quiet).contains(contact.time - last) { isRaging = false }
    lastContact = contact.time
    guard isTouch else { return isRaging }
    starts.append(Start(x: contact.x, y: contact.y, time: contact.time))
    if starts.count > thresholds.storm.contacts + 1 { starts.removeFirst() }
    isRaging = isRaging || isStorm
    return isRaging
  }

  /// Whether a touch that began there and then may yet turn out to be part of a storm.
  func mayInclude(x: Double, y: Double, time: Int64) -> Bool {
    starts.contains { start in
      abs(start.time - time) <= thresholds.storm.window
        && (abs(start.x - x) > thresholds.storm.spread || abs(start.y - y) > thresholds.storm.spread)
    }
  }

  private var isStorm: Bool {
    guard starts.count > thresholds.storm.contacts, let first = starts.first, let last = starts.last,
      last.time - first.time <= thresholds.storm.window
    else { return false }
    return spread(\.x) > thresholds.storm.spread || spread(\.y) > thresholds.storm.spread
  }

  private func spread(_ part: (Start) -> Double) -> Double {
    let values = starts.map(part)
    return (values.max() ?? 0) - (values.min() ?? 0)
  }
}
