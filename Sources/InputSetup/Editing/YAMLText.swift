import Yams

/// A settings file as the text that it is, with the places that Yams tells: line and column from 1, in Unicode scalars.
///
/// Yams says where a value begins. Where it ends follows from its kind, so that an edit touches that value and no other
/// byte: comments, blank lines, order and line breaks stay.
struct YAMLText {
  /// The way this file ends its lines: that of its first line.
  let lineBreak: String
  private let scalars: [Unicode.Scalar]
  private let lines: [Int]

  init(_ text: String) {
    let all = Array(text.unicodeScalars)
    let breaks = all.indices.filter { all[$0] == "\n" }
    scalars = all
    lines = [0] + breaks.map { $0 + 1 }
    let first = breaks.first ?? 0
    lineBreak = first > 0 && all[first - 1] == "\r" ? "\r\n" : "\n"
  }

  var end: Int { scalars.count }
  var endsWithLineBreak: Bool { scalars.last.map { $0 == "\n" } ?? true }

  /// The text with every range replaced; the ranges do not overlap.
  ///
  /// What comes to one position is in the order of `edits`, and before what takes the place of something else.
  func applying(_ edits: [Edit]) -> String {
    var result = scalars
    // From the end, so that the places before stay right.
    let backwards = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        > ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for (_, edit) in backwards { result.replaceSubrange(edit.range, with: Array(edit.text.unicodeScalars)) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: result)
    return String(view)
  }

  struct Edit {
    var range: Range<Int>
    var text: String
  }

  // MARK: - Places

  func start(of node: Node) throws(SettingsEditFault) -> Int {
    guard let mark = node.mark, lines.indices.contains(mark.line - 1) else { throw .unknownPlace }
    return min(lines[mark.line - 1] + mark.column - 1, end)
  }

  /// Whether a section or list stands between brackets. Yams' own style is that of the node's end, which has none.
  func isFlow(_ node: Node) throws(SettingsEditFault) -> Bool { isFlow(try start(of: node)) }

  private func isFlow(_ start: Int) -> Bool { start < end && ["{", "["].contains(scalars[start]) }

  /// From 0.
  func column(of position: Int) -> Int { position - startOfLine(at: position) }

  func startOfLine(at position: Int) -> Int { lines.last { $0 <= position } ?? 0 }

  /// Before the line's break.
  func endOfLine(at position: Int) -> Int {
    let next = scalars[position...].firstIndex(of: "\n") ?? end
    return next > position && next > 0 && scalars[next - 1] == "\r" ? next - 1 : next
  }

  /// After the colon that follows a key.
  func afterColon(of key: Node) throws(SettingsEditFault) -> Int {
    let end = try end(of: key)
    guard let colon = scalars[end...].firstIndex(where: { $0 != " " }), scalars[colon] == ":" else {
      throw .unknownPlace
    }
    return colon + 1
  }

  /// Where a value ends: after its last character, before blanks and comments.
  func end(of node: Node) throws(SettingsEditFault) -> Int {
    switch node {
    case .scalar(let scalar): return try end(of: scalar, from: start(of: node))
    case .mapping(let mapping):
      let start = try start(of: node)
      if isFlow(start) { return try endOfFlow(from: start) }
      return try Array(mapping).last.map { entry throws(SettingsEditFault) in try end(of: entry.value) } ?? start
    case .sequence(let sequence):
      let start = try start(of: node)
      if isFlow(start) { return try endOfFlow(from: start) }
      return try sequence.last.map { item throws(SettingsEditFault) in try end(of: item) } ?? start
    case .alias: throw .unknownPlace
    }
  }

  private func end(of scalar: Node.Scalar, from start: Int) throws(SettingsEditFault) -> Int {
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: return try endOfQuoted(from: start)
    case .plain, .any:
      // A plain text that goes on in the next line, or has a tag or an anchor, does not stand as it reads.
      let end = start + scalar.string.unicodeScalars.count
      guard end <= scalars.count, scalars[start..<end].elementsEqual(scalar.string.unicodeScalars) else {
        throw .unknownPlace
      }
      return end
    case .literal, .folded: throw .unknownPlace
    }
  }

  /// After the quote that closes (YAML 1.2.2, 7.3): `''` and `\"` close nothing.
  private func endOfQuoted(from start: Int) throws(SettingsEditFault) -> Int {
    guard start < end else { throw .unknownPlace }
    let quote = scalars[start]
    var position = start + 1
    while position < end {
      if scalars[position] == quote {
        guard quote == "'", position + 1 < end, scalars[position + 1] == quote else { return position + 1 }
        position += 2
      } else {
        position += quote == "\"" && scalars[position] == "\\" ? 2 : 1
      }
    }
    throw .unknownPlace
  }

  /// After the bracket that closes the one at `start`; what stands in quotes and comments closes nothing.
  private func endOfFlow(from start: Int) throws(SettingsEditFault) -> Int {
    var depth = 0
    var position = start
    while position < end {
      switch scalars[position] {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case "\"", "'": position = try endOfQuoted(from: position) - 1
      case "#" where position > 0 && scalars[position - 1].properties.isWhitespace: position = endOfLine(at: position)
      default: break
      }
      position += 1
      if depth == 0 { return position }
    }
    throw .unknownPlace
  }

  /// The end of the line at `position`, or of the comment lines right below it that are indented deeper than `column`:
  /// they speak of what is above them.
  func endOfLines(at position: Int, commentsBeyond column: Int) -> Int {
    var end = endOfLine(at: position)
    while let next = lines.first(where: { $0 > end }), let first = scalars[next...].firstIndex(where: { $0 != " " }),
      scalars[first] == "#", first - next > column
    {
      end = endOfLine(at: first)
    }
    return end
  }
}
