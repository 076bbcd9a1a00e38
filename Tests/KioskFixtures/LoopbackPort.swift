internal import Glibc

/// Ports of 127.0.0.1.
public enum LoopbackPort {
  /// A port that nobody listens on at this moment.
  ///
  /// - Throws: `ChildProgram.Fault` when the machine has none.
  public static func free() throws -> Int {
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(probe) }
    return try bind(probe, to: 0)
  }

  /// Makes a socket that listens.
  ///
  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - prepare: sets what must be set before the socket is bound.
  /// - Returns: the descriptor, which the caller closes, and the port.
  public static func listen(
    on port: Int = 0, _ prepare: (Int32) -> Void = { _ in }
  ) throws -> (descriptor: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw ChildProgram.Fault("socket", code: errno) }
    var one: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    prepare(listener)
    do {
      let bound = try bind(listener, to: port)
      guard Glibc.listen(listener, 16) == 0 else { throw ChildProgram.Fault("listen", code: errno) }
      return (listener, bound)
    } catch {
      close(listener)
      throw error
    }
  }

  /// - Returns: the port that the socket got.
  private static func bind(_ socket: Int32, to port: Int) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isBound else { throw ChildProgram.Fault("bind 127.0.0.1:\(port)", code: errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
