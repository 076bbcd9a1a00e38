internal import Glibc
internal import SystemPackage

/// Sockets of this machine that have a path, or a name of the abstract namespace written with `@` (`unix(7)`).
public enum LocalSocket {
  /// Whether somebody takes connections there; a socket whose owner has died refuses them.
  public static func answers(at path: String) -> Bool {
    (try? systemCall(of: SOCK_STREAM, "connect", at: path) { connect($0, $1, $2) }) != nil
  }

  /// Sends one datagram at once, or not at all: a reader that does not listen never holds the sender up.
  ///
  /// - Throws: the failing call; `fileNameTooLong` for a path that no socket can have.
  public static func send(_ datagram: [UInt8], to path: String) throws(SystemFault) {
    try systemCall(of: SOCK_DGRAM, "sendto", at: path) { socket, address, length in
      sendto(socket, datagram, datagram.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL), address, length)
    }
  }

  /// Makes a call with a new socket and the address.
  private static func systemCall<Value: FixedWidthInteger & SignedInteger>(
    of kind: __socket_type, _ name: String, at path: String,
    _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Value
  ) throws(SystemFault) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let isAbstract = path.hasPrefix("@")
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw SystemFault(name, on: path, .fileNameTooLong)
    }
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      room.copyBytes(from: bytes)
      if isAbstract { room[0] = 0 }
    }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1))
    let socket = OwnedDescriptor(
      owning: try SystemCalls.systemCall("socket") {
        Glibc.socket(AF_UNIX, Int32(kind.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      })
    try SystemCalls.systemCall(name, on: path) {
      withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call(socket.number, $0, length) }
      }
    }
  }
}
