internal import CEvdev

/// The kernel's names of keys and buttons (linux/input-event-codes.h), as libevdev knows them.
public enum KeyCode {
  /// - Returns: such as `KEY_1` or `BTN_TRIGGER`; a code without a name is written `0x2ff`.
  public static func name(of code: UInt16) -> String {
    guard let name = libevdev_event_code_get_name(UInt32(EventType.key), UInt32(code)) else {
      return "0x" + String(code, radix: 16)
    }
    return String(cString: name)
  }

  /// - Parameter name: a name of the kernel, also a second one such as `BTN_A`, or a code such as `0x2ff`.
  /// - Returns: `nil` for anything else, and for codes beyond `KEY_MAX` (0x2ff).
  public static func code(named name: String) -> UInt16? {
    if name.hasPrefix("0x") {
      return UInt16(name.dropFirst(2), radix: 16).flatMap { $0 <= 0x2ff ? $0 : nil }
    }
    return UInt16(exactly: libevdev_event_code_from_name(UInt32(EventType.key), name))
  }
}
