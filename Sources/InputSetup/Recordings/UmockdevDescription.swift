internal import InputReading

/// A description as umockdev-record(1) writes it, and `udevadm info`: blocks of a device each, of which the first with
/// capabilities counts. It does not state the ranges of axes; they are in the `.ioctl` file beside it.
struct UmockdevDescription: DescriptionParsing {
  private(set) var device = RecordedDevice()
  /// The block with the capabilities is over.
  private var isComplete = false
  private var block = RecordedDevice()
  private var hasCapabilities = false

  mutating func take(_ line: Substring) {
    if isComplete { return }
    if line.hasPrefix("P:") { endBlock() }
    guard line.hasPrefix("A:") || line.hasPrefix("E:"), let sign = line.firstIndex(of: "=") else { return }
    let name = line[line.index(line.startIndex, offsetBy: 2)..<sign].trimmed
    let value = line[line.index(after: sign)...].trimmed
    takeField(name, value, isAttribute: line.hasPrefix("A:"))
    if !isComplete { device = block }
  }

  private mutating func endBlock() {
    isComplete = hasCapabilities
    if !isComplete { block = RecordedDevice() }
  }

  private mutating func takeField(_ name: String, _ value: String, isAttribute: Bool) {
    switch (name, isAttribute) {
    case ("capabilities/key", true), ("KEY", false): takeBits(EventType.key, value)
    case ("capabilities/abs", true), ("ABS", false): takeBits(EventType.absolute, value)
    case ("capabilities/ev", true), ("EV", false): hasCapabilities = true
    case ("properties", true), ("PROP", false): block.properties = Set(BitSet.codes(words: value))
    case ("name", true), ("NAME", false): block.name = value.trimmingQuotes
    case ("phys", true), ("PHYS", false): block.physicalPath = value.trimmingQuotes
    case ("id/bustype", true): block.bus = Int(value, radix: 16) ?? 0
    case ("id/vendor", true): block.vendor = Int(value, radix: 16) ?? 0
    case ("id/product", true): block.product = Int(value, radix: 16) ?? 0
    case ("PRODUCT", false):
      let numbers = value.split(separator: "/").compactMap { Int($0, radix: 16) }
      if numbers.count >= 3 { (block.bus, block.vendor, block.product) = (numbers[0], numbers[1], numbers[2]) }
    default: break
    }
  }

  private mutating func takeBits(_ type: UInt16, _ value: String) {
    hasCapabilities = true
    block.setBits(type: type, BitSet.codes(words: value))
  }
}
