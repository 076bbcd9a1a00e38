internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore

/// Why a kiosk gives no answer on its control socket.
public enum ControlFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nobody listens on the socket, or this user may not reach it. Nothing was done.
  case unreachable(path: String, cause: String)
  /// The kiosk was reached and its answer did not come: whether it did what was asked is not known.
  case lost(path: String, cause: String)
  /// The kiosk was reached and took too long; else as `lost`.
  case late(path: String)
  case badAnswer(String)

  init(_ error: any Error, on path: String) {
    switch error {
    case let error as IOError where [ECONNRESET, EPIPE].contains(error.errnoCode):
      self = .lost(path: path, cause: String(cString: strerror(error.errnoCode)))
    case let error as IOError: self = .unreachable(path: path, cause: String(cString: strerror(error.errnoCode)))
    case is SocketAddressError: self = .unreachable(path: path, cause: "\(error)")
    case let error as HTTPClientError where error == .deadlineExceeded: self = .late(path: path)
    default: self = .lost(path: path, cause: "\(error)")
    }
  }

  /// Whether the same command, with the same identity, is worth another try.
  var mayBeRepeated: Bool {
    if case .lost = self { true } else { false }
  }

  public var english: String {
    switch self {
    case .unreachable(let path, let cause):
      "no kiosk answers on \(path): \(cause). "
        + "Is kioskd running (systemctl status kioskd), and are you in the group of the socket (kiosk-staff)?"
    case .lost(let path, let cause):
      "the kiosk on \(path) was reached and its answer was lost (\(cause)). "
        + "See kioskctl status and the journal before you repeat the command"
    case .late(let path):
      "the kiosk on \(path) did not answer in time. See kioskctl status and the journal before you repeat the command"
    case .badAnswer(let text):
      "the kiosk answered what this program does not understand: \(text). Are kioskd and kioskctl of one version?"
    }
  }

  public var thai: String {
    switch self {
    case .unreachable(let path, let cause):
      "ไม่พบตู้ที่กำลังทำงานที่ \(path): \(cause) กรุณาตรวจสอบว่าเปิดบริการ kioskd แล้ว (systemctl status kioskd) "
        + "และผู้ใช้นี้อยู่ในกลุ่ม kiosk-staff"
    case .lost(let path, let cause):
      "ติดต่อตู้ที่ \(path) ได้ แต่ไม่ได้รับคำตอบ (\(cause)) กรุณาตรวจด้วย kioskctl status และสมุดบันทึกก่อนสั่งซ้ำ"
    case .late(let path): "ตู้ที่ \(path) ไม่ตอบภายในเวลาที่กำหนด กรุณาตรวจด้วย kioskctl status และสมุดบันทึกก่อนสั่งซ้ำ"
    case .badAnswer(let text): "คำตอบของตู้อ่านไม่ได้: \(text) กรุณาตรวจว่า kioskd และ kioskctl เป็นรุ่นเดียวกัน"
    }
  }

  public var description: String { "\(english)\n\(thai)" }
}
