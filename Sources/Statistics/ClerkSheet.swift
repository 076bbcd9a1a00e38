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
    guard table.columns.contains(where: { $0.name == Self.typeColumn }) else {
      self.init(table.columns, found)
      return
    }
    let types = Self.ordered(Set(found.map { $0.by[.visitorType] }).subtracting([""]))
    let figures = types.map { code in
      Column.figure(code, thai: ThaiWords.visitorTypes[code] ?? code, unit: .persons) { $0["visits of \(code)"] }
    }
    let kept = table.columns.filter { $0.name != Self.typeColumn }
    let firstFigure = kept.firstIndex { $0.unit != nil } ?? kept.endIndex
    self.init(
      Array(kept[..<firstFigure]) + figures + Array(kept[firstFigure...]),
      Self.merged(found.map { $0.spread() }))
  }

  private init(_ columns: [Column], _ counts: [DailyCount]) {
    self.columns = columns
    let days = DailyTable.rows(columns, counts)
    rows = days + (Self.total(of: counts).map { [Self.totalRow(columns, $0)] } ?? [])
  }

  /// The column whose values stand side by side.
  private static let typeColumn = "visitor_type"

  /// The four types of the answer sheet and "not stated" stand there even when nobody came; an office's own follow.
  private static func ordered(_ found: Set<String>) -> [String] {
    let standard = StandardVisitorType.allCases.map(\.rawValue)
    return standard + found.subtracting(standard).sorted { $0.precedesInBytes($1) }
  }

  private static func merged(_ counts: [DailyCount]) -> [DailyCount] {
    struct Row: Hashable {
      let origin: Origin
      let by: Dimensions
    }
    return Dictionary(grouping: counts) { Row(origin: $0.origin, by: $0.by) }.values.compactMap(total)
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
  /// The same count without its visitor type, whose visits stand beside the other figures instead.
  fileprivate func spread() -> DailyCount {
    var spread = self
    spread.by[.visitorType] = ""
    spread.figures.set("visits of \(by[.visitorType])", to: visits)
    return spread
  }
}
