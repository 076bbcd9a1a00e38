import Events
public import Statistics

/// Comma-separated values as RFC 4180 describes them: UTF-8 with a byte-order mark (spreadsheets read Thai by it), CRLF
/// after every record, a header, quotes where they are needed. What is empty has nothing between its commas.
public struct CSVFormat: RowFormat {
  public static let contentType = "text/csv; charset=utf-8"

  private let columns: [Column]
  private let wording: Wording
  private let isForSpreadsheets: Bool

  /// - Parameter forSpreadsheets: whether a text that a spreadsheet would run as a formula gets an apostrophe before it: in
  ///   files that people are given, and in all Thai ones. Without it programs get every text as it is.
  public init(columns: [Column], wording: Wording = .codes, forSpreadsheets: Bool = false) {
    self.columns = columns
    self.wording = wording
    isForSpreadsheets = forSpreadsheets || wording == .thai
  }

  public func opening() -> [UInt8] {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return byteOrderMark + record(columns.map { wording == .thai ? Self.harmless($0.thai) : $0.name })
  }

  public func row(_ cells: [Cell], isFirst: Bool) -> [UInt8] {
    record(zip(columns, cells).map { text(of: $1, in: $0) })
  }

  public func closing() -> [UInt8] { [] }

  private func text(of cell: Cell, in column: Column) -> String {
    switch (cell, wording) {
    case (.empty, _): ""
    case (.integer(let number), _): String(number)
    case (.decimal(let number), _): number.description
    case (.date(let date), .codes): date.description
    case (.date(let date), .thai): ThaiWords.date(date)
    case (.text(let code), .codes): isForSpreadsheets ? Self.harmless(code) : code
    case (.text(let code), .thai): Self.harmless(column.inThai(code))
    }
  }

  /// A text that a spreadsheet would take for something else gets an apostrophe before it.
  private static func harmless(_ text: String) -> String { SpreadsheetReading(of: text) == nil ? text : "'" + text }

  private func record(_ fields: [String]) -> [UInt8] {
    Array(fields.map(Self.quoted).joined(separator: ",").utf8) + Array("\r\n".utf8)
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
