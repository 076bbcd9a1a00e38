import Glibc
import Testing

/// A print server that takes connections and never answers, as one whose process is stopped.
final class HungSpooler {
  let port: Int
  private let descriptor: Int32

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0 ? getsockname(descriptor, $0, &length) : -1
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    try #require(status == 0)
  }

  deinit { close(descriptor) }
}
