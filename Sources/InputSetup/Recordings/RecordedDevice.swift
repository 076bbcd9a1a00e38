public import InputReading

/// A device as a file describes it: who it is, and what it can report.
public struct RecordedDevice: Hashable, Sendable {
  public var name = ""
  /// `BUS_…` of linux/input.h.
  public var bus = 0
  public var vendor = 0
  public var product = 0
  public var physicalPath = ""
  public var keys: Set<UInt16> = []
  public var axes: [UInt16: AxisRange] = [:]
  public var properties: Set<UInt16> = []
  /// The values of axes when the recording began, where the file tells them.
  public var values: [UInt16: Int32] = [:]

  public init() {}

  /// Whether the file described anything.
  var isKnown: Bool { !name.isEmpty || !keys.isEmpty || !axes.isEmpty }

  public var description: DeviceDescription {
    let slots = axes[Axis.slot].map { Int($0.maximum) + 1 } ?? 0
    return DeviceDescription(axes: axes, slots: slots, keys: keys, properties: properties)
  }

  /// What is held before the first event, as far as anybody knows.
  var initialState: DeviceState {
    // A kernel does not repeat a value that stays, so a slot's first contact may come without one. It keeps the values of
    // contacts by slot, and answers 0 to who asks for such an axis; the last contact's position is on the single axes.
    let slot = DeviceState.Slot(
      x: values[Axis.x] ?? values[Axis.contactX] ?? 0, y: values[Axis.y] ?? values[Axis.contactY] ?? 0)
    let slots = Array(repeating: slot, count: description.slots)
    return DeviceState(axes: values, currentSlot: Int(values[Axis.slot] ?? 0), slots: slots)
  }

  /// Takes what another file about the same device tells.
  mutating func complete(with other: RecordedDevice) {
    if name.isEmpty { name = other.name }
    if physicalPath.isEmpty { physicalPath = other.physicalPath }
    if vendor == 0, product == 0 { (bus, vendor, product) = (other.bus, other.vendor, other.product) }
    keys.formUnion(other.keys)
    properties.formUnion(other.properties)
    axes.merge(other.axes) { mine, theirs in mine == AxisRange(0, 0) ? theirs : mine }
    values.merge(other.values) { mine, _ in mine }
  }

  mutating func setBits(type: UInt16, _ bits: some Sequence<UInt16>) {
    switch type {
    case EventType.key: keys.formUnion(bits.filter { $0 <= 0x2ff })
    case EventType.absolute: for code in bits where code <= 0x3f && axes[code] == nil { axes[code] = AxisRange(0, 0) }
    default: break
    }
  }
}

/// Sets of bits as files write them.
enum BitSet {
  /// - Parameter bytes: the lowest bits first.
  static func codes(bytes: some Sequence<UInt8>) -> [UInt16] {
    bytes.prefix(96).enumerated().flatMap { place, byte in
      (0..<8).filter { byte >> UInt8($0) & 1 == 1 }.map { UInt16(place * 8 + $0) }
    }
  }

  /// - Parameter words: hexadecimal words of 64 bits with the highest first, as sysfs writes them.
  static func codes(words: some StringProtocol) -> [UInt16] {
    let values = words.split(separator: " ").prefix(12).map { UInt64($0, radix: 16) ?? 0 }
    return codes(bytes: values.reversed().flatMap { word in (0..<8).map { UInt8(word >> ($0 * 8) & 0xff) } })
  }
}
