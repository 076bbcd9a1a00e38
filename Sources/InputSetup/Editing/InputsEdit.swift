import Yams

/// Writes one entry of the section `inputs`, wherever and however that section stands.
///
///     the section is            | the entry is new            | the entry is there
///     --------------------------+-----------------------------+-------------------------------
///     not there                 | the section ends the file   | –
///     empty: `inputs:`, `[]`    | stands below the key        | –
///     a list of lines           | follows the last entry      | its keys are changed in place
///     a list on one line `[{}]` | follows the last entry      | its keys are changed in place
struct InputsEdit {
  private let text: YAMLText
  private let root: Node.Mapping

  init(_ yaml: String) throws(SettingsEditFault) {
    text = YAMLText(yaml)
    guard let node = try? Yams.compose(yaml: yaml), let root = node.mapping, try !text.isFlow(node) else {
      throw .unknownPlace
    }
    self.root = root
  }

  /// - Parameters:
  ///   - name: of the entry that is changed, or added.
  ///   - new: all keys of a new entry, `name` first.
  ///   - changes: the keys of an entry that is there which change.
  /// - Returns: the whole text.
  func setting(_ name: String, new: YAMLChanges, changes: YAMLChanges) throws(SettingsEditFault) -> String {
    guard let index = root.firstIndex(where: { $0.key.scalar?.string == "inputs" }) else {
      return text.applying([section(new)])
    }
    guard let list = root[index].value.sequence, !list.isEmpty else {
      return text.applying(try filling(root[index], new))
    }
    guard let entry = list.first(where: { $0.mapping?["name"]?.scalar?.string == name }) else {
      return text.applying([try addition(to: list, in: root[index].value, new)])
    }
    return text.applying(try MappingEdit(text: text).edits(entry, changes))
  }

  private func section(_ new: YAMLChanges) -> YAMLText.Edit {
    let lines = (text.endsWithLineBreak ? [""] : ["", ""]) + ["inputs:"] + Self.lines(new, dash: 2, indent: 2)
    return .init(range: text.end..<text.end, text: lines.joined(separator: text.lineBreak) + text.lineBreak)
  }

  /// A section without entries.
  private func filling(
    _ entry: (key: Node, value: Node), _ new: YAMLChanges
  ) throws(SettingsEditFault) -> [YAMLText.Edit] {
    let colon = try text.afterColon(of: entry.key)
    let end = max(colon, try text.end(of: entry.value))
    let position = text.endOfLine(at: end)
    let lines = Self.lines(new, dash: 2, indent: 2).map { text.lineBreak + $0 }.joined()
    return [.init(range: colon..<end, text: ""), .init(range: position..<position, text: lines)]
  }

  /// After the last entry, in the manner of the others.
  private func addition(
    to list: Node.Sequence, in value: Node, _ new: YAMLChanges
  ) throws(SettingsEditFault) -> YAMLText.Edit {
    guard let first = list.first, let last = list.last else { throw .unknownPlace }
    let end = try text.end(of: last)
    if try text.isFlow(value) { return .init(range: end..<end, text: ", " + MappingEdit.flow(new)) }
    let dash = text.column(of: try text.start(of: value))
    let indent = max(2, text.column(of: try text.start(of: first)) - dash)
    let position = text.endOfLines(at: end, commentsBeyond: dash)
    let lines = Self.lines(new, dash: dash, indent: indent).map { text.lineBreak + $0 }.joined()
    return .init(range: position..<position, text: lines)
  }

  /// - Parameters:
  ///   - dash: the column of the dash, from 0.
  ///   - indent: from the dash to the keys, at least 2.
  private static func lines(_ new: YAMLChanges, dash: Int, indent: Int) -> [String] {
    MappingEdit.lines(new).enumerated().map { index, line in
      let lead = index == 0 ? "-" + String(repeating: " ", count: indent - 1) : String(repeating: " ", count: indent)
      return String(repeating: " ", count: dash) + lead + line
    }
  }
}
