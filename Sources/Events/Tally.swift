/// A part of the counts: what was counted, by which values, and how many; negative where an event takes back.
///
/// Kiosk, centre and recount join the same tallies of the same events; sealed totals and moved counts are tallies too.
/// Written as `{"table":"visits","measure":"issued","by":{"date":"2026-11-21","service":"REG"},"count":3}`.
public struct Tally: Hashable, Sendable, Codable {
  /// The name of the table, such as `visits`.
  public var table: String
  /// The name of the measure, such as `issued`.
  public var measure: String
  /// What it is counted by.
  public var by: Dimensions
  public var count: Int

  public init(table: String, measure: String, by: Dimensions, count: Int) {
    self.table = table
    self.measure = measure
    self.by = by
    self.count = count
  }
}
