internal import Foundation

/// A value that one thread changes and another waits for.
public final class Observed<Value: Sendable>: @unchecked Sendable {  // because the condition guards the value
  private let condition = NSCondition()
  private var value: Value
  private var changes = 0

  public init(_ value: Value) {
    self.value = value
  }

  public var current: Value { condition.withLock { value } }

  public func change<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    try condition.withLock {
      defer {
        changes += 1
        condition.broadcast()
      }
      return try body(&value)
    }
  }

  /// Looks at once, and again after each change.
  ///
  /// - Returns: `false` when the value was not as wanted within the limit.
  public func wait(within limit: Duration = .seconds(10), until isThere: (Value) throws -> Bool) rethrows -> Bool {
    let deadline = Date(timeIntervalSinceNow: limit / .seconds(1))
    while true {
      let (seen, count) = condition.withLock { (value, changes) }
      if try isThere(seen) { return true }
      let isChanged = condition.withLock {
        while changes == count, condition.wait(until: deadline) {}
        return changes != count
      }
      guard isChanged else { return false }
    }
  }

  /// As the blocking one.
  public func wait(
    within limit: Duration = .seconds(10), until isThere: @escaping @Sendable (Value) -> Bool
  ) async -> Bool {
    (try? await offThePool { self.wait(within: limit, until: isThere) }) ?? false
  }
}
