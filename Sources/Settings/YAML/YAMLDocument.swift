import Foundation
import Yams

/// Reads one settings file: bytes to a tree whose every value knows its place.
enum YAMLDocument {
  /// A settings file is a few kilobytes; more is a mistake.
  static let sizeLimit = 1 << 20

  /// Reads and checks a file.
  ///
  /// - Throws: everything that is wrong with it.
  static func load<Settings>(
    _ file: String, _ read: (inout YAMLSection) -> Settings?
  ) throws(SettingsFaults) -> CheckedSettings<Settings> {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      let cause = (error as NSError).localizedDescription
      throw SettingsFaults(faults: [
        SettingsFault(
          .unreadable, file: file, line: 0, column: 0, key: "", reason: "the file cannot be read: \(cause)",
          remedy: "check the path and that the daemon's user may read the file")
      ])
    }
    return try check(Array(data), file: file, read)
  }

  /// Checks a file's content.
  static func check<Settings>(
    _ bytes: [UInt8], file: String, _ read: (inout YAMLSection) -> Settings?
  ) throws(SettingsFaults) -> CheckedSettings<Settings> {
    let log = FaultLog(file: file, text: String(decoding: bytes.prefix(sizeLimit), as: UTF8.self))
    let settings = text(bytes, log).flatMap { root($0, log) }.flatMap { $0.section(read) }
    guard let settings, !log.hasErrors else { throw SettingsFaults(faults: log.sorted) }
    return CheckedSettings(settings: settings, warnings: log.sorted)
  }

  /// The file as text: UTF-8, with or without the mark that some editors put first.
  private static func text(_ bytes: [UInt8], _ log: FaultLog) -> String? {
    guard bytes.count <= sizeLimit else {
      log.add(
        .unreadable, at: .none, "the file has \(bytes.count) bytes; settings have at most \(sizeLimit)",
        remedy: "check that this is the settings file")
      return nil
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      log.add(
        .unreadable, at: firstInvalid(content), "the file is not UTF-8 from here on",
        remedy: "save it as UTF-8; Thai text in TIS-620 or Windows-874 must be converted first")
      return nil
    }
    return text
  }

  private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Place {
    var place = Place.start
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      place =
        scalar == "\n" ? Place(line: place.line + 1, column: 1) : Place(line: place.line, column: place.column + 1)
    }
    return place
  }

  private static func root(_ text: String, _ log: FaultLog) -> YAMLValue? {
    var text = text
    for ordinal in UInt32(0)... {
      do {
        guard let node = try Yams.compose(yaml: text) else {
          log.add(
            .missing, at: .start, "the file is empty",
            remedy: "start from the example in config/, or leave the file out to use the embedded defaults")
          return nil
        }
        return YAMLValue(node: node, key: "", log: log)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let first = Place(line: context.mark.line, column: context.mark.column)
        guard let name = names.first, !name.isEmpty, let repeated = repeatedKey(name, first: first, in: text, log)
        else { return nil }
        text = repeated.masked(in: text, ordinal: ordinal)
      } catch {
        addSyntax(error, log)
        return nil
      }
    }
    return nil
  }

  /// Notes a key that stands twice in one section, and finds the second.
  private static func repeatedKey(_ name: String, first: Place, in text: String, _ log: FaultLog) -> RepeatedKey? {
    let repeated = RepeatedKey(of: name, first: first, in: text)
    log.add(
      .duplicateKey, at: repeated?.place ?? first, key: name,
      "the key stands twice in one section; it is first on line \(first.line)",
      remedy: "keep one of the two")
    return repeated
  }

  private static func addSyntax(_ error: any Error, _ log: FaultLog) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let within = context.map { " \($0.text.trimmingCharacters(in: .whitespaces))" } ?? ""
      let reason = "this is no YAML:\(within) \(problem)"
      log.add(.syntax, at: Place(line: mark.line, column: mark.column), reason, remedy: remedy(for: problem))
    case YamlError.reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0).unicodeScalars
      let line = before.count { $0 == "\n" } + 1
      let column = before.reversed().prefix { $0 != "\n" }.count + 1
      log.add(
        .syntax, at: Place(line: line, column: column), "this is no YAML: \(problem)",
        remedy: "delete the invisible character here")
    default:
      log.add(.syntax, at: .start, "this is no YAML: \(error)", remedy: "compare with the example in config/")
    }
  }

  private static func remedy(for problem: String) -> String {
    if problem.contains("cannot start any token") {
      return "indent with spaces, never with tabs, and put quotes around a text that begins with a special character"
    }
    if problem.contains("mapping values") || problem.contains("could not find expected ':'") {
      return "write \"key: value\" with one space after the colon, and quotes around a text that has a colon in it"
    }
    if problem.contains("another document") { return "keep one document: delete the line \"---\" or \"...\"" }
    return "compare the indentation and the quotes of this line and the one before with the example in config/"
  }
}
