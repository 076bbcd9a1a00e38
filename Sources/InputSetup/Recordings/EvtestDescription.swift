internal import InputReading

/// A description as evtest(1) and mtplot write it before the events, and evemu in comments:
///
///     Input device ID: bus 0x18 vendor 0x0 product 0x0 version 0x0
///     Input device name: "Atmel maXTouch Touchscreen"
///       Event type 3 (EV_ABS)
///         Event code 53 (ABS_MT_POSITION_X)
///           Min        0
struct EvtestDescription: DescriptionParsing {
  private(set) var device = RecordedDevice()
  private var type: UInt16?
  private var axis: UInt16?

  mutating func take(_ line: Substring) {
    let text = Substring(line.drop { $0 == "#" || $0 == " " || $0 == "\t" })
    let words = text.split(whereSeparator: \.isWhitespace)
    if text.hasPrefix("Input device name:") {
      device.name = text.dropFirst("Input device name:".count).trimmed.trimmingQuotes
    } else if text.hasPrefix("Input device ID:") {
      takeIdentity(words)
    } else if words.count >= 3, words[0] == "Event", words[1] == "type" {
      type = UInt16(words[2])
    } else if words.count >= 3, words[0] == "Event", words[1] == "code", let code = UInt16(words[2]) {
      takeCode(code)
    } else if words.count >= 3, words[0] == "Property", words[1] == "type", let code = UInt16(words[2]) {
      device.properties.insert(code)
    } else if words.count == 2, type == EventType.absolute, let axis, let number = Int32(words[1]) {
      takeRange(of: axis, String(words[0]), number)
    }
  }

  private mutating func takeCode(_ code: UInt16) {
    guard let type else { return }
    device.setBits(type: type, CollectionOfOne(code))
    axis = type == EventType.absolute && code <= 0x3f ? code : nil
  }

  private mutating func takeRange(of axis: UInt16, _ name: String, _ number: Int32) {
    switch name {
    case "Value": device.values[axis] = number
    case "Min": device.axes[axis]?.minimum = number
    case "Max": device.axes[axis]?.maximum = number
    default: break
    }
  }

  private mutating func takeIdentity(_ words: [Substring]) {
    func number(after name: Substring) -> Int {
      guard let index = words.firstIndex(of: name), words.indices.contains(index + 1) else { return 0 }
      let digits = words[index + 1].hasPrefix("0x") ? words[index + 1].dropFirst(2) : words[index + 1]
      return Int(digits, radix: 16) ?? 0
    }
    (device.bus, device.vendor, device.product) = (
      number(after: "bus"), number(after: "vendor"), number(after: "product")
    )
  }
}
