/// What changes between two texts, as `diff -u` lists it: the lines that go and come, and the lines around them.
enum LineDifference {
  private static let context = 2

  private struct Line {
    var mark: Character
    var text: Substring
  }

  /// - Returns: empty for equal texts. Without the file names and line numbers that a program would want.
  static func text(from old: String, to new: String) -> String {
    let lines = lines(from: split(old), to: split(new))
    let changed = lines.indices.filter { lines[$0].mark != " " }
    var result: [String] = []
    var last = -1
    for index in lines.indices where changed.contains(where: { abs($0 - index) <= context }) {
      if index > last + 1 { result.append("@@") }
      result.append("\(lines[index].mark)\(lines[index].text)")
      last = index
    }
    return result.joined(separator: "\n")
  }

  /// Line breaks of either kind; a break at the end begins no line.
  private static func split(_ text: String) -> [Substring] {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.last == "" ? lines.dropLast() : lines
  }

  private static func lines(from old: [Substring], to new: [Substring]) -> [Line] {
    let difference = new.difference(from: old)
    var gone: Set<Int> = []
    var came: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): came.insert(offset)
      }
    }
    var result: [Line] = []
    var index = 0
    for (offset, line) in old.enumerated() {
      if gone.contains(offset) {
        result.append(Line(mark: "-", text: line))
        continue
      }
      while came.contains(index) {
        result.append(Line(mark: "+", text: new[index]))
        index += 1
      }
      result.append(Line(mark: " ", text: line))
      index += 1
    }
    return result + new[index...].map { Line(mark: "+", text: $0) }
  }
}
