internal import Glibc
internal import SystemCalls
internal import SystemPackage

/// An address to connect to.
struct NetworkTarget {
  let family: Int32
  private let bytes: [UInt8]

  private init(_ found: addrinfo) {
    family = found.ai_family
    bytes = Array(UnsafeRawBufferPointer(start: found.ai_addr, count: Int(found.ai_addrlen)))
  }

  /// All addresses of a host, in the order in which the resolver wants them tried (RFC 6724). A name waits for the
  /// resolver; a number does not.
  static func all(of host: String, port: UInt16) throws(SystemFault) -> [NetworkTarget] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else {
      throw SystemFault("getaddrinfo", on: host, .noRouteToHost)
    }
    defer { freeaddrinfo(list) }
    var targets: [NetworkTarget] = []
    var next = list
    while let found = next?.pointee {
      targets.append(NetworkTarget(found))
      next = found.ai_next
    }
    return targets
  }

  func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(bytes.count)) }
    }
  }
}
