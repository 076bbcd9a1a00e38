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

/// What a row is made from: all measures of one key of one origin, and what is known of its date.
struct DailyCount {
  let origin: Origin
  let date: ServiceDate
  let key: [String]
  var measures: [String: Int]
  var day = KnownDay()
  /// `false` where nobody could be counted: the figures are empty, which is not 0.
  var isMeasured = true

  subscript(measure: String) -> Int { measures[measure] ?? 0 }

  mutating func join(_ other: DailyCount) {
    measures.merge(other.measures, by: Joining.init(of:))
    isMeasured = isMeasured || other.isMeasured
  }
}

/// All measures of one key.
struct CountedKey {
  let date: ServiceDate
  let key: [String]
  var measures: [String: Int]

  subscript(measure: String) -> Int { measures[measure] ?? 0 }
}

/// A table with one row for each date, origin and combination of dimensions.
///
/// Kiosk and centre make their files from here, so equal counts give equal bytes.
public struct DailyTable: Sendable {
  /// The name in commands and addresses.
  public let name: String
  /// Dimensions first, figures after them.
  public let columns: [Column]
  /// The tables of counts that the rows are made from, with the number of values in their keys.
  let keyLengths: [String: Int]
  /// Where in a row's key the visitor type stands; `nil` in a table without it.
  let typePosition: Int?
  /// What the rows of one origin are made from, given the keys of each table in order.
  let gather: @Sendable (_ keys: [String: [CountedKey]], _ origin: Origin) -> [DailyCount]

  public static let all = [visits, ratings]

  /// The names of the tables of counts that the rows are made from.
  public var sources: Set<String> { Set(keyLengths.keys) }

  /// Whether a tally is part of this table's rows within the dates; a long journal need not be summed whole.
  public func takes(_ tally: Tally, in dates: ClosedRange<ServiceDate>) -> Bool {
    keyLengths[tally.table] == tally.key.count && Counting.date(of: tally).map(dates.contains) == true
  }

  /// - Returns: the rows within the dates, ordered by their cells from the left.
  public func rows(of counts: [Origin: Counts], in dates: ClosedRange<ServiceDate>) -> [[Cell]] {
    Self.rows(columns, counts.flatMap { origin, counts in dailyCounts(counts, of: origin, in: dates) })
  }

  static func rows(_ columns: [Column], _ counts: [DailyCount]) -> [[Cell]] {
    counts.map { count in columns.map { $0.cell(count) } }
      .sorted { $0.lexicographicallyPrecedes($1) { $0.precedes($1) } }
  }

  func dailyCounts(_ counts: Counts, of origin: Origin, in dates: ClosedRange<ServiceDate>) -> [DailyCount] {
    let tables = keyLengths.keys.map { table in
      (table, counts.tallies(of: table).filter { takes($0, in: dates) }.reduce(into: [CountedKey]()) { $0.take($1) })
    }
    return gather(Dictionary(uniqueKeysWithValues: tables), origin)
  }
}

extension [CountedKey] {
  /// The tallies of one key follow each other.
  fileprivate mutating func take(_ tally: Tally) {
    if let last, last.key.hasSameBytes(as: tally.key) {
      self[count - 1].measures[tally.measure] = tally.count
    } else if let date = Counting.date(of: tally) {
      append(CountedKey(date: date, key: tally.key, measures: [tally.measure: tally.count]))
    }
  }
}

extension [String: Int] {
  /// Joins counts by their measures' names.
  fileprivate mutating func merge(_ other: [String: Int], by joining: (String) -> Joining) {
    for (measure, count) in other { self[measure] = joining(measure)(self[measure] ?? 0, count) }
  }
}
