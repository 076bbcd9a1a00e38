/// Collects what is wrong while a file is read, so that all of it is told at once.
final class FaultLog {
  let file: String
  private(set) var faults: [SettingsFault] = []
  private let lines: [Substring]

  /// - Parameter text: of the file.
  init(file: String, text: String = "") {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// A line of the file, from 1; empty where there is none.
  func line(_ number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }

  var hasErrors: Bool { faults.contains { !$0.isWarning } }

  func add(
    _ code: SettingsFault.Code, at place: Place, key: String = "", found: String? = nil, _ reason: String,
    remedy: String
  ) {
    faults.append(
      SettingsFault(
        code, file: file, line: place.line, column: place.column, key: key, found: found, reason: reason,
        remedy: remedy))
  }

  /// Takes over what is wrong with another file that this one names.
  func adopt(_ others: [SettingsFault]) { faults += others }

  func has(_ code: SettingsFault.Code, at place: Place) -> Bool {
    faults.contains { $0.code == code && $0.line == place.line && $0.column == place.column }
  }

  /// In the order of the lines, this file before others; what stands at one place stays in the order in which it was found.
  var sorted: [SettingsFault] {
    func rank(_ fault: (offset: Int, element: SettingsFault)) -> (Int, Int, Int, Int) {
      (fault.element.file == file ? 0 : 1, fault.element.line, fault.element.column, fault.offset)
    }
    return faults.enumerated()
      .sorted { rank($0) < rank($1) }
      .map(\.element)
  }
}

/// A position in a file: line and column from 1, the column in Unicode scalars as libyaml counts.
struct Place: Hashable {
  var line: Int
  var column: Int

  static let start = Place(line: 1, column: 1)
  /// No line is at fault.
  static let none = Place(line: 0, column: 0)
}
