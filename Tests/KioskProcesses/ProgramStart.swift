public import Glibc

/// How a program is started: with a clean signal mask, in an environment of its own, its streams where they belong.
///
/// Foundation's `Process` hands down the mask of the calling thread, and Swift's own threads block SIGTERM: a daemon
/// started so cannot be told to stop, nor can its children.
public struct ProgramStart: Sendable {
  /// What becomes one of the program's three streams.
  public enum Stream: Hashable, Sendable {
    /// The caller's own.
    case inherited
    case nowhere
    case descriptor(Int32)
    /// At the file's end; made where it is missing, for its owner alone.
    case file(String)
  }

  /// The call that failed, and its `errno`.
  public struct Fault: Error, CustomStringConvertible {
    public var call: String
    public var code: Int32

    public init(call: String, code: Int32) {
      self.call = call
      self.code = code
    }

    public var description: String { "\(call): \(String(cString: strerror(code)))" }
  }

  /// The program, looked for in `PATH` unless it is a path, and what it is told.
  public var command: [String]
  public var environment: [String: String]
  public var input = Stream.inherited
  public var output = Stream.inherited
  public var errors = Stream.inherited
  /// Signals to `-id` reach the programs that it starts, too.
  public var leadsGroup = false

  public init(_ command: [String], environment: [String: String]) {
    self.command = command
    self.environment = environment
  }

  /// Starts it, posix_spawn(3).
  ///
  /// - Returns: the process, which the caller waits for.
  public func run() throws(Fault) -> pid_t {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    cleanSignals(&attributes)
    for (stream, number) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
      stream.become(number, in: &actions)
    }
    var words = command.map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var id: pid_t = 0
    let code = posix_spawnp(&id, command[0], &actions, &attributes, &words, &settings)
    guard code == 0 else { throw Fault(call: "posix_spawn \(command[0])", code: code) }
    return id
  }

  private func cleanSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let group = leadsGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
  }
}

extension ProgramStart.Stream {
  fileprivate func become(_ number: Int32, in actions: inout posix_spawn_file_actions_t) {
    switch self {
    case .inherited: break
    case .descriptor(let own): posix_spawn_file_actions_adddup2(&actions, own, number)
    case .nowhere: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
    case .file(let path):
      posix_spawn_file_actions_addopen(&actions, number, path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
  }
}
