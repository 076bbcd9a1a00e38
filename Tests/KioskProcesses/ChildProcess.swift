internal import CLinux
internal import Glibc

/// A program started with a clean signal mask and an environment of its own.
///
/// Foundation's `Process` hands down the mask of the calling thread, and Swift's own threads block SIGTERM.
public final class ChildProcess {
  /// The call that failed, and `errno`.
  public struct Fault: Error {
    public var call: String
    public var code: Int32

    public init(call: String, code: Int32) {
      self.call = call
      self.code = code
    }
  }

  public let id: Int32
  private var status: Int32?

  /// - Parameters:
  ///   - output: the file that takes standard output and errors, at its end; `nil` throws them away.
  ///   - input: the descriptor that becomes standard input; `nil`: nothing to read.
  public init(
    _ arguments: [String], environment: [String: String], output: String? = nil, standardOutput: Int32? = nil
  ) throws(Fault) {
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
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    let file = output ?? "/dev/null"
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, standardOutput ?? STDERR_FILENO, STDOUT_FILENO)
    var words = arguments.map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, arguments[0], &actions, &attributes, &words, &settings)
    guard code == 0 else { throw Fault(call: "posix_spawn \(arguments[0])", code: code) }
    id = child
  }

  deinit { kill() }

  public var isRunning: Bool {
    if status == nil, waitpid(id, &ended, WNOHANG) == id { status = ended }
    return status == nil
  }

  private var ended: Int32 = 0

  public func send(_ signal: Int32) { if isRunning { Glibc.kill(id, signal) } }

  /// The power button: no time to finish anything.
  public func kill() {
    guard isRunning else { return }
    Glibc.kill(id, SIGKILL)
    waitForEnd()
  }

  /// SIGTERM, and SIGKILL after 5 s.
  ///
  /// - Returns: the exit status; `nil` when a signal ended it.
  @discardableResult
  public func stop() -> Int32? {
    send(SIGTERM)
    let limit = ContinuousClock.now + .seconds(5)
    while isRunning, .now < limit { usleep(5000) }
    kill()
    return exitStatus
  }

  /// - Returns: the exit status; `nil` when a signal ended it.
  @discardableResult
  public func waitForEnd() -> Int32? {
    if status == nil {
      waitpid(id, &ended, 0)
      status = ended
    }
    return exitStatus
  }

  private var exitStatus: Int32? {
    status.flatMap { $0 & 0x7f == 0 ? $0 >> 8 & 0xff : nil }
  }

  /// Runs a program to its end.
  ///
  /// - Returns: its exit status and what it wrote.
  public static func run(
    _ arguments: [String], environment: [String: String] = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
  ) throws(Fault) -> (status: Int32?, output: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Fault(call: "pipe", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child: ChildProcess
    do throws(Fault) {
      child = try ChildProcess(arguments, environment: environment, standardOutput: ends[1])
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      guard count > 0 else { break }
      text += buffer[..<count]
    }
    return (child.waitForEnd(), String(decoding: text, as: UTF8.self))
  }
}

/// Nanoseconds of `CLOCK_MONOTONIC`, which is the same clock in every process of a machine.
public enum Moment {
  public static var now: UInt64 { UInt64(clinux_nanoseconds(CLOCK_MONOTONIC)) }
}
