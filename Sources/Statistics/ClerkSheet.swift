public import Events

/// A daily table as a clerk reads and files it: visitor types side by side, and the total in the last row.
///
/// Means and percentages of the total come from its own sums. Without any row there is no total: nothing counted is not
/// the same as 0.
public struct ClerkSheet: Sendable {
  public let columns: [Column]
  public let rows: [[Cell]]

  public init(_ table: DailyTable, of counts: [Origin: Counts], in dates: ClosedRange<ServiceDate>) {
    let found = counts.flatMap { origin, counts in table.dailyCounts(counts, of: origin, in: dates) }
    guard let type = table.typePosition else {
      self.init(table.columns, found)
      return
    }
    let types = Self.ordered(Set(found.map { $0.key[type] }).subtracting([""]))
    let figures = types.map { code in
      Column.figure(code, thai: ThaiWords.visitorTypes[code] ?? code, unit: .persons) { $0["visits of \(code)"] }
    }
    let kept = table.columns.filter { $0.name != "visitor_type" }
    let firstFigure = kept.firstIndex { $0.unit != nil } ?? kept.endIndex
    self.init(
      Array(kept[..<firstFigure]) + figures + Array(kept[firstFigure...]),
      Self.merged(found.map { $0.spread(type) }))
  }

  private init(_ columns: [Column], _ counts: [DailyCount]) {
    self.columns = columns
    let days = DailyTable.rows(columns, counts)
    rows = days + (Self.total(of: counts).map { [Self.totalRow(columns, $0)] } ?? [])
  }

  /// The four types of the answer sheet and "not stated" stand there even when nobody came; an office's own follow.
  private static func ordered(_ found: Set<String>) -> [String] {
    let standard = [
      "JURISTIC", "COMMUNITY_ENTERPRISE", "INDIVIDUAL_IN_BUSINESS", "INDIVIDUAL_INTERESTED", "NOT_STATED",
    ]
    return standard + found.subtracting(standard).sorted { $0.precedesInBytes($1) }
  }

  private static func merged(_ counts: [DailyCount]) -> [DailyCount] {
    struct Place: Hashable {
      let origin: Origin
      let key: ByteKey
    }
    let places = Dictionary(grouping: counts) {
      Place(origin: $0.origin, key: ByteKey($0.key))
    }
    return places.values.compactMap(total)
  }

  private static func total(of counts: [DailyCount]) -> DailyCount? {
    guard var total = counts.first else { return nil }
    for count in counts.dropFirst() { total.join(count) }
    return total
  }

  private static func totalRow(_ columns: [Column], _ total: DailyCount) -> [Cell] {
    columns.enumerated().map { index, column in
      if column.unit != nil { return column.cell(total) }
      return index == 0 ? .text(ThaiWords.total) : .empty
    }
  }
}

extension DailyCount {
  /// The same count without the visitor type in its key, which stands beside the measures instead.
  fileprivate func spread(_ position: Int) -> DailyCount {
    var key = key
    key[position] = ""
    var spread = DailyCount(
      origin: origin, date: date, key: key, measures: measures, day: day, isMeasured: isMeasured)
    spread.measures["visits of \(self.key[position])"] = visits
    return spread
  }
}
