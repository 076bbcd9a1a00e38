internal import Glibc
internal import SystemCalls
internal import SystemPackage

/// An address to connect to.
struct NetworkTarget {
  let family: Int32
  private let bytes: [UInt8]

  /// Finds the address of a host. A name waits for the resolver; a number does not.
  init(host: String, port: UInt16) throws(SystemFault) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0, let found = list else {
      throw SystemFault("getaddrinfo", on: host, .noRouteToHost)
    }
    defer { freeaddrinfo(list) }
    family = found.pointee.ai_family
    bytes = Array(UnsafeRawBufferPointer(start: found.pointee.ai_addr, count: Int(found.pointee.ai_addrlen)))
  }

  func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(bytes.count)) }
    }
  }
}
