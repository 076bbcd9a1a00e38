/// Collects what is wrong while a file is read, so that all of it is told at once.
final class FaultLog {
  let file: String
  private(set) var faults: [SettingsFault] = []

  init(file: String) {
    self.file = file
  }

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

  func has(_ code: SettingsFault.Code, at place: Place) -> Bool {
    faults.contains { $0.code == code && $0.line == place.line && $0.column == place.column }
  }

  /// In the order of the lines; what stands at one place stays in the order in which it was found.
  var sorted: [SettingsFault] {
    faults.enumerated()
      .sorted { ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset) }
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
