internal import Foundation
internal import Glibc

/// The service manager's end of `NOTIFY_SOCKET` (`sd_notify(3)`).
final class ReadinessSocket: Sendable {
  /// What the fixture itself sends when the program has ended, so that nobody waits for a dead one.
  static let ended = "ENDED=1"

  let path: String
  private let descriptor: Int32

  /// A socket with a name of its own, so that no word of an earlier program is heard.
  init(in directory: String) throws {
    let path = "\(directory)/notify-\(UUID().uuidString.prefix(8))"
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    let bound = Self.withAddress(path) { bind(descriptor, $0, $1) }
    guard bound == 0 else { throw ChildProgram.Fault(description: "bind \(path): \(String(cString: strerror(errno)))") }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Waits for one of these messages; `nil` when none came in time.
  func hears(_ messages: Set<String>, within seconds: Int) -> String? {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count >= 0 else { return nil }
      let heard = String(decoding: bytes.prefix(count), as: UTF8.self)
      if messages.contains(heard) { return heard }
    }
  }

  /// Says something to whoever waits here.
  static func tell(_ message: String, on path: String) {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(descriptor) }
    _ = withAddress(path) { sendto(descriptor, message, message.utf8.count, Int32(MSG_DONTWAIT), $0, $1) }
  }

  private static func withAddress<Result>(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result)
    -> Result
  {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}
