import Events

/// Type A: each frame lists every contact, without saying which is which; the nearest ones are the same finger.
///
/// A contact that is listed without width or above the glass has been lifted; one that is listed as a palm is cancelled.
struct FrameTracker: TouchTracking {
  /// More fingers than touch one screen.
  private static let limit = 32
  /// The farthest that a finger moves from one frame to the next, as a part of the display.
  private static let reach = 0.2

  private var surface: TouchSurface
  private var live: [(contact: Int, point: RawPoint)] = []
  private var listed: [RawPoint] = []
  /// Where palms are in this frame.
  private var palms: [RawPoint] = []
  private var x: Int32?
  private var y: Int32?
  /// The contact is listed once more, as one that has been lifted.
  private var isAbove = false
  private var isPalm = false
  private var isListed = false
  private var isLifted = false

  /// The distance of a finger that touches.
  private let touching: Int32

  /// - Parameters:
  ///   - surface: of the panel, not of the display.
  ///   - touching: the least value of `ABS_MT_DISTANCE`.
  init(surface: TouchSurface, touching: Int32 = 0) {
    self.surface = surface
    self.touching = touching
  }

  mutating func take(_ event: InputEvent, frame: inout InputFrame, ignored: inout Tally) -> Bool {
    switch (event.type, event.code) {
    case (EventType.absolute, Axis.contactX): x = event.value
    case (EventType.absolute, Axis.contactY): y = event.value
    case (EventType.absolute, Axis.contactWidth): isAbove = isAbove || event.value == 0
    case (EventType.absolute, Axis.contactDistance): isAbove = isAbove || event.value > touching
    case (EventType.absolute, Axis.contactTool): isPalm = event.value == Tool.palm
    case (EventType.synchronisation, Synchronisation.contactReport): list(&ignored)
    case (EventType.key, FingerButton.touch): isLifted = event.value == 0
    case (EventType.absolute, Axis.x), (EventType.absolute, Axis.y), (EventType.absolute, Axis.multitouch): break
    default: return FingerButton.take(event, ignored: &ignored)
    }
    return true
  }

  mutating func endFrame(_ frame: inout InputFrame, ignored: inout Tally) {
    if x != nil, y != nil { list(&ignored) }
    // A frame that says nothing of fingers, such as that of a key, lifts none.
    if isListed || isLifted { match(isLifted ? [] : listed, frame: &frame) }
    clear()
  }

  mutating func resynchronise(_ state: DeviceState, frame: inout InputFrame) {
    // The kernel keeps no contacts of type A: those that still touch come with the next frame, as new ones.
    cancelAll(&frame)
  }

  mutating func cancelAll(_ frame: inout InputFrame) {
    for (contact, point) in live { frame.end(contact, at: point, .cancelled) }
    live = []
    clear()
  }

  private mutating func clear() {
    listed.removeAll(keepingCapacity: true)
    palms.removeAll(keepingCapacity: true)
    isListed = false
    isLifted = false
    forgetContact()
  }

  private mutating func forgetContact() {
    x = nil
    y = nil
    isAbove = false
    isPalm = false
  }

  private mutating func list(_ ignored: inout Tally) {
    isListed = true
    if let x, let y, !isAbove {
      if listed.count + palms.count >= Self.limit {
        ignored.count(.overlongFrame)
      } else if isPalm {
        ignored.count(.palm)
        palms.append(RawPoint(x: x, y: y))
      } else {
        listed.append(RawPoint(x: x, y: y))
      }
    }
    forgetContact()
  }

  private mutating func match(_ points: [RawPoint], frame: inout InputFrame) {
    var successor: [Int: Int] = [:]
    for (old, new, _) in pairs(points) where successor[old] == nil && !successor.values.contains(new) {
      successor[old] = new
    }
    var next: [(contact: Int, point: RawPoint)] = []
    for (index, (contact, point)) in live.enumerated() {
      guard let new = successor[index] else {
        frame.end(contact, at: point, isNearPalm(point) ? .cancelled : .up)
        continue
      }
      if points[new] != point { frame.move(contact, to: points[new]) }
      next.append((contact, points[new]))
    }
    for index in points.indices where !successor.values.contains(index) {
      if let contact = frame.begin(at: points[index]) { next.append((contact, points[index])) }
    }
    live = next
  }

  /// Each live contact with each listed point within reach, nearest first.
  private mutating func pairs(_ points: [RawPoint]) -> [(old: Int, new: Int, distance: Double)] {
    let (old, new) = (live.map { place($0.point) }, points.map { place($0) })
    return old.indices.flatMap { first in
      new.indices.map { second in (first, second, Self.distance(old[first], new[second])) }
    }
    .filter { $0.distance <= Self.reach }
    .sorted { $0.distance < $1.distance }
  }

  private mutating func isNearPalm(_ point: RawPoint) -> Bool {
    let here = place(point)
    return palms.contains { Self.distance(place($0), here) <= Self.reach }
  }

  private mutating func place(_ point: RawPoint) -> (x: Double, y: Double) {
    // What is odd about a position is counted when it is told.
    var uncounted: Tally = [:]
    return surface.place(point, ignored: &uncounted)
  }

  private static func distance(_ first: (x: Double, y: Double), _ second: (x: Double, y: Double)) -> Double {
    let (across, along) = (first.x - second.x, first.y - second.y)
    return (across * across + along * along).squareRoot()
  }
}
