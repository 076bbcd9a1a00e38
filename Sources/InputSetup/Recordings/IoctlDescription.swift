internal import InputReading

/// The answers to a reader's ioctls as umockdev-record(1) writes them: a call, its result, and the bytes in hexadecimal.
///
///     EVIOCGABS(53) 0 00000000000000007F0C0000000000000000000000000000
struct IoctlDescription: DescriptionParsing {
  private(set) var device = RecordedDevice()

  mutating func take(_ line: Substring) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, first.hasPrefix("EVIOCG"), words.count >= 3 else { return }
    let call = first.prefix { $0 != "(" }
    let argument = UInt16(first.dropFirst(call.count + 1).prefix { $0 != ")" }) ?? 0
    let bytes = Self.bytes(words[2])
    switch call {
    case "EVIOCGABS": takeRange(of: argument, bytes)
    case "EVIOCGBIT": device.setBits(type: argument, BitSet.codes(bytes: bytes))
    case "EVIOCGPROP": device.properties = Set(BitSet.codes(bytes: bytes))
    case "EVIOCGNAME": device.name = Self.text(bytes)
    case "EVIOCGPHYS": device.physicalPath = Self.text(bytes)
    case "EVIOCGID" where bytes.count >= 6:
      let numbers = stride(from: 0, to: 6, by: 2).map { Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8 }
      (device.bus, device.vendor, device.product) = (numbers[0], numbers[1], numbers[2])
    default: break
    }
  }

  /// `struct input_absinfo`: value, minimum, maximum, and what nobody needs here.
  private mutating func takeRange(of code: UInt16, _ bytes: [UInt8]) {
    guard code <= 0x3f, bytes.count >= 12 else { return }
    let numbers = stride(from: 0, to: 12, by: 4).map { start in
      Int32(truncatingIfNeeded: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32($1 * 8) })
    }
    device.values[code] = numbers[0]
    device.axes[code] = AxisRange(numbers[1], numbers[2])
  }

  private static func bytes(_ digits: Substring) -> [UInt8] {
    let values = digits.utf8.prefix(4096).map { Character(UnicodeScalar($0)).hexDigitValue ?? 0 }
    return stride(from: 0, to: values.count - values.count % 2, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
}
