/// What a spreadsheet, or a program that reads tables such as pandas, takes a text for that stands alone in a cell. Codes
/// are changed by it without a word: 00123 becomes 123, 1E5 becomes 100000, NA is missing.
public enum SpreadsheetReading: String, Hashable, Sendable, CaseIterable {
  case formula
  case number
  case date
  case truthValue = "truth value"
  case missing = "missing value"

  /// - Returns: `nil` for what stays the text that it is.
  public init?(of text: String) {
    guard let reading = Self.allCases.first(where: { $0.takes(text) }) else { return nil }
    self = reading
  }

  private func takes(_ text: String) -> Bool {
    switch self {
    case .formula: text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    case .number: text.wholeMatch(of: /[0-9]+([.,][0-9]+)*([eE][0-9]+)?/) != nil
    case .date: Self.isDate(text)
    case .truthValue: ["TRUE", "FALSE"].contains(text.uppercased())
    case .missing: ["NA", "N/A", "#N/A", "NAN", "NULL", "NONE", "<NA>"].contains(text.uppercased())
    }
  }

  private static func isDate(_ text: String) -> Bool {
    if text.wholeMatch(of: /[0-9]{1,4}[-\/][0-9]{1,2}([-\/][0-9]{1,4})?/) != nil { return true }
    let months = /(JAN|FEB|MAR|MARCH|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)[-_ ]?[0-9]{1,4}/
    return text.uppercased().wholeMatch(of: months) != nil
  }
}
