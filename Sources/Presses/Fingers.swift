internal import Events

/// The contacts that are on one touchscreen, or were a moment ago.
struct Fingers: Hashable, Sendable {
  private struct Finger: Hashable {
    var start: Contact
    var x: Double
    var y: Double
    var isPalm = false
  }

  /// Where a contact has just ended.
  private struct Trace: Hashable {
    var start: Contact
    var end: Contact
  }

  /// More fingers than one screen ever sees.
  private static let limit = 64

  private let thresholds: PressThresholds
  private var fingers: [Int: Finger] = [:]
  private var traces: [Trace] = []

  init(_ thresholds: PressThresholds) {
    self.thresholds = thresholds
  }

  var isFull: Bool { fingers.count >= Self.limit }
  func has(_ contact: Int) -> Bool { fingers[contact] != nil }
  func isPalm(_ contact: Int) -> Bool { fingers[contact]?.isPalm == true }

  mutating func begin(_ contact: Contact) {
    fingers[contact.id] = Finger(start: contact, x: contact.x, y: contact.y)
  }

  mutating func follow(_ contact: Contact) {
    fingers[contact.id]?.x = contact.x
    fingers[contact.id]?.y = contact.y
  }

  /// - Returns: whether it had begun.
  mutating func end(_ contact: Contact) -> Bool {
    guard let finger = fingers.removeValue(forKey: contact.id) else { return false }
    traces.removeAll { contact.time - $0.end.time >= thresholds.jitterPause }
    if traces.count < Self.limit { traces.append(Trace(start: finger.start, end: contact)) }
    return true
  }

  /// Whether the contact that begins goes on with a touch that is there, or has just been.
  ///
  /// A screen under electrical noise, and an infrared frame at an insect or a wet finger, breaks one touch into many
  /// contacts: each begins where the touch began, or where it is by now.
  func isJitter(_ contact: Contact) -> Bool {
    func isClose(_ x: Double, _ y: Double) -> Bool {
      abs(x - contact.x) <= thresholds.jitterSpread && abs(y - contact.y) <= thresholds.jitterSpread
    }
    let isOnTouch = fingers.values.contains { finger in
      contact.time - finger.start.time <= thresholds.stuck
        && (isClose(finger.x, finger.y) || isClose(finger.start.x, finger.start.y))
    }
    return isOnTouch
      || traces.contains { trace in
        (0..<thresholds.jitterPause).contains(contact.time - trace.end.time)
          && (isClose(trace.end.x, trace.end.y) || isClose(trace.start.x, trace.start.y))
      }
  }

  /// Whether the new contact and its close neighbours, lasting ones apart, are a palm; remembers it of all of them.
  mutating func markPalm(around contact: Contact) -> Bool {
    let near = fingers.filter { _, finger in
      abs(finger.x - contact.x) <= thresholds.palmSpread && abs(finger.y - contact.y) <= thresholds.palmSpread
        && contact.time - finger.start.time <= thresholds.stuck
    }
    guard near.count >= 3 else { return false }
    for id in near.keys { fingers[id]?.isPalm = true }
    return true
  }

  mutating func forget(_ contact: Int) { fingers[contact] = nil }
}
