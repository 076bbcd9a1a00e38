internal import Foundation
internal import Glibc
internal import Events

/// A running player: a process group of its own, so that what it starts ends with it.
struct PlayerProcess {
  let id: pid_t

  /// Starts the program and gives it the text, which is short enough for the pipe to take at once.
  ///
  /// - Throws: `SpeechFault` when the program is not there or cannot be started.
  init(_ command: [String], saying spoken: SpokenText) throws(SpeechFault) {
    let name = command.first ?? ""
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw SpeechFault(program: name, cause: "gets no pipe: \(String(cString: strerror(errno)))")
    }
    defer { ends.forEach { close($0) } }
    // The pipe must end with the text, so the player keeps no end of it but its standard input.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let arguments = command.map { $0.replacing("{language}", with: spoken.language.rawValue) }
    var id: pid_t = 0
    let code = Self.spawn(&id, arguments, input: ends[0], language: spoken.language.rawValue)
    guard code == 0 else {
      throw SpeechFault(program: name, cause: "cannot be started: \(String(cString: strerror(code)))")
    }
    self.id = id
    let bytes = Array(spoken.text.utf8)
    // A player that reads nothing is its own business: SIGPIPE is blocked on this thread.
    _ = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
  }

  /// Ends it at once, with all that it has started.
  func kill() { Glibc.kill(-id, SIGKILL) }

  /// Waits until it has ended; it is still known then, so that nobody kills another by its number.
  func waitForEnd() {
    var information = siginfo_t()
    while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
  }

  /// After its end.
  ///
  /// - Returns: its exit status; `nil` when a signal ended it.
  func reap() -> Int32? {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : nil
  }

  private static func spawn(
    _ id: inout pid_t, _ arguments: [String], input: Int32, language: String
  ) -> Int32 {
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
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    let surroundings = ProcessInfo.processInfo.environment.merging(["KIOSK_LANGUAGE": language]) { $1 }
    var strings = arguments.map { strdup($0) } + [nil]
    var environment = surroundings.map { strdup("\($0)=\($1)") } + [nil]
    defer { (strings + environment).forEach { free($0) } }
    return posix_spawnp(&id, arguments.first ?? "", &actions, &attributes, &strings, &environment)
  }
}
