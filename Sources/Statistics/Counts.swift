public import Events

/// Tallies joined (`Joining`): the state of every table over some events.
///
/// Counts do not depend on the order or grouping in which tallies come. A count of 0 is no entry, so two are equal
/// exactly when their tables are.
public struct Counts: Hashable, Sendable {
  private var values: [CountKey: Int] = [:]

  public init() {}

  public init(_ tallies: some Sequence<Tally>) {
    add(tallies)
  }

  public var isEmpty: Bool { values.isEmpty }

  /// In constant time.
  public mutating func add(_ tally: Tally) {
    add(tally.count, to: CountKey(tally))
  }

  public mutating func add(_ tallies: some Sequence<Tally>) {
    for tally in tallies { add(tally) }
  }

  /// Adds what an event counts.
  public mutating func add(_ fact: Fact) {
    add(Counting.tallies(of: fact))
  }

  public mutating func merge(_ other: Counts) {
    for (key, value) in other.values { add(value, to: key) }
  }

  /// The counts of one date.
  public func dated(_ date: ServiceDate) -> Counts {
    let text = date.description
    var dated = Counts()
    dated.values = values.filter { $0.key.by[.date] == text }
    return dated
  }

  /// Takes the counts of one date out.
  public mutating func remove(dated date: ServiceDate) {
    let text = date.description
    values = values.filter { $0.key.by[.date] != text }
  }

  public subscript(key: CountKey) -> Int { values[key] ?? 0 }

  /// The counts that `other` has not or has otherwise, with their value here: 0 for those that only `other` has.
  public func differences(from other: Counts) -> [Tally] {
    let keys = Set(values.keys).union(other.values.keys).filter { self[$0] != other[$0] }
    return keys.sorted().map { Tally(table: $0.table, measure: $0.measure, by: $0.by, count: self[$0]) }
  }

  /// Every count as a tally, ordered by table, dimensions and measure.
  public var tallies: [Tally] {
    values.sorted { $0.key < $1.key }.map { key, value in
      Tally(table: key.table, measure: key.measure, by: key.by, count: value)
    }
  }

  /// The counts of one table as they come, where the order does not matter.
  func unordered(of table: String) -> some Sequence<Tally> {
    values.lazy.filter { $0.key.table == table }.map { key, value in
      Tally(table: key.table, measure: key.measure, by: key.by, count: value)
    }
  }

  private mutating func add(_ count: Int, to key: CountKey) {
    let value = Joining(of: key.measure)(values[key, default: 0], count)
    values[key] = value == 0 ? nil : value
  }
}

/// An array of tallies in their order: equal counts have equal JSON (with the encoder's keys sorted).
extension Counts: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try [Tally](from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try tallies.encode(to: encoder)
  }
}
