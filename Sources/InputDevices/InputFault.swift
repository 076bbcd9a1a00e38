/// Why an input device cannot be read.
public struct InputFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// No device with this identity is plugged.
    case missing
    /// The device went away.
    case removed
    /// Another process has grabbed it.
    case busy
    /// The permissions forbid it.
    case denied
    /// Somebody sets the device up; it is taken back afterwards.
    case lent = "learning"
    /// The path exists and is no named pipe, or the device is no input device.
    case unsuitable
    /// A call of the system failed; the cause names it.
    case system
  }

  public var code: Code
  public var cause: String
  public var remedy: String
  /// The remedy for staff who read Thai.
  public var thai: String

  init(_ code: Code, cause: String, remedy: String, thai: String) {
    self.code = code
    self.cause = cause
    self.remedy = remedy
    self.thai = thai
  }

  public var description: String { "\(cause). \(remedy) · \(thai)" }
}

extension InputFault {
  /// A failed call and what the error number means for a device.
  init(call: String, on path: String, error: Int32) {
    let cause = "\(call) on \(path) failed: \(SystemCall.text(of: error))"
    switch error {
    case SystemCall.noSuchDevice, SystemCall.noSuchFile:
      self.init(
        .removed, cause: cause, remedy: "Plug the device in; it is taken when it is there.",
        thai: "เสียบอุปกรณ์ ระบบจะใช้งานทันทีที่พบ")
    case SystemCall.deviceBusy:
      self.init(
        .busy, cause: cause,
        remedy: "Another program has grabbed it. Stop that program, such as a desktop session; it is taken when free.",
        thai: "โปรแกรมอื่นยึดอุปกรณ์นี้ไว้ ปิดโปรแกรมนั้น ระบบจะใช้งานทันทีที่ว่าง")
    case SystemCall.accessDenied, SystemCall.notPermitted:
      self.init(
        .denied, cause: cause, remedy: "Put the daemon's user into the group `input`.",
        thai: "เพิ่มผู้ใช้ของระบบเข้ากลุ่ม input")
    default:
      self.init(
        .system, cause: cause, remedy: "It is tried again; see the kernel's log.",
        thai: "ระบบจะลองใหม่ ดูบันทึกของเคอร์เนล")
    }
  }
}
