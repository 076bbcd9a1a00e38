import InputReading

/// The fuzzer's bytes, taken one after the other; zeros when there are no more.
struct Bytes {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isEmpty: Bool { place >= bytes.count }

  mutating func next() -> UInt8 {
    guard place < bytes.count else { return 0 }
    place += 1
    return bytes[place - 1]
  }

  mutating func word() -> UInt16 { UInt16(next()) | UInt16(next()) << 8 }

  mutating func number() -> Int32 { Int32(truncatingIfNeeded: UInt32(word()) | UInt32(word()) << 16) }

  mutating func rest() -> String {
    defer { place = bytes.count }
    return String(decoding: bytes[min(place, bytes.count)...], as: UTF8.self)
  }
}

extension DeviceDescription {
  /// Every kind of device, with ranges of every kind.
  init(_ bytes: inout Bytes) {
    var axes: [UInt16: AxisRange] = [:]
    let chosen = bytes.word()
    for (bit, axis) in Self.interesting.enumerated() where chosen >> UInt16(bit) & 1 == 1 {
      axes[axis] = Self.range(&bytes)
    }
    let keys = bytes.next()
    let slots = Int(bytes.next()) * (bytes.next() % 16 == 0 ? 8 : 1)
    self.init(axes: axes, slots: slots, keys: Set(Self.buttons.enumerated().filter { keys >> $0.0 & 1 == 1 }.map(\.1)))
    switch bytes.next() % 16 {
    case 0: self = .generic
    case 1: touch = .pressure
    case 2: touch = .frames
    case 3: touch = .slots
    case 4: touch = .single(button: 0x110)
    default: break
    }
  }

  static let interesting: [UInt16] = [
    0x00, 0x01, 0x02, 0x03, 0x10, 0x11, 0x18, 0x28, 0x2e, 0x2f, 0x30, 0x35, 0x36, 0x39, 0x3a, 0x3f,
  ]
  static let buttons: [UInt16] = [2, 28, 0x110, 0x120, 0x140, 0x145, 0x14a, 0x2c0]

  private static func range(_ bytes: inout Bytes) -> AxisRange {
    switch bytes.next() % 4 {
    case 0: AxisRange(0, Int32(bytes.word()))
    case 1: AxisRange(Int32(bytes.word()), Int32(bytes.word()))
    default: AxisRange(bytes.number(), bytes.number())
    }
  }
}

extension InputEvent {
  /// Mostly what such a device sends, now and then anything.
  init(_ bytes: inout Bytes, _ description: DeviceDescription, time: inout Int64) {
    let kind = bytes.next()
    time = kind >= 250 ? Int64(bytes.number()) : time &+ Int64(bytes.next()) * 100
    switch kind % 8 {
    case 0: self.init(type: 0, code: 0, value: 0, time: time)
    case 1: self.init(type: 0, code: UInt16(bytes.next() % 5), value: 0, time: time)
    case 2, 3:
      let button = DeviceDescription.buttons[Int(bytes.next() % 8)]
      self.init(type: 1, code: button, value: Int32(bytes.next() % 4), time: time)
    case 4, 5:
      let axis = DeviceDescription.interesting[Int(bytes.next() % 16)]
      self.init(type: 3, code: axis, value: Int32(Int8(bitPattern: bytes.next())), time: time)
    case 6:
      let axis = DeviceDescription.interesting[Int(bytes.next() % 16)]
      self.init(type: 3, code: axis, value: bytes.number(), time: time)
    default: self.init(type: bytes.word(), code: bytes.word(), value: bytes.number(), time: time)
    }
  }
}
