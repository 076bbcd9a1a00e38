public import InputReading

extension DeviceDescription {
  /// A touchscreen of type B, two slots, positions 0…100.
  public static let slotScreen = DeviceDescription(
    axes: [
      0x00: AxisRange(0, 100), 0x01: AxisRange(0, 100), 0x2f: AxisRange(0, 1), 0x35: AxisRange(0, 100),
      0x36: AxisRange(0, 100), 0x37: AxisRange(0, 2), 0x39: AxisRange(0, 65535), 0x3b: AxisRange(0, 255),
    ], slots: 2, keys: [0x14a, 0x7d])

  public static let frameScreen = DeviceDescription(
    axes: [0x35: AxisRange(0, 100), 0x36: AxisRange(0, 100)], keys: [0x14a])

  public static func singleScreen(
    _ horizontal: AxisRange = AxisRange(0, 100), _ vertical: AxisRange = AxisRange(0, 100), button: UInt16 = 0x14a
  ) -> DeviceDescription {
    DeviceDescription(axes: [0x00: horizontal, 0x01: vertical], keys: [button])
  }

  public static let pad = DeviceDescription(keys: [2, 3, 4, 5, 6])
}
