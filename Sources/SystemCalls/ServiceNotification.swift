internal import Glibc

/// Reports the daemon's state to the service manager, by the datagram protocol of `sd_notify(3)`.
///
/// Without `NOTIFY_SOCKET` in the environment nobody listens, and nothing is sent.
public struct ServiceNotification: Sendable {
  /// What is reported.
  public enum Message: String, Sendable {
    /// The daemon serves.
    case ready = "READY=1"
    case stopping = "STOPPING=1"
    /// The daemon is healthy.
    case watchdog = "WATCHDOG=1"
  }

  private let path: String?
  /// Within this time the manager expects `watchdog`; `nil` when it does not watch this process.
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
  /// - Returns: whether the manager was reached.
  @discardableResult
  public func send(_ message: Message) -> Bool {
    guard let path else { return false }
    return (try? LocalSocket.send(Array(message.rawValue.utf8), to: path)) != nil
  }
}
