import Glibc

/// Tells the service manager how the daemon stands, by the datagram protocol of `sd_notify(3)`.
///
/// Without `NOTIFY_SOCKET` in the environment nobody listens, and nothing is sent.
public struct ServiceNotification: Sendable {
  /// What the manager may be told.
  public enum Message: String, Sendable {
    /// The daemon serves.
    case ready = "READY=1"
    case stopping = "STOPPING=1"
    /// The daemon is healthy.
    case watchdog = "WATCHDOG=1"
  }

  private let path: String?
  /// Within this time the manager expects to hear `watchdog`; `nil` when it does not watch this process.
  public let watchdogInterval: Duration?

  /// - Parameters:
  ///   - environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are read.
  ///   - process: the id of this process; `nil`: as the kernel says.
  public init(environment: [String: String], process: Int32? = nil) {
    path = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
    let isWatched = environment["WATCHDOG_PID"].map { $0 == String(process ?? getpid()) } ?? true
    let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
    watchdogInterval = isWatched ? microseconds.map { .microseconds($0) } : nil
  }

  /// Sends at once or not at all: a manager that does not listen never holds the daemon up.
  ///
  /// - Returns: whether the manager was told.
  @discardableResult
  public func send(_ message: Message) -> Bool {
    guard let path, var address = Self.address(path) else { return false }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count + (path.hasPrefix("@") ? 0 : 1))
    let bytes = Array(message.rawValue.utf8)
    let sent = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        sendto(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT), address, length)
      }
    }
    return sent == bytes.count
  }

  /// A path that begins with `@` names a socket of the abstract namespace, whose name begins with NUL (`unix(7)`).
  private static func address(_ path: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { target in
      target.copyBytes(from: bytes)
      if path.hasPrefix("@") { target[0] = 0 }
    }
    return address
  }
}
