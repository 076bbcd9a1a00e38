internal import CLinux
internal import Foundation
internal import Glibc
internal import Synchronization

/// A program as a child process. It ends with this object.
///
/// What has a blocking and an asynchronous form holds the caller's thread in the first and none of the pool's in the
/// second.
public final class ChildProgram: Sendable {
  /// How a process ended.
  public enum Ending: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// Why a story cannot go on: what failed, or what was waited for in vain.
  public struct Fault: Error, CustomStringConvertible {
    public var description: String

    public init(description: String) {
      self.description = description
    }

    /// - Parameter code: `errno` after the call.
    public init(_ call: String, code: Int32) {
      description = "\(call): \(String(cString: strerror(code)))"
    }
  }

  public let id: Int32
  /// Can be read when the process has ended (pidfd_open(2)).
  let descriptor: Int32
  private let leadsGroup: Bool
  private let state = Mutex<Ending?>(nil)

  /// - Parameters:
  ///   - name: a product that lies beside the test runner, or the path of another program.
  ///   - environment: in addition to `ProgramStart.environment`, and before it.
  ///   - errors: gets what the program says of faults; `nil`: as `output`.
  ///   - directory: where the program runs; `nil`: where the caller does.
  ///   - leadsGroup: signals reach the programs that it starts, too.
  public init(
    _ name: String, _ arguments: [String] = [], environment: [String: String] = [:],
    input: ProgramStart.Stream = .nowhere,
    output: ProgramStart.Stream = .nowhere, errors: ProgramStart.Stream? = nil, in directory: String? = nil,
    leadsGroup: Bool = false
  ) throws {
    let program = name.hasPrefix("/") ? name : BuiltProgram.path(of: name)
    self.leadsGroup = leadsGroup
    var start = ProgramStart([program] + arguments)
    start.environment.merge(environment) { $1 }
    (start.input, start.output, start.errors) = (input, output, errors ?? output)
    (start.directory, start.leadsGroup) = (directory, leadsGroup)
    id = try start.run()
    descriptor = clinux_open_process(id)
    guard descriptor >= 0 else {
      let code = errno
      Glibc.kill(id, SIGKILL)
      waitpid(id, nil, 0)
      throw Fault("pidfd_open", code: code)
    }
  }

  deinit {
    kill()
    close(descriptor)
  }

  /// `nil` while it runs.
  public var ending: Ending? {
    state.withLock { ending in
      var status: Int32 = 0
      if ending == nil, waitpid(id, &status, WNOHANG) == id { ending = Ending(status) }
      return ending
    }
  }

  public var isRunning: Bool { ending == nil }

  /// The exit status; `nil` while it runs, and when a signal ended it.
  public var exitStatus: Int32? {
    if case .exited(let status) = ending { status } else { nil }
  }

  /// The processes that it has started itself.
  public var children: [Int32] {
    let list = try? String(contentsOfFile: "/proc/\(id)/task/\(id)/children", encoding: .utf8)
    return (list ?? "").split(separator: " ").compactMap { Int32($0.filter(\.isNumber)) }
  }

  /// Does nothing when it has ended: its id may be another's by then.
  public func signal(_ number: Int32) {
    state.withLock { if $0 == nil { Glibc.kill(leadsGroup ? -id : id, number) } }
  }

  /// The power button: no time to finish anything. Returns when it has ended.
  public func kill() {
    guard isRunning else { return }
    signal(SIGKILL)
    while isRunning { _ = Waiting.forInput([descriptor], until: Waiting.limit(after: .seconds(1))) }
  }

  /// Asks it to end (SIGTERM), and kills it where it does not within 5 s.
  ///
  /// - Returns: the exit status; `nil` when a signal ended it.
  @discardableResult
  public func stop() -> Int32? {
    signal(SIGTERM)
    if (try? end(within: .seconds(5))) == nil { kill() }
    return exitStatus
  }

  /// Waits until it has ended.
  ///
  /// - Throws: `Fault` when it has not in time; it is killed then.
  @discardableResult
  public func end(within limit: Duration = .seconds(10)) throws -> Ending {
    _ = Waiting.forInput([descriptor], until: Waiting.limit(after: limit))
    if let ending { return ending }
    kill()
    throw Fault(description: "process \(id) did not end within \(limit)")
  }

  /// As the blocking one.
  @discardableResult
  public func end(within limit: Duration = .seconds(10)) async throws -> Ending {
    try await offThePool { try self.end(within: limit) }
  }
}

extension ChildProgram.Ending {
  /// As `waitpid(2)` tells it.
  fileprivate init(_ status: Int32) {
    let signal = status & 0x7f
    self = signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
  }
}
