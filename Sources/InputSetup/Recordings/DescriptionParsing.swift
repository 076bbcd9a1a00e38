/// Reads the description of a device in one format, line by line; lines of anything else are passed over.
protocol DescriptionParsing {
  var device: RecordedDevice { get }
  mutating func take(_ line: Substring)
}

/// Which format a description has, by the lines that only it has.
enum DescriptionFormat {
  /// - Returns: `nil` for a text that describes no device.
  static func device(in lines: [Substring]) -> RecordedDevice? {
    for var parser in parsers(of: lines) {
      for line in lines { parser.take(line) }
      if parser.device.isKnown { return parser.device }
    }
    return nil
  }

  private static func parsers(of lines: [Substring]) -> [any DescriptionParsing] {
    func begins(_ prefixes: String...) -> Bool { lines.contains { line in prefixes.contains { line.hasPrefix($0) } } }
    if begins("P: /", "A: capabilities/") { return [UmockdevDescription()] }
    if begins("@DEV", "EVIOCG") { return [IoctlDescription()] }
    if begins("# libinput record", "libinput:") { return [LibinputDescription()] }
    if begins("B: ", "A: ", "N: ") { return [EvemuDescription(), EvtestDescription()] }
    return [EvtestDescription()]
  }
}

extension StringProtocol {
  var trimmed: String {
    let tail = drop { $0.isWhitespace }
    return String(tail.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Without one pair of quotes around it.
  var trimmingQuotes: String {
    count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : String(self)
  }
}
