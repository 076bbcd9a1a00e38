import Foundation
import Glibc

/// A running statisticsd, and the service manager that it tells how it stands.
struct Daemon {
  struct NotReady: Error {
    var errors: String
  }

  let manager: Manager
  let port: Int
  private let process: Process
  private let log: URL

  init(_ configuration: String, in folder: Folder) async throws {
    try await self.init(["--config", configuration], in: folder)
  }

  /// Starts the daemon and waits until it says that it is ready.
  init(_ arguments: [String], in folder: Folder, environment: [String: String] = [:]) async throws {
    manager = try Manager(folder.path("notify-\(UUID().uuidString.prefix(8))"))
    log = URL(fileURLWithPath: folder.path("log-\(UUID().uuidString)"))
    try Data().write(to: log)
    process = Process()
    process.executableURL = StatisticsdProcess.program
    process.arguments = arguments
    let usual = ["NOTIFY_SOCKET": manager.path, "PATH": "/usr/bin:/bin"]
    process.environment = environment.merging(usual) { given, _ in given }
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    guard manager.hears("READY=1") else {
      process.terminate()
      throw NotReady(errors: String(decoding: try Data(contentsOf: log), as: UTF8.self))
    }
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    guard let digits = text.split(separator: "127.0.0.1:").last?.prefix(while: \.isNumber), let port = Int(digits)
    else {
      throw NotReady(errors: text)
    }
    self.port = port
  }

  var errors: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// - Returns: the exit status after SIGTERM.
  func terminate() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A service manager's socket, as of `sd_notify(3)`.
final class Manager {
  let path: String
  private(set) var messages: [String] = []
  private let descriptor: Int32

  init(_ path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Takes what is sent until a message has come.
  ///
  /// - Returns: whether it came within the time.
  func hears(_ message: String, within time: Duration = .seconds(20)) -> Bool {
    let deadline = ContinuousClock.now + time
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !messages.contains(message), ContinuousClock.now < deadline {
      guard poll(&poller, 1, 100) == 1 else { continue }
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      messages.append(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
    }
    return messages.contains(message)
  }

  deinit {
    close(descriptor)
    unlink(path)
  }
}

/// A peer that was answered over TLS and then neither closes nor reads: a stopped process.
final class StubbornPeer {
  private let openssl = Process()

  init(to port: Int) throws {
    let (input, output) = (Pipe(), Pipe())
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    openssl.arguments = ["openssl", "s_client", "-quiet", "-connect", "127.0.0.1:\(port)"]
    openssl.standardInput = input
    openssl.standardOutput = output
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    try input.fileHandleForWriting.write(contentsOf: Data("GET /health HTTP/1.1\r\nHost: centre\r\n\r\n".utf8))
    guard output.fileHandleForReading.availableData.starts(with: Data("HTTP/1.1 200".utf8)) else {
      throw CocoaError(.fileReadUnknown)
    }
    kill(openssl.processIdentifier, SIGSTOP)
  }

  deinit { kill(openssl.processIdentifier, SIGKILL) }
}
