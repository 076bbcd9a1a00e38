import Yams

/// Changes keys of one mapping in the text, and leaves alone what already says the same.
struct MappingEdit {
  let text: YAMLText

  /// New lines of a mapping, the first without indentation.
  static func lines(_ changes: YAMLChanges) -> [String] { changes.flatMap { $0.change.lines(of: $0.key) } }

  /// A new mapping on one line.
  static func flow(_ changes: YAMLChanges) -> String {
    "{" + changes.compactMap { entry in entry.change.flow.map { "\(entry.key): \($0)" } }.joined(separator: ", ") + "}"
  }

  /// - Parameter node: a mapping.
  func edits(_ node: Node, _ changes: YAMLChanges) throws(SettingsEditFault) -> [YAMLText.Edit] {
    guard let mapping = node.mapping else { throw .unknownPlace }
    let isFlow = try text.isFlow(node)
    var edits: [YAMLText.Edit] = []
    var new: YAMLChanges = []
    for (key, change) in changes {
      guard let index = mapping.firstIndex(where: { $0.key.scalar?.string == key }) else {
        if change.flow != nil { new.append((key, change)) }
        continue
      }
      edits += try self.edits(mapping, isFlow: isFlow, at: index, change)
    }
    if !new.isEmpty { edits.append(try addition(to: mapping, isFlow: isFlow, new)) }
    return edits
  }

  private func edits(
    _ mapping: Node.Mapping, isFlow: Bool, at index: Int, _ change: YAMLChange
  ) throws(SettingsEditFault) -> [YAMLText.Edit] {
    let (key, value) = mapping[index]
    if case .section(let entries, _) = change, let section = value.mapping, try !text.isFlow(value) {
      let gone = section.compactMap { $0.key.scalar?.string }.filter { name in !entries.contains { $0.key == name } }
      return try edits(
        value, gone.map { ($0, .removed) } + entries.map { ($0.key, .value($0.text)) })
    }
    guard let new = change.flow else { return [try removal(mapping, isFlow: isFlow, at: index)] }
    if let meant = try? Yams.compose(yaml: new), meant == value { return [] }
    let colon = try text.afterColon(of: key)
    let (start, end) = (try text.start(of: value), try text.end(of: value))
    // A value that begins on the next line, or none at all, gives way from the colon on.
    let isBeside = end > start && text.startOfLine(at: start) == text.startOfLine(at: colon)
    return [
      isBeside ? .init(range: start..<end, text: new) : .init(range: colon..<max(colon, end), text: " " + new)
    ]
  }

  /// A key on lines of its own goes with them and with the comment beside it.
  private func removal(
    _ mapping: Node.Mapping, isFlow: Bool, at index: Int
  ) throws(SettingsEditFault) -> YAMLText.Edit {
    let start = try text.start(of: mapping[index].key)
    let end = try text.end(of: mapping[index].value)
    if isFlow {
      if index > 0 { return .init(range: try text.end(of: mapping[index - 1].value)..<end, text: "") }
      let next = mapping.count > 1 ? try text.start(of: mapping[1].key) : end
      return .init(range: start..<next, text: "")
    }
    // The first key stands behind the dash of its entry.
    guard index > 0 else { throw .unknownPlace }
    let before = text.endOfLine(at: try text.end(of: mapping[index - 1].value))
    let line = max(before, text.startOfLine(at: start) - text.lineBreak.unicodeScalars.count)
    return .init(range: line..<text.endOfLine(at: end), text: "")
  }

  private func addition(
    to mapping: Node.Mapping, isFlow: Bool, _ new: YAMLChanges
  ) throws(SettingsEditFault) -> YAMLText.Edit {
    guard let first = mapping.first, let last = Array(mapping).last else { throw .unknownPlace }
    let end = try text.end(of: last.value)
    if isFlow {
      let entries = new.compactMap { entry in entry.change.flow.map { ", \(entry.key): \($0)" } }
      return .init(range: end..<end, text: entries.joined())
    }
    let column = text.column(of: try text.start(of: first.key))
    let position = text.endOfLines(at: end, commentsBeyond: column - 1)
    let indent = text.lineBreak + String(repeating: " ", count: column)
    return .init(range: position..<position, text: Self.lines(new).map { indent + $0 }.joined())
  }
}
