internal import Events

/// The keys of one pad: debounced each for itself, and together at most one held press.
///
///     key       | down                               | up        | cancelled
///     ----------+------------------------------------+-----------+----------
///     resting   | PRESS → held                       | stray     | stray
///     held      | stray                              | → settling | → resting
///     settling  | within the debounce: bounce → held | stray     | → resting
///               | later: PRESS → held                |           |
///
/// A PRESS while another key of the pad is held is part of a chord: the first key's press stands, this one is none.
/// Time that goes back counts as time enough.
struct PadPresses: Hashable, Sendable {
  private enum Key: Hashable {
    case resting
    case held(since: Int64)
    case settling(since: Int64)
  }

  private let thresholds: PressThresholds
  private var keys: [String: Key]

  init(keys names: Set<String>, thresholds: PressThresholds) {
    self.thresholds = thresholds
    keys = Dictionary(uniqueKeysWithValues: names.map { ($0, .resting) })
  }

  func knows(_ key: String) -> Bool { keys[key] != nil }

  mutating func reset() { keys = keys.mapValues { _ in .resting } }

  /// - Returns: whether the key was pressed.
  mutating func take(_ change: KeyChange, ignored: inout PressTally) -> Bool {
    switch keys[change.key] {
    case nil: false
    case .resting: rest(change, ignored: &ignored)
    case .held: hold(change, ignored: &ignored)
    case .settling(let since): settle(change, since: since, ignored: &ignored)
    }
  }

  private mutating func rest(_ change: KeyChange, ignored: inout PressTally) -> Bool {
    guard change.phase == .down else {
      ignored.count(.stray)
      return false
    }
    return press(change, ignored: &ignored)
  }

  private mutating func hold(_ change: KeyChange, ignored: inout PressTally) -> Bool {
    switch change.phase {
    case .down: ignored.count(.stray)
    case .up: keys[change.key] = .settling(since: change.time)
    case .cancelled: keys[change.key] = .resting
    }
    return false
  }

  private mutating func settle(_ change: KeyChange, since: Int64, ignored: inout PressTally) -> Bool {
    switch change.phase {
    case .down where (0..<thresholds.debounce).contains(change.time - since):
      ignored.count(.bounce)
      keys[change.key] = .held(since: change.time)
      return false
    case .down: return press(change, ignored: &ignored)
    case .up: ignored.count(.stray)
    case .cancelled: keys[change.key] = .resting
    }
    return false
  }

  private mutating func press(_ change: KeyChange, ignored: inout PressTally) -> Bool {
    let isChord = keys.contains { name, key in
      if case .held(let since) = key { name != change.key && change.time - since <= thresholds.stuck } else { false }
    }
    keys[change.key] = .held(since: change.time)
    if isChord { ignored.count(.chord) }
    return !isChord
  }
}
