internal import InputReading

/// What one line of a recording is.
///
///     E: 0.513000 0003 0035 934                                   evemu: seconds, type and code hexadecimal, value
///     Event: time 12.5, type 3 (EV_ABS), code 53 (…), value 934   evtest; MSC_SCAN's value is hexadecimal
///     Event: time 12.5, -------------- SYN_REPORT ------------    evtest
///     - [  0, 513000,   3,  53,     934] # …                      libinput record
enum EventLine: Hashable {
  case event(InputEvent)
  /// A description or a comment.
  case other
  /// It begins like an event and is none.
  case unreadable
  /// Anything else: a heading, where it stands before the events.
  case foreign

  init(_ line: Substring) {
    let text = line.drop { $0 == " " || $0 == "\t" }
    if text.hasPrefix("E:") {
      // umockdev writes properties of udev in the same way.
      self = Self.isProperty(text) ? .other : Self.made(Self.evemu(text))
    } else if text.hasPrefix("Event:") {
      self = Self.made(Self.evtest(text))
    } else if text.hasPrefix("- [") {
      self = Self.made(Self.libinput(text))
    } else {
      self = Self.isKnown(text) ? .other : .foreign
    }
  }

  private static func made(_ event: InputEvent?) -> EventLine { event.map { .event($0) } ?? .unreadable }

  private static func isProperty(_ text: Substring) -> Bool {
    text.dropFirst(2).drop { $0 == " " }.first.map { $0.isLetter || $0 == "_" } ?? false && text.contains("=")
  }

  private static func evemu(_ text: Substring) -> InputEvent? {
    let words = text.dropFirst(2).prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
    guard words.count == 4, let time = time(words[0]), let type = UInt16(words[1], radix: 16),
      let code = UInt16(words[2], radix: 16), let value = value(words[3])
    else { return nil }
    return InputEvent(type: type, code: code, value: value, time: time)
  }

  private static func evtest(_ text: Substring) -> InputEvent? {
    let parts = text.split(separator: ",")
    let start = parts[0].split(separator: " ")
    guard parts.count >= 2, start.count == 3, start[1] == "time", let time = time(start[2]) else { return nil }
    if parts.count == 2 {
      return synchronisation(parts[1]).map { InputEvent(type: 0, code: $0, value: 0, time: time) }
    }
    func number(_ name: String, _ part: Substring) -> Substring? {
      let words = part.split(separator: " ")
      return words.count >= 2 && words[0] == name ? words[1] : nil
    }
    guard parts.count >= 4, let last = parts.last, let type = number("type", parts[1]).flatMap({ UInt16($0) }),
      let code = number("code", parts[2]).flatMap({ UInt16($0) }), let written = number("value", last)
    else { return nil }
    let isScanCode = type == EventType.miscellaneous && code == 4
    return value(written, radix: isScanCode ? 16 : 10).map {
      InputEvent(type: type, code: code, value: $0, time: time)
    }
  }

  /// evtest of all years: `SYN_REPORT`, `Report Sync`.
  private static func synchronisation(_ part: Substring) -> UInt16? {
    let names: [(String, UInt16)] = [
      ("SYN_REPORT", Synchronisation.report), ("Report Sync", Synchronisation.report), ("SYN_CONFIG", 1),
      ("Config Sync", 1), ("SYN_MT_REPORT", Synchronisation.contactReport), ("SYN_DROPPED", Synchronisation.dropped),
    ]
    return names.first { part.contains($0.0) }?.1
  }

  private static func libinput(_ text: Substring) -> InputEvent? {
    let numbers = LibinputDescription.numbers(text)
    guard numbers.count == 5, let type = UInt16(exactly: numbers[2]), let code = UInt16(exactly: numbers[3]),
      let value = Int32(exactly: numbers[4]), let time = microseconds(Int64(numbers[0]), Int64(numbers[1]))
    else { return nil }
    return InputEvent(type: type, code: code, value: value, time: time)
  }

  /// Seconds with a decimal fraction of any length.
  private static func time(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
      let seconds = Int64(parts[0]), let fraction = Int64((parts[1] + "000000").prefix(6))
    else { return nil }
    return microseconds(seconds, fraction)
  }

  private static func microseconds(_ seconds: Int64, _ fraction: Int64) -> Int64? {
    // So that differences fit into 64 bits as well.
    guard seconds.magnitude < 4_000_000_000_000, fraction.magnitude < 1_000_000 else { return nil }
    return seconds * 1_000_000 + fraction
  }

  /// The kernel's 32 bits; some tools write them without a sign.
  private static func value(_ text: Substring, radix: Int = 10) -> Int32? {
    Int64(text, radix: radix).map { Int32(truncatingIfNeeded: $0) }
  }

  /// Lines that descriptions and recorders put beside the events.
  private static func isKnown(_ text: Substring) -> Bool {
    text.isEmpty || text.hasPrefix("#") || isTerminal(text) || known.contains { text.hasPrefix($0) }
      || text.prefix(2).last == ":" && text.first.map { "NIPBALSHR".contains($0) } ?? false
  }

  /// Pasted with the recorder's output: a prompt with a command, and the `^C` that ended it.
  private static func isTerminal(_ text: Substring) -> Bool {
    if text.hasPrefix("^") || text.hasPrefix("$ ") { return true }
    guard let prompt = text.firstIndex(where: { $0 == "$" || $0 == "#" }) else { return false }
    return text[..<prompt].contains("@") && text[text.index(after: prompt)...].first.map { $0 == " " } ?? true
  }

  private static let known = [
    "Input d", "Supported events", "Event type", "Event code", "Properties", "Property", "Value", "Min", "Max", "Fuzz",
    "Flat", "Resolution", "State", "Testing", "Key repeat", "Repeat", "Grab", "Select", "Available", "No device",
    "/dev/",
    "***", "evtest", "@DEV", "EVIOC", "Key ",
  ]
}
