internal import Glibc
internal import NIOCore

/// Why a server cannot take connections: cause and remedy, in both languages.
public struct ListenFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var thai: String
  public var english: String

  public var description: String { english }

  /// - Returns: `nil` for an error that is not about the address.
  init?(_ error: any Error, at address: WebServer.Address) {
    guard let error = error as? IOError else { return nil }
    let place = address.description
    switch error.errnoCode {
    case EADDRINUSE:
      english = "\(place) is in use by another program. Stop that program, or set another port."
      thai = "\(place) มีโปรแกรมอื่นใช้อยู่ ปิดโปรแกรมนั้น หรือตั้งพอร์ตอื่น"
    case EADDRNOTAVAIL:
      english = "\(place) is no address of this machine. See `ip address`, and set one of them."
      thai = "\(place) ไม่ใช่ที่อยู่ของเครื่องนี้ ดูที่อยู่ด้วย ip address แล้วตั้งค่าใหม่"
    case EACCES, EPERM:
      english = "\(place) may not be used by this user. Set a port from 1024 on, or a folder that belongs to the user."
      thai = "ผู้ใช้นี้ไม่มีสิทธิ์ใช้ \(place) ตั้งพอร์ตตั้งแต่ 1024 ขึ้นไป หรือโฟลเดอร์ของผู้ใช้นี้"
    default:
      let cause = String(cString: strerror(error.errnoCode))
      english = "\(place) cannot be listened on: \(cause). Check the address in the settings."
      thai = "เปิดรับการเชื่อมต่อที่ \(place) ไม่ได้ (\(cause)) ตรวจที่อยู่ในไฟล์ตั้งค่า"
    }
  }
}

extension WebServer.Address: CustomStringConvertible {
  /// `127.0.0.1:8443`, `[::1]:8443`, or the socket's path.
  public var description: String {
    switch self {
    case .unixSocket(let path): path
    case .host(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
  }
}
