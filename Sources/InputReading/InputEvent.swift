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
public enum EventType {
  public static let synchronisation: UInt16 = 0x00
  public static let key: UInt16 = 0x01
  public static let absolute: UInt16 = 0x03
  public static let miscellaneous: UInt16 = 0x04
  public static let light: UInt16 = 0x11
  public static let repetition: UInt16 = 0x14
}

/// Codes of synchronisation events (`SYN_…`).
public enum Synchronisation {
  /// The frame is complete.
  public static let report: UInt16 = 0
  /// Type A: one contact of the frame is complete.
  public static let contactReport: UInt16 = 2
  /// The kernel's buffer overran: what follows up to the next report is worthless.
  public static let dropped: UInt16 = 3
}

/// Codes of absolute axes (`ABS_…`).
public enum Axis {
  public static let x: UInt16 = 0x00
  public static let y: UInt16 = 0x01
  public static let hatX: UInt16 = 0x10
  public static let hatY: UInt16 = 0x11
  public static let pressure: UInt16 = 0x18
  /// Announced by devices whose axes from here on are a joystick's and no contacts (libevdev, "fake multitouch").
  public static let reserved: UInt16 = 0x2e
  public static let slot: UInt16 = 0x2f
  /// How wide a contact is; 0 where it has been lifted.
  public static let contactWidth: UInt16 = 0x30
  public static let contactX: UInt16 = 0x35
  public static let contactY: UInt16 = 0x36
  public static let contactTool: UInt16 = 0x37
  public static let trackingID: UInt16 = 0x39
  /// How far a contact is from the glass; above its least value the finger hovers.
  public static let contactDistance: UInt16 = 0x3b
  /// `ABS_MT_SLOT` … `ABS_MT_TOOL_Y`: belongs to one contact of several.
  public static let multitouch: ClosedRange<UInt16> = 0x2f...0x3d
}

/// Properties of devices (`INPUT_PROP_…`).
enum DeviceProperty {
  /// Its positions are those of a display beneath it.
  static let direct: UInt16 = 0x01
}

/// Values of `ABS_MT_TOOL_TYPE` (`MT_TOOL_…`).
enum Tool {
  static let palm: Int32 = 0x02
}

/// Codes of keys (`KEY_…`, `BTN_…`) that mean a finger and no key.
enum FingerButton {
  static let touch: UInt16 = 0x14a
  static let toolFinger: UInt16 = 0x145
  static let toolPen: UInt16 = 0x140
  static let left: UInt16 = 0x110
  /// `BTN_TOOL_PEN` … `BTN_TOOL_QUADTAP`, `BTN_TOUCH` among them.
  static let tools: ClosedRange<UInt16> = 0x140...0x14f
  /// Those that go with every touch: `BTN_TOUCH`, `BTN_TOOL_FINGER`, and two to five fingers.
  private static let fingers: Set<UInt16> = [touch, toolFinger, 0x148, 0x14d, 0x14e, 0x14f]
  /// `BTN_JOYSTICK` … `BTN_THUMBR`: a device with these has sticks, and its axes are no screen.
  static let sticks: ClosedRange<UInt16> = 0x120...0x13f

  /// Passes over a button that says what touches; one that goes with no finger is counted.
  /// - Returns: whether it was one.
  static func take(_ event: InputEvent, ignored: inout Tally) -> Bool {
    guard event.type == EventType.key, tools.contains(event.code) else { return false }
    if event.value == 1, !fingers.contains(event.code) { ignored.count(.toolButton) }
    return true
  }
}

/// Codes of the keys of a pad of directions (`BTN_DPAD_…`).
enum DirectionButton {
  static let up: UInt16 = 0x220
  static let down: UInt16 = 0x221
  static let left: UInt16 = 0x222
  static let right: UInt16 = 0x223
  static let all: ClosedRange<UInt16> = 0x220...0x223
}
