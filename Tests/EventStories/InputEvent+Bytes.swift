public import InputReading

extension InputEvent {
  /// As the kernel lays it out on a 64-bit machine.
  public var bytes: [UInt8] {
    func little(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian, Array.init) }
    return little(time / 1_000_000) + little(time % 1_000_000) + little(type) + little(code) + little(value)
  }
}
