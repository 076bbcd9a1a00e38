internal import Foundation
internal import Glibc

/// Runs another program and waits for its end, for so long at the most. Blocks: for a thread of its own.
struct ChildCommand: Sendable {
  enum End: Hashable {
    /// It exited; with what it wrote.
    case exited(status: Int32, words: String)
    /// It took too long, and was killed.
    case tooLate
    case notStarted(cause: String)
  }

  /// Characters of its words that are kept.
  private static let mostWords = 4096

  /// A path, or a name to be looked up in `PATH`.
  let program: String
  let patience: Duration

  func run(_ arguments: [String]) -> End {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .notStarted(cause: Self.words(of: errno)) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let started = Result(catching: { () throws(StartFault) in try start(arguments, writingTo: ends[1]) })
    close(ends[1])
    switch started {
    case .failure(let fault): return .notStarted(cause: Self.words(of: fault.code))
    case .success(let child): return follow(child, listeningTo: ends[0])
    }
  }

  private struct StartFault: Error {
    var code: Int32
  }

  private func start(_ arguments: [String], writingTo output: Int32) throws(StartFault) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    var texts = ([program] + arguments).map { strdup($0) } + [nil]
    var surroundings = Self.environment.map { strdup($0) } + [nil]
    defer { for text in texts + surroundings { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, nil, &texts, &surroundings)
    guard code == 0 else { throw StartFault(code: code) }
    return child
  }

  /// Little of this program's own surroundings, and words that a program can read.
  private static var environment: [String] {
    let own = ProcessInfo.processInfo.environment
    return ["LC_ALL=C.UTF-8"]
      + ["PATH", "DBUS_SYSTEM_BUS_ADDRESS"].compactMap { name in own[name].map { "\(name)=\($0)" } }
  }

  private func follow(_ child: pid_t, listeningTo pipe: Int32) -> End {
    guard let words = listen(to: pipe, until: .now + patience) else {
      kill(child, SIGKILL)
      _ = status(of: child)
      return .tooLate
    }
    return .exited(status: status(of: child), words: words)
  }

  /// - Returns: what was written until the pipe was closed; `nil` when it was not closed in time.
  private func listen(to pipe: Int32, until end: ContinuousClock.Instant) -> String? {
    var heard: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while true {
      let left = Int32(clamping: ContinuousClock.now.duration(to: end).milliseconds)
      guard left > 0 else { return nil }
      var waiting = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, left) > 0 else { continue }
      let count = read(pipe, &buffer, buffer.count)
      if count == 0 || (count < 0 && errno != EINTR) { return String(decoding: heard, as: UTF8.self) }
      if count > 0, heard.count < Self.mostWords { heard += buffer[..<count] }
    }
  }

  /// The exit status as a shell tells it: 128 and more for a signal.
  private func status(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private static func words(of code: Int32) -> String { String(cString: strerror(code)) }
}

extension Duration {
  fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
