import Events

/// Counts by measure; first and last numbers also by series.
struct Figures {
  private struct Key: Hashable {
    let measure: String
    let series: String
  }

  private var values: [Key: Int] = [:]

  /// What was counted of a measure without a series.
  subscript(measure: String) -> Int { values[Key(measure: measure, series: "")] ?? 0 }

  /// Whether anything is counted that adds up; first and last numbers stay where all else was taken back.
  var hasSums: Bool { values.contains { Joining(of: $0.key.measure) == .sum && $0.value != 0 } }

  /// The number that is kept for each series.
  func numbers(_ measure: String) -> [TicketNumber] {
    values.filter { $0.key.measure == measure }.map { TicketNumber(series: $0.key.series, number: $0.value) }
  }

  mutating func join(_ tally: Tally) {
    let series = Joining(of: tally.measure) == .sum ? "" : tally.by[.series]
    join(tally.count, to: Key(measure: tally.measure, series: series))
  }

  mutating func join(_ other: Figures) {
    for (key, count) in other.values { join(count, to: key) }
  }

  /// Counts under a name that no event gives, for a column of its own.
  mutating func set(_ measure: String, to count: Int) {
    values[Key(measure: measure, series: "")] = count
  }

  private mutating func join(_ count: Int, to key: Key) {
    values[key] = Joining(of: key.measure)(values[key] ?? 0, count)
  }
}
