/// One `struct input_event` of the kernel (linux/input.h), with its time as one number.
public struct InputEvent: Hashable, Sendable {
  public var type: UInt16
  public var code: UInt16
  public var value: Int32
  /// Microseconds of `CLOCK_MONOTONIC`.
  public var time: Int64

  public init(type: UInt16, code: UInt16, value: Int32, time: Int64) {
    self.type = type
    self.code = code
    self.value = value
    self.time = time
  }
}

/// Event types (linux/input-event-codes.h, `EV_…`).
enum EventType {
  static let synchronisation: UInt16 = 0x00
  static let key: UInt16 = 0x01
  static let absolute: UInt16 = 0x03
  static let miscellaneous: UInt16 = 0x04
  static let light: UInt16 = 0x11
  static let repetition: UInt16 = 0x14
}

/// Codes of synchronisation events (`SYN_…`).
enum Synchronisation {
  /// The frame is complete.
  static let report: UInt16 = 0
  /// Type A: one contact of the frame is complete.
  static let contactReport: UInt16 = 2
  /// The kernel's buffer overran: what follows up to the next report is worthless.
  static let dropped: UInt16 = 3
}

/// Codes of absolute axes (`ABS_…`).
enum Axis {
  static let x: UInt16 = 0x00
  static let y: UInt16 = 0x01
  static let slot: UInt16 = 0x2f
  static let contactX: UInt16 = 0x35
  static let contactY: UInt16 = 0x36
  static let trackingID: UInt16 = 0x39
  /// `ABS_MT_SLOT` … `ABS_MT_TOOL_Y`: belongs to one contact of several.
  static let multitouch: ClosedRange<UInt16> = 0x2f...0x3d
}

/// Codes of keys (`KEY_…`, `BTN_…`) that mean a finger and no key.
enum FingerButton {
  static let touch: UInt16 = 0x14a
  static let left: UInt16 = 0x110
  /// `BTN_TOOL_PEN` … `BTN_TOOL_QUADTAP`, `BTN_TOUCH` among them.
  static let tools: ClosedRange<UInt16> = 0x140...0x14f
  /// `BTN_JOYSTICK` … `BTN_THUMBR`: a device with these has sticks, and its axes are no screen.
  static let sticks: ClosedRange<UInt16> = 0x120...0x13f
}
