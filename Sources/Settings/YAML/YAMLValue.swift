import Yams

/// A value of a settings file that knows its place and its key.
///
/// Every reading function returns `nil` after it has put a fault into the log, so that reading goes on and nothing
/// wrong becomes a default. Scalars are read as the text that stands in the file: `08.30` is no number here.
struct YAMLValue {
  let node: Node
  /// The path of keys from the root.
  let key: String
  let log: FaultLog

  var place: Place { Place(node) }

  /// Puts a fault about this value into the log.
  ///
  /// - Returns: always `nil`, the result of the function that failed.
  @discardableResult
  func fault<Value>(_ reason: String, remedy: String, code: SettingsFault.Code = .badValue) -> Value? {
    log.add(code, at: place, key: key, found: word, reason, remedy: remedy)
    return nil
  }

  /// Puts a fault about this value into the log when nothing is wanted back.
  func note(_ code: SettingsFault.Code, _ reason: String, remedy: String) {
    log.add(code, at: place, key: key, found: word, reason, remedy: remedy)
  }

  /// The scalar as it stands in the file; never empty.
  func scalar(_ expected: String) -> String? {
    guard case .scalar(let scalar) = node else {
      return fault("a \(kind) stands where \(expected) is expected", remedy: "write \(expected)")
    }
    guard !isNull(scalar) else {
      return fault("the key has no value", remedy: "write \(expected) after the colon, or delete the line")
    }
    return scalar.string
  }

  /// One of the words of an enumeration, in capitals or small letters.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type = Choice.self) -> Choice?
  where Choice.RawValue == String {
    let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    guard let word = scalar("one of \(words)") else { return nil }
    return Choice.allCases.first { $0.rawValue.lowercased() == word.lowercased() }
      ?? fault("this is none of the words that are known here", remedy: "write one of \(words)")
  }

  func flag() -> Bool? {
    switch scalar("true or false") {
    case "true": true
    case "false": false
    case nil: nil
    default: fault("this is neither true nor false", remedy: "write true or false, without quotes")
    }
  }

  func integer(in range: ClosedRange<Int>, unit: String) -> Int? {
    let expected = "a whole number of \(unit) from \(range.lowerBound) to \(range.upperBound)"
    guard let text = scalar(expected) else { return nil }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), range.contains(number) else {
      return fault("this is not \(expected)", remedy: "write \(expected), in Arabic digits")
    }
    return number
  }

  /// Reads a list; entries that fail are left out after their faults are told.
  func list<Element>(atLeastOne: Bool = false, _ read: (YAMLValue) -> Element?) -> [Element]? {
    guard case .sequence(let sequence) = node else {
      return fault("a \(kind) stands where a list is expected", remedy: "begin every entry with \"- \" on its own line")
    }
    if atLeastOne, sequence.isEmpty { return fault("the list is empty", remedy: "write at least one entry") }
    return elements.compactMap(read)
  }

  /// Reads a section of keys; those that `read` does not ask for are refused.
  func section<Result>(_ read: (inout YAMLSection) -> Result?) -> Result? {
    guard var section = keys() else { return nil }
    let result = read(&section)
    section.refuseUnknown()
    return result
  }

  /// A section whose keys the office chooses.
  func entries() -> [YAMLEntry]? { keys()?.entries }

  /// A value of this section, without any check.
  func child(_ name: String) -> YAMLValue? {
    node.mapping?[name].map { YAMLValue(node: $0, key: key.isEmpty ? name : "\(key).\(name)", log: log) }
  }

  private func keys() -> YAMLSection? {
    guard case .mapping(let mapping) = node else {
      return fault("a \(kind) stands where keys are expected", remedy: "write indented lines \"key: value\" below it")
    }
    return YAMLSection(mapping, of: self)
  }

  var kind: String {
    switch node {
    case .scalar(let scalar): isNull(scalar) ? "key without value" : "single value"
    case .mapping: "section of keys"
    case .sequence: "list"
    case .alias: "reference"
    }
  }

  var isScalar: Bool { word != nil }

  /// The scalar's text as it stands, checked by nothing; `nil` for a section or list.
  var word: String? { node.scalar?.string }

  var isQuoted: Bool { node.scalar.map { $0.style == .singleQuoted || $0.style == .doubleQuoted } ?? false }

  /// Whether something that looks like the rest of a plain text stands on its line as a comment: `counter #3`. A comment
  /// that is meant is set off by two spaces, or by one after the `#`.
  var isCutByComment: Bool {
    guard let scalar = node.scalar, scalar.style == .plain, let mark = node.mark else { return false }
    let rest = log.line(mark.line).unicodeScalars.dropFirst(mark.column - 1 + scalar.string.unicodeScalars.count)
    return rest.starts(with: " #".unicodeScalars) && rest.dropFirst(2).first.map { $0 != " " } ?? false
  }

  /// The values of a list; empty for anything else.
  var elements: [YAMLValue] {
    guard case .sequence(let sequence) = node else { return [] }
    return sequence.enumerated().map { YAMLValue(node: $1, key: "\(key)[\($0 + 1)]", log: log) }
  }

  private func isNull(_ scalar: Node.Scalar) -> Bool {
    if scalar.string.isEmpty { return true }
    return scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
  }
}

extension Place {
  init(_ node: Node) {
    self = node.mark.map { Place(line: $0.line, column: $0.column) } ?? .start
  }
}
