import Events
import Settings

/// What was learned of a pad's buttons so far.
struct ButtonLesson: Sendable {
  /// What a press did.
  enum Outcome: Hashable {
    case learned(key: String)
    /// The key has another meaning already.
    case taken(InputAction)
    /// A bounce, a second key of a chord, or a key let go.
    case nothing
  }

  /// After a press the contacts of a worn button bounce, and a hand takes its time; microseconds of the device's clock.
  static let rest: Int64 = 300_000

  /// Where ratings count; `nil`: the pad gives none.
  var place: RatingPoint?
  /// Levels of satisfaction, 3…5.
  var scale = 5
  /// What is to be learned, in this order.
  var actions: [InputAction] = []
  /// Where the lesson is.
  var position = 0
  private(set) var learned: [String: InputAction] = [:]
  private var pressed: Set<String> = []
  private var quietFrom = Int64.min

  var action: InputAction? { actions.indices.contains(position) ? actions[position] : nil }

  mutating func receive(_ key: KeyChange) -> Outcome {
    guard key.phase == .down else {
      pressed.remove(key.key)
      return .nothing
    }
    // A chord is one press of its first key.
    let isFirst = pressed.isEmpty
    pressed.insert(key.key)
    guard isFirst, key.time >= quietFrom, let action else { return .nothing }
    quietFrom = key.time + Self.rest
    if let other = learned[key.key] { return .taken(other) }
    learned[key.key] = action
    position += 1
    return .learned(key: key.key)
  }

  mutating func skip() { position += 1 }

  /// - Returns: whether there was a button before this one.
  mutating func stepBack() -> Bool {
    guard position > 0 else { return false }
    position -= 1
    learned = learned.filter { $0.value != actions[position] }
    return true
  }

  /// The device was let go: what was held then is not known any more.
  mutating func forgetHeld() { pressed = [] }

  /// The keys of the pad: what was there before, except where a button has got another meaning or an action another
  /// button. Visitor type and lane of a ticket button that stays the same are kept.
  func keys(besides old: [String: InputAction]) -> [String: InputAction] {
    let ratesAnew = learned.values.contains { $0.isRating }
    let actions = Set(learned.values)
    var keys = old.filter { _, action in
      !actions.contains(action) && !(action.isRating && (place == nil || ratesAnew && action.scale != scale))
    }
    for (key, action) in learned {
      keys[key] = old[key].map { $0.service != nil && $0.service == action.service } == true ? old[key] : action
    }
    return keys
  }
}

extension InputAction {
  var isRating: Bool { scale != nil }

  fileprivate var scale: Int? {
    if case .rate(_, let scale) = self { scale } else { nil }
  }

  fileprivate var service: String? {
    if case .issue(let service, _, _) = self { service } else { nil }
  }
}
