public import Foundation
internal import Glibc
internal import KioskProcesses
internal import Synchronization

/// One of this package's programs as a child process, for stories that wait without holding a thread.
public final class ChildProgram: Sendable {
  /// How a process ended.
  public enum Ending: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  public struct Fault: Error, CustomStringConvertible {
    public var description: String
  }

  public let id: Int32
  private let leadsGroup: Bool
  private let state = Mutex<Ending?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - name: a product that lies beside the test runner, or the path of another program.
  ///   - environment: beside that of the caller.
  ///   - input: a descriptor to read from; `nil`: the caller's.
  ///   - output: gets what the program says; standard output and standard error may be the same file.
  ///   - leadsGroup: signals reach the programs that it starts, too.
  ///   - end: called when the process has ended, on a thread of its own.
  public init(
    _ name: String, _ arguments: [String], environment: [String: String] = [:], input: Int32? = nil,
    output: URL, errors: URL, leadsGroup: Bool = false, then end: @escaping @Sendable () -> Void = {}
  ) throws {
    let program = try Self.product(name)
    self.leadsGroup = leadsGroup
    var start = ProgramStart([program] + arguments, environment: Self.surroundings.merging(environment) { $1 })
    start.input = input.map { .descriptor($0) } ?? .inherited
    start.output = .file(output.path(percentEncoded: false))
    start.errors = .file(errors.path(percentEncoded: false))
    start.leadsGroup = leadsGroup
    id = try start.run()
    Thread { [self] in
      var status: Int32 = 0
      while waitpid(id, &status, 0) == -1, errno == EINTR {}
      let ending = Ending(status)
      state.withLock { $0 = ending }
      ended.signal()
      end()
    }.start()
  }

  /// `nil` while it runs.
  public var ending: Ending? { state.withLock(\.self) }

  /// Does nothing when it has ended: its id may be another's by then.
  public func signal(_ number: Int32) {
    state.withLock { if $0 == nil { kill(leadsGroup ? -id : id, number) } }
  }

  /// Waits until it has ended.
  ///
  /// - Throws: `Fault` when it has not in time; it is killed then.
  public func end(within limit: Duration = .seconds(10)) async throws -> Ending {
    let isOver = await offThePool { [ended] in
      defer { ended.signal() }
      return ended.wait(timeout: .now() + limit.seconds) == .success
    }
    if isOver, let ending { return ending }
    signal(SIGKILL)
    throw Fault(description: "process \(id) did not end within \(limit)")
  }

  /// The caller's environment without what would make the program see other devices or another service manager.
  private static var surroundings: [String: String] {
    let foreign: Set = ["LD_PRELOAD", "NOTIFY_SOCKET", "WATCHDOG_USEC", "KIOSK_SOCKET"]
    return ProcessInfo.processInfo.environment.filter { !foreign.contains($0.key) }
  }

  private static func product(_ name: String) throws -> String {
    guard !name.hasPrefix("/") else { return name }
    let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: runner).deletingLastPathComponent().appending(component: name).path(percentEncoded: false)
  }
}

extension ChildProgram.Ending {
  /// As `waitpid(2)` tells it.
  fileprivate init(_ status: Int32) {
    let signal = status & 0x7f
    self = signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// Blocks a thread of its own: those of the global queues are the tests' pool on Linux.
func offThePool<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread { continuation.resume(returning: work()) }.start()
  }
}
