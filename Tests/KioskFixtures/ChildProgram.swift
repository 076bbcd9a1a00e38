public import Foundation
internal import Glibc
internal import Synchronization

/// One of this package's programs as a child process, with a clean signal mask: Foundation's `Process` hands down that
/// of the calling thread, and Swift's own threads block SIGTERM.
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
    id = try Spawn(
      program: program, arguments: arguments, environment: environment, input: input, output: output, errors: errors,
      leadsGroup: leadsGroup
    ).run()
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

/// What `posix_spawn(3)` needs, and its freeing.
private struct Spawn {
  let program: String
  let arguments: [String]
  let environment: [String: String]
  let input: Int32?
  let output: URL
  let errors: URL
  let leadsGroup: Bool

  func run() throws -> Int32 {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let group = leadsGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    for (stream, file) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      posix_spawn_file_actions_addopen(
        &actions, stream, file.path(percentEncoded: false), O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = merged.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, program, &actions, &attributes, &words, &settings)
    guard code == 0 else {
      throw ChildProgram.Fault(description: "posix_spawn \(program): \(String(cString: strerror(code)))")
    }
    return id
  }

  /// The caller's environment without what would make the program see other devices or another service manager.
  private var merged: [String: String] {
    var inherited = ProcessInfo.processInfo.environment
    for name in ["LD_PRELOAD", "NOTIFY_SOCKET", "WATCHDOG_USEC", "KIOSK_SOCKET"] { inherited[name] = nil }
    return inherited.merging(environment) { $1 }
  }
}
