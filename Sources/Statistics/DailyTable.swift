public import Events

/// Whose counts they are: at the kiosk from the journal's header, at the centre from the device's registration.
public struct Origin: Hashable, Sendable {
  public var site: String
  public var kiosk: String

  public init(site: String, kiosk: String) {
    self.site = site
    self.kiosk = kiosk
  }
}

/// What a row is made from: all figures of one origin for one combination of values, and what is known of its date.
struct DailyCount {
  let origin: Origin
  let date: ServiceDate
  var by: Dimensions
  var figures: Figures
  var day = KnownDay()
  /// `false` where nobody could be counted: the figures are empty, which is not 0.
  var isMeasured = true

  subscript(measure: String) -> Int { figures[measure] }

  mutating func join(_ other: DailyCount) {
    figures.join(other.figures)
    isMeasured = isMeasured || other.isMeasured
  }
}

/// All figures of one table of counts for one combination of values.
struct CountedValues {
  let date: ServiceDate
  let by: Dimensions
  var figures = Figures()

  subscript(measure: String) -> Int { figures[measure] }
}

/// A table with one row for each date, origin and combination of dimensions.
///
/// Kiosk and centre make their files from here, so equal counts give equal bytes.
public struct DailyTable: Sendable {
  /// The name in commands and addresses.
  public let name: String
  /// Dimensions first, figures after them.
  public let columns: [Column]
  /// The tables of counts that the rows are made from, with what they are shown by; over all else is summed.
  let shownBy: [String: Set<Dimension>]
  /// What the rows of one origin are made from, given what each table has counted, in the order of its dimensions.
  let gather: @Sendable (_ counted: [String: [CountedValues]], _ origin: Origin) -> [DailyCount]

  public static let all = [visits, ratings]

  /// The names of the tables of counts that the rows are made from.
  public var sources: Set<String> { Set(shownBy.keys) }

  /// Whether a tally is part of this table's rows within the dates; a long journal need not be summed whole.
  public func takes(_ tally: Tally, in dates: ClosedRange<ServiceDate>) -> Bool {
    shownBy[tally.table] != nil && Counting.date(of: tally).map(dates.contains) == true
  }

  /// - Returns: the rows within the dates, ordered from the left by the cells that are not figures.
  public func rows(of counts: [Origin: Counts], in dates: ClosedRange<ServiceDate>) -> [[Cell]] {
    Self.rows(columns, counts.flatMap { origin, counts in dailyCounts(counts, of: origin, in: dates) })
  }

  static func rows(_ columns: [Column], _ counts: [DailyCount]) -> [[Cell]] {
    let names = columns.indices.filter { columns[$0].unit == nil }
    return counts.map { count in columns.map { $0.cell(count) } }.sorted { precedes($0, $1, by: names) }
  }

  /// Whether a row comes before another by the first of the columns in which they differ.
  private static func precedes(_ one: [Cell], _ other: [Cell], by columns: [Int]) -> Bool {
    for column in columns {
      if one[column].precedes(other[column]) { return true }
      if other[column].precedes(one[column]) { return false }
    }
    return false
  }

  func dailyCounts(_ counts: Counts, of origin: Origin, in dates: ClosedRange<ServiceDate>) -> [DailyCount] {
    let counted = shownBy.map { table, dimensions in
      (table, Self.counted(counts.unordered(of: table).filter { takes($0, in: dates) }, by: dimensions))
    }
    return gather(Dictionary(uniqueKeysWithValues: counted), origin)
  }

  private static func counted(_ tallies: [Tally], by dimensions: Set<Dimension>) -> [CountedValues] {
    let groups = tallies.reduce(into: [Dimensions: CountedValues]()) { groups, tally in
      guard let date = Counting.date(of: tally) else { return }
      let by = tally.by.projected(on: dimensions)
      groups[by, default: CountedValues(date: date, by: by)].figures.join(tally)
    }
    return groups.values.sorted { $0.by < $1.by }
  }
}
