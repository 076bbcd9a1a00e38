internal import CEvdev
public import Settings

extension EventCode {
  /// - Parameter name: the kernel's name of a key, button or absolute axis, such as `KEY_1`, `BTN_LEFT` or `ABS_Z`.
  public init?(named name: String) {
    if name.hasPrefix("ABS_") {
      guard let code = UInt16(exactly: libevdev_event_code_from_name(UInt32(EventType.absolute), name)) else {
        return nil
      }
      self.init(type: EventType.absolute, code: code)
    } else {
      guard let code = KeyCode.code(named: name) else { return nil }
      self.init(type: EventType.key, code: code)
    }
  }
}
