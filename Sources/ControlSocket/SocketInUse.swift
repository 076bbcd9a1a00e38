internal import Glibc

/// Another kiosk serves on the socket: two of them have the same `runtime_directory`.
public struct SocketInUse: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String

  public var description: String { "another kiosk answers on \(path)" }

  /// Whether somebody takes connections there; a socket whose owner has died refuses them (`unix(7)`).
  static func answers(at path: String) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor != -1 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let isShort = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard path.utf8.count < room.count else { return false }
      room.copyBytes(from: path.utf8)
      return true
    }
    guard isShort else { return false }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}
