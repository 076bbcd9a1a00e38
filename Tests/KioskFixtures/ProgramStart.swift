internal import CLinux
internal import Glibc

/// How a program is started: with a clean signal mask, in an environment of its own, its streams where they belong and
/// no other descriptor.
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

  /// The whole environment of a program of a story: nothing of the caller's, and nothing by which a program would find
  /// what is installed on this machine (its settings, its kiosk's socket, its bus).
  static let environment = [
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no",
    "KIOSK_CONFIG_DIRECTORY": "/nonexistent", "KIOSK_SOCKET": "/nonexistent/control.sock",
    "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent/bus",
  ]

  /// The path of the program, and its arguments.
  var command: [String]
  var environment = Self.environment
  var input = Stream.inherited
  var output = Stream.inherited
  var errors = Stream.inherited
  var directory: String?
  /// Signals to `-id` reach the programs that it starts, too.
  var leadsGroup = false

  init(_ command: [String]) {
    self.command = command
  }

  /// Starts it, posix_spawn(3).
  ///
  /// - Returns: the process, which the caller waits for.
  func run() throws -> pid_t {
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
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }
    var words = command.map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, command[0], &actions, &attributes, &words, &settings)
    guard code == 0 else { throw ChildProgram.Fault("posix_spawn \(command[0])", code: code) }
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
