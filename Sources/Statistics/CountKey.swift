public import Events

/// What one number in the counts is the number of; equal and ordered by bytes, as `Dimensions` are.
public struct CountKey: Sendable {
  public let table: String
  public let measure: String
  public let by: Dimensions

  public init(table: String, measure: String, by: Dimensions) {
    self.table = table
    self.measure = measure
    self.by = by
  }

  public init(_ tally: Tally) {
    self.init(table: tally.table, measure: tally.measure, by: tally.by)
  }
}

extension CountKey: Hashable {
  public static func == (left: CountKey, right: CountKey) -> Bool {
    left.measure.hasSameBytes(as: right.measure) && left.table.hasSameBytes(as: right.table) && left.by == right.by
  }

  public func hash(into hasher: inout Hasher) {
    table.hashBytes(into: &hasher)
    measure.hashBytes(into: &hasher)
    by.hash(into: &hasher)
  }
}

extension CountKey: Comparable {
  /// By table, then dimensions, then measure.
  public static func < (left: CountKey, right: CountKey) -> Bool {
    guard left.table.hasSameBytes(as: right.table) else { return left.table.precedesInBytes(right.table) }
    return left.by == right.by ? left.measure.precedesInBytes(right.measure) : left.by < right.by
  }
}
