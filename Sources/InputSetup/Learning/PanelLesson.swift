import Events

/// What was touched of a panel's corners so far.
struct PanelLesson: Sendable {
  /// What a change of a contact meant.
  enum Outcome: Hashable {
    case touched
    /// The finger wandered.
    case stroke
    case nothing
  }

  /// A finger that moves farther is no touch of one spot; parts of the panel.
  private static let longestStroke = 0.08
  /// After a touch a finger that comes back so soon has only jumped; microseconds of the device's clock.
  private static let rest: Int64 = 300_000

  private(set) var touches: [PanelPoint] = []
  /// How often the touches made no sense.
  var failures = 0
  private var finger: Finger?
  private var quietFrom = Int64.min

  private struct Finger {
    var id: Int
    var first: PanelPoint
    var sum: PanelPoint
    var count = 1.0
    var hasWandered = false

    mutating func move(to point: PanelPoint) {
      sum = PanelPoint(x: sum.x + point.x, y: sum.y + point.y)
      count += 1
      hasWandered = hasWandered || point.distance(to: first) > PanelLesson.longestStroke
    }
  }

  /// The first finger counts, from its touch to its lifting; others are passed over meanwhile.
  mutating func receive(_ contact: Contact) -> Outcome {
    let point = PanelPoint(x: contact.x, y: contact.y)
    switch contact.phase {
    case .down:
      if finger == nil, contact.time >= quietFrom { finger = Finger(id: contact.id, first: point, sum: point) }
      return .nothing
    case .moved:
      if finger?.id == contact.id { finger?.move(to: point) }
      return .nothing
    case .cancelled:
      if finger?.id == contact.id { finger = nil }
      return .nothing
    case .up:
      guard var ended = finger, ended.id == contact.id else { return .nothing }
      finger = nil
      ended.move(to: point)
      quietFrom = contact.time + Self.rest
      guard !ended.hasWandered else { return .stroke }
      touches.append(PanelPoint(x: ended.sum.x / ended.count, y: ended.sum.y / ended.count))
      return .touched
    }
  }

  /// - Returns: whether there was a touch before.
  mutating func stepBack() -> Bool { touches.popLast() != nil }

  mutating func beginAgain() {
    touches = []
    failures += 1
  }
}
