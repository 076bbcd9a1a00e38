/// Remembers what was made lately. Holds at most twice `limit` values: when the young ones are so many, those that were
/// not asked for since the last time are dropped.
public struct BoundedCache<Key: Hashable, Value> {
  private let limit: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  /// - Parameter limit: at least 1.
  public init(limit: Int) {
    self.limit = limit
  }

  public var count: Int { young.count + old.count }

  public mutating func value<Fault: Error>(for key: Key, make: () throws(Fault) -> Value) throws(Fault) -> Value {
    if let value = young[key] { return value }
    let value: Value
    if let remembered = old.removeValue(forKey: key) { value = remembered } else { value = try make() }
    if young.count >= limit {
      old = young
      young = [:]
    }
    young[key] = value
    return value
  }
}
