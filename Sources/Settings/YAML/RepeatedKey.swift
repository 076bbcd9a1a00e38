/// The second place of a key that stands twice in one section.
///
/// Yams refuses such a file as a whole and tells only the first place. To go on and tell what else is wrong, the
/// second is found in the text and masked by a key that nothing else in the file is equal to.
struct RepeatedKey {
  let place: Place
  private let length: Int

  /// - Returns: `nil` when the key cannot be found, as when the whole section stands on one line.
  init?(of name: String, first: Place, in text: String) {
    let lines = Self.lines(of: text)
    for index in lines.indices.dropFirst(first.line) {
      let line = lines[index]
      guard let indent = line.firstIndex(where: { $0 != " " }), line[indent] != "#", line[indent] != "\r"
      else { continue }
      guard indent >= first.column - 1 else { return nil }
      guard indent == first.column - 1, let length = Self.length(of: name, in: line[indent...]) else { continue }
      place = Place(line: index + 1, column: indent + 1)
      self.length = length
      return
    }
    return nil
  }

  /// The text with this key replaced by as many scalars, so that every place in it stays.
  ///
  /// - Parameter ordinal: differs from call to call; it picks one of 6,400 scalars of private use.
  func masked(in text: String, ordinal: UInt32) -> String {
    var lines = Self.lines(of: text)
    let unique = Unicode.Scalar(0xE000 + ordinal % 6400) ?? "\u{E000}"
    let mask = [unique] + Array(repeating: "_", count: length - 1)
    let start = place.column - 1
    lines[place.line - 1].replaceSubrange(start..<start + length, with: mask)
    var result = String.UnicodeScalarView()
    result.append(contentsOf: lines.joined(separator: ["\n"]))
    return String(result)
  }

  private static func lines(of text: String) -> [[Unicode.Scalar]] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  }

  /// The length of the key as written, with its quotes, when the line begins with it.
  private static func length(of name: String, in line: ArraySlice<Unicode.Scalar>) -> Int? {
    for written in [name, "\"\(name)\"", "'\(name)'"] {
      let scalars = Array(written.unicodeScalars)
      guard line.starts(with: scalars) else { continue }
      if line.dropFirst(scalars.count).first(where: { $0 != " " }) == ":" { return scalars.count }
    }
    return nil
  }
}
