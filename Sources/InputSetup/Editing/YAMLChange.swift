/// What is to stand under one key.
enum YAMLChange {
  /// A value on one line, such as `90` or `{rate: 5, of: 5}`.
  case value(String)
  /// Keys of their own, each with a value on one line. Where they are new and `isCompact`, they share one line.
  case section([(key: String, text: String)], isCompact: Bool)
  case removed

  /// On one line.
  var flow: String? {
    switch self {
    case .value(let text): text
    case .section(let entries, _): "{" + entries.map { "\($0.key): \($0.text)" }.joined(separator: ", ") + "}"
    case .removed: nil
    }
  }

  /// The lines of a new key.
  func lines(of key: String) -> [String] {
    switch self {
    case .value, .section(_, isCompact: true): ["\(key): \(flow ?? "")"]
    case .section(let entries, isCompact: false): ["\(key):"] + entries.map { "  \($0.key): \($0.text)" }
    case .removed: []
    }
  }
}

typealias YAMLChanges = [(key: String, change: YAMLChange)]
