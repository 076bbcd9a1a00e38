/// Presses of one device that wait until it is known that they belong to nothing larger.
///
/// They wait by two clocks: the device's stamps, so that a late batch is judged as it happened, and the caller's clock,
/// so that a press comes out when nothing more is touched. The second is reckoned from the arrival of the press, and
/// is right whatever clock the device has.
struct HeldPresses: Hashable, Sendable {
  private struct Entry: Hashable {
    var press: Press
    /// On the device's clock.
    var until: Int64
    /// On the caller's clock.
    var due: Int64
  }

  private var entries: [Entry] = []

  /// When the first comes out by itself, on the caller's clock.
  var due: Int64? { entries.map(\.due).min() }

  /// - Parameters:
  ///   - until: on the device's clock, at which it is `stamp` now.
  ///   - now: the caller's clock.
  mutating func hold(_ press: Press, until: Int64, stamp: Int64, at now: Int64) {
    entries.append(Entry(press: press, until: until, due: now + max(0, until - stamp)))
  }

  /// Everything that waits goes on waiting.
  mutating func extend(until: Int64, stamp: Int64, at now: Int64) {
    for index in entries.indices {
      entries[index].until = until
      entries[index].due = now + max(0, until - stamp)
    }
  }

  /// - Returns: what has waited long enough when the device says `stamp`.
  mutating func free(by stamp: Int64) -> [Press] { free { $0.until <= stamp } }

  /// - Returns: what has waited long enough by the caller's clock.
  mutating func free(at now: Int64) -> [Press] { free { $0.due <= now } }

  /// Gives up those of which `isLost` holds.
  ///
  /// - Returns: how many.
  mutating func drop(where isLost: (Press) -> Bool = { _ in true }) -> Int {
    let before = entries.count
    entries.removeAll { isLost($0.press) }
    return before - entries.count
  }

  private mutating func free(_ isFree: (Entry) -> Bool) -> [Press] {
    // Nearly always nothing waits.
    guard entries.contains(where: isFree) else { return [] }
    let freed = entries.filter(isFree).map(\.press)
    entries.removeAll(where: isFree)
    return freed
  }
}
