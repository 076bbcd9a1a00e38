internal import InputReading

/// A description as `libinput record` writes it, the part below `evdev:` of its first device.
///
///     name: "ELAN Touchscreen"
///     id: [3, 1267, 268, 272]
///     codes:
///       3: [0, 1, 47, 53, 54, 57] # EV_ABS
///     absinfo:
///       53: [0, 3312, 0, 0, 13]
///     properties: [1]
struct LibinputDescription: DescriptionParsing {
  private(set) var device = RecordedDevice()
  private var section = ""
  private var isOver = false

  mutating func take(_ line: Substring) {
    let text = line.prefix { $0 != "#" }.trimmed
    let field = text.hasPrefix("- ") ? text.dropFirst(2).trimmed : text
    guard !isOver, let colon = field.firstIndex(of: ":") else { return }
    let (name, value) = (String(field[..<colon]), field[field.index(after: colon)...].trimmed)
    switch name {
    // The events follow, and perhaps another device after them.
    case "events": isOver = true
    case "codes", "absinfo", "udev", "hid", "quirks": section = name
    case "name" where device.name.isEmpty: device.name = value.trimmingQuotes
    case "id": takeIdentity(Self.numbers(value))
    case "properties": device.properties = Set(Self.numbers(value).compactMap { UInt16(exactly: $0) })
    default: takeNumbered(UInt16(name), Self.numbers(value))
    }
  }

  private mutating func takeIdentity(_ numbers: [Int]) {
    if numbers.count >= 3 { (device.bus, device.vendor, device.product) = (numbers[0], numbers[1], numbers[2]) }
  }

  private mutating func takeNumbered(_ number: UInt16?, _ values: [Int]) {
    guard let number else { return }
    switch section {
    case "codes": device.setBits(type: number, values.compactMap { UInt16(exactly: $0) })
    case "absinfo" where values.count >= 2 && number <= 0x3f:
      guard let minimum = Int32(exactly: values[0]), let maximum = Int32(exactly: values[1]) else { return }
      device.axes[number] = AxisRange(minimum, maximum)
    default: break
    }
  }

  /// The numbers of a list `[1, 2, 3]`.
  static func numbers(_ text: some StringProtocol) -> [Int] {
    guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]"), open < close else { return [] }
    return text[text.index(after: open)..<close].split(separator: ",").compactMap { Int($0.trimmed) }
  }
}
