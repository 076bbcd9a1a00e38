internal import Foundation
internal import Glibc

/// A child process with a clean signal mask.
///
/// Foundation's `Process` hands down the mask of the calling thread, and Swift's own threads block SIGTERM: a daemon
/// started so cannot be told to stop, nor can its children.
public final class Daemon {
  /// The failing call and its error.
  public struct Fault: Error {
    public var call: String
    public var code: Int32
  }

  public let id: Int32
  private var hasEnded = false

  /// Starts a program with its output thrown away.
  public init(_ program: String, _ arguments: [String]) throws(Fault) {
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
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var strings = ([program] + arguments).map { strdup($0) } + [nil]
    var environment = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (strings + environment).forEach { free($0) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, program, &actions, &attributes, &strings, &environment)
    guard code == 0 else { throw Fault(call: "posix_spawn \(program)", code: code) }
    self.id = id
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
