internal import Foundation
internal import Glibc
public import KioskProcesses

/// A daemon as a child process.
public final class Daemon {
  public let id: Int32
  private var hasEnded = false

  /// Starts a program with its output thrown away.
  public init(_ program: String, _ arguments: [String]) throws(ProgramStart.Fault) {
    var start = ProgramStart([program] + arguments, environment: ProcessInfo.processInfo.environment)
    start.output = .nowhere
    start.errors = .nowhere
    id = try start.run()
  }

  deinit { stop() }

  public var isRunning: Bool {
    if !hasEnded { hasEnded = waitpid(id, nil, WNOHANG) != 0 }
    return !hasEnded
  }

  /// The processes that it has started itself.
  public var children: [Int32] {
    let list = try? String(contentsOfFile: "/proc/\(id)/task/\(id)/children", encoding: .utf8)
    return (list ?? "").split(separator: " ").compactMap { Int32($0.filter(\.isNumber)) }
  }

  public func send(_ signal: Int32) { if isRunning { kill(id, signal) } }

  /// Asks it to end, and makes it end after 5 s.
  public func stop() {
    send(SIGCONT)
    send(SIGTERM)
    let limit = ContinuousClock.now + .seconds(5)
    while isRunning, .now < limit { usleep(5_000) }
    guard isRunning else { return }
    kill(id, SIGKILL)
    waitpid(id, nil, 0)
    hasEnded = true
  }
}
