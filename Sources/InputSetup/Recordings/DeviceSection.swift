/// Which lines of a file of events are those of one device: `libinput record` writes several devices one after the other,
/// each from its line `- node:` on; every other tool writes one.
struct DeviceSection {
  let isLibinput: Bool
  /// Indices of lines.
  let lines: Range<Int>
  /// The names of the devices beside this one.
  let others: [String]

  /// - Parameter device: the section that has its name counts, else the first.
  init(of device: RecordedDevice, in text: [Substring]) {
    isLibinput = text.contains { $0.hasPrefix("# libinput record") || $0.hasPrefix("libinput:") }
    let starts = isLibinput ? text.indices.filter { text[$0].trimmed.hasPrefix("- node:") } : []
    let sections = starts.indices.map { starts[$0]..<(starts.indices.contains($0 + 1) ? starts[$0 + 1] : text.count) }
    let names = sections.map { Self.name(in: text[$0]) }
    guard let mine = names.firstIndex(of: device.name) ?? names.indices.first else {
      (lines, others) = (text.indices, [])
      return
    }
    lines = sections[mine]
    others = names.indices.filter { $0 != mine }.map { names[$0] }
  }

  private static func name(in section: ArraySlice<Substring>) -> String {
    let lines = section.lazy.map(\.trimmed)
    guard let line = lines.first(where: { $0.hasPrefix("name:") }) ?? lines.first else { return "" }
    return line.drop { $0 != ":" }.dropFirst().trimmed.trimmingQuotes
  }
}
