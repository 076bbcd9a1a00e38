internal import InputReading

/// A description as evemu writes it (evemu-describe(1)), old and new: `N:` name, `I:` identity, `P:` properties, `B:` bits
/// of one event type a few bytes at a time, `A:` an axis.
struct EvemuDescription: DescriptionParsing {
  private(set) var device = RecordedDevice()
  private var bits: [UInt16: [UInt8]] = [:]
  private var properties: [UInt8] = []

  mutating func take(_ line: Substring) {
    let words = line.dropFirst(2).prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
    switch line.prefix(2) {
    case "N:": device.name = line.dropFirst(2).trimmed
    case "I:": takeIdentity(words)
    case "P:":
      properties += words.compactMap { UInt8($0, radix: 16) }
      device.properties = Set(BitSet.codes(bytes: properties))
    case "B:":
      guard let first = words.first, let type = UInt16(first, radix: 16) else { return }
      bits[type, default: []] += words.dropFirst().compactMap { UInt8($0, radix: 16) }
      device.setBits(type: type, BitSet.codes(bytes: bits[type] ?? []))
    case "A:":
      guard words.count >= 3, let code = UInt16(words[0], radix: 16), code <= 0x3f, let minimum = Int32(words[1]),
        let maximum = Int32(words[2])
      else { return }
      device.axes[code] = AxisRange(minimum, maximum)
    default: break
    }
  }

  private mutating func takeIdentity(_ words: [Substring]) {
    let numbers = words.compactMap { Int($0, radix: 16) }
    guard numbers.count >= 3 else { return }
    (device.bus, device.vendor, device.product) = (numbers[0], numbers[1], numbers[2])
  }
}
