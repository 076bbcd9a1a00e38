import Glibc
import SystemCalls
import Testing

@Suite("Notifying the service manager")
struct ServiceNotificationTests {
  @Test(
    "A manager that listens hears that the daemon is ready",
    arguments: ["/tmp/notify-\(getpid())", "@notify-\(getpid())"])
  func ready(_ path: String) throws {
    let manager = try Manager(path)
    #expect(ServiceNotification(environment: ["NOTIFY_SOCKET": path]).send(.ready))
    #expect(manager.heard() == "READY=1")
  }

  @Test("Without a manager nothing is sent")
  func nobody() {
    #expect(!ServiceNotification(environment: [:]).send(.ready))
    #expect(!ServiceNotification(environment: ["NOTIFY_SOCKET": "/nowhere/at/all"]).send(.ready))
  }

  @Test("Only the watched process feeds the watchdog")
  func watchdog() {
    let environment = ["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "77"]
    #expect(ServiceNotification(environment: environment, process: 77).watchdogInterval == .seconds(30))
    #expect(ServiceNotification(environment: environment, process: 78).watchdogInterval == nil)
  }
}

/// A service manager's socket.
private final class Manager {
  private let descriptor: Int32
  private let path: String

  init(_ path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { target in
      target.copyBytes(from: Array(path.utf8))
      if path.hasPrefix("@") { target[0] = 0 }
    }
    let length = socklen_t(2 + path.utf8.count + (path.hasPrefix("@") ? 0 : 1))
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    try #require(status == 0)
  }

  func heard() -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  deinit {
    close(descriptor)
    unlink(path)
  }
}
