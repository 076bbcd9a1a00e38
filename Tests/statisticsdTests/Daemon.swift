import Foundation
import Glibc
import KioskFixtures

/// A running statisticsd, and the service manager that it tells how it stands.
struct Daemon {
  struct NotReady: Error {
    var errors: String
  }

  private let manager: ServiceManager
  let port: Int
  private let program: ChildProgram
  private let log: String

  init(_ configuration: String, in folder: Folder) throws {
    try self.init(["--config", configuration], in: folder)
  }

  /// Starts the daemon and waits until it says that it is ready.
  init(_ arguments: [String], in folder: Folder, environment: [String: String] = [:]) throws {
    manager = try ServiceManager(in: folder.path(""))
    log = folder.path("log-\(UUID().uuidString)")
    program = try ChildProgram(
      "statisticsd", arguments, environment: environment.merging(manager.environment) { given, _ in given },
      output: .file(log))
    let isReady = manager.receive("READY=1", from: program, within: .seconds(20)) != nil
    let text = try String(contentsOfFile: log, encoding: .utf8)
    guard isReady, let port = text.split(separator: "127.0.0.1:").last.flatMap({ Int($0.prefix(while: \.isNumber)) })
    else { throw NotReady(errors: text) }
    self.port = port
  }

  var errors: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  /// What it has told its service manager so far.
  var reported: [String] { manager.messages.map(\.text) }

  /// Whether it tells its service manager this within 20 s.
  func reports(_ message: String) -> Bool {
    reported.contains(message) || manager.receive(message, within: .seconds(20)) != nil
  }

  func kill() { program.kill() }

  /// - Returns: the exit status after SIGTERM; `nil` when it had to be killed.
  func terminate() -> Int32? { program.stop() }
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
