import Events

/// What the figures of a column count.
public enum Unit: String, Hashable, Sendable {
  case persons
  case tickets
  case times
  case score
  case percent
}

/// One column of a table: its names and how its cell comes about.
public struct Column: Sendable {
  /// English snake_case, as in every file and answer.
  public let name: String
  /// The header for Thai readers, with the unit.
  public let thai: String
  /// `nil` for what is not a figure.
  public let unit: Unit?
  private let thaiWord: @Sendable (String) -> String
  let cell: @Sendable (DailyCount) -> Cell

  init(
    _ name: String, thai: String, unit: Unit? = nil, inThai: @escaping @Sendable (String) -> String = { $0 },
    cell: @escaping @Sendable (DailyCount) -> Cell
  ) {
    self.name = name
    self.thai = thai
    self.unit = unit
    thaiWord = inThai
    self.cell = cell
  }

  /// A text of this column for Thai readers; a code of the office's own stays as it is.
  public func inThai(_ text: String) -> String { thaiWord(text) }
}

extension Column {
  static let date = Column("date", thai: "วันที่") { .date($0.date) }
  static let fiscalYear = Column("fiscal_year_be", thai: "ปีงบประมาณ") { .integer($0.date.fiscalYear) }
  static let site = Column("site_id", thai: "ศูนย์บริการ") { .text($0.origin.site) }
  static let kiosk = Column("kiosk_id", thai: "ตู้กดบัตรคิว") { .text($0.origin.kiosk) }

  /// A dimension of the counts: a code, or empty where it was not known.
  static func code(_ name: String, thai: String, by dimension: Dimension, values: [String: String] = [:]) -> Column {
    Column(name, thai: thai, inThai: { values[$0] ?? $0 }) { .known($0.by[dimension]) }
  }

  /// A dimension of the counts that is a number.
  static func number(_ name: String, thai: String, by dimension: Dimension) -> Column {
    Column(name, thai: thai) { Int($0.by[dimension]).map(Cell.integer) ?? .empty }
  }

  static func figure(
    _ name: String, thai: String, unit: Unit, _ value: @escaping @Sendable (DailyCount) -> Int
  ) -> Column {
    Column(name, thai: thai, unit: unit) { $0.isMeasured ? .integer(value($0)) : .empty }
  }

  /// What the office does not measure: always empty, never 0.
  static func notMeasured(_ name: String, thai: String, unit: Unit) -> Column {
    Column(name, thai: thai, unit: unit) { _ in .empty }
  }
}

extension Cell {
  /// A text, or empty where it was not known.
  static func known(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }
}
