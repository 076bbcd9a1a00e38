internal import Foundation
internal import Glibc
internal import Synchronization
public import Events

/// Speaks by a program that reads a text from its standard input until the end, such as `espeak-ng --stdin`.
///
/// | arrives | nothing is said | something is |
/// | --- | --- | --- |
/// | a text | it is said | the player is killed, then it is said |
/// | another before that | it is said, the one before never | the same |
/// | stop | the thread ends | the player is killed, and the thread ends |
///
/// Its thread starts the player and waits for its end; whoever speaks leaves the text and at most sends a signal.
public final class SpeechPlayer: VisitorSpeaking {
  private struct State {
    var next: SpokenText?
    var player: PlayerProcess?
    var isStopping = false
  }

  private let command: [String]
  private let report: @Sendable (SpeechFault) -> Void
  private let state = Mutex(State())
  /// Signalled for each text, and for the stop.
  private let news = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - command: the program, looked for in `PATH` where it has no slash, and its arguments. `{language}` in an
  ///     argument becomes `th` or `en`; the program also has it as `KIOSK_LANGUAGE` in its environment.
  ///   - report: told of a player that does not work, once until it does; called on the player's thread.
  public init(_ command: [String], report: @escaping @Sendable (SpeechFault) -> Void = { _ in }) {
    self.command = command
    self.report = report
    let thread = Thread { [self] in run() }
    thread.name = "speech"
    thread.start()
  }

  public func speak(_ text: String, in language: Language) {
    state.withLock {
      $0.next = SpokenText(text, language)
      $0.player?.kill()
    }
    news.signal()
  }

  public func stop() {
    state.withLock {
      $0.isStopping = true
      $0.player?.kill()
    }
    news.signal()
  }

  /// Where a program is; `nil` where none of this name may be run.
  public static func find(_ program: String) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  // MARK: - The thread

  private func run() {
    var broken = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &broken, nil)
    var lastFault: SpeechFault?
    while true {
      news.wait()
      let (next, isStopping) = state.withLock { state in
        defer { state.next = nil }
        return (state.next, state.isStopping)
      }
      if isStopping { return }
      guard let next else { continue }
      let fault = say(next)
      if let fault, fault != lastFault { report(fault) }
      lastFault = fault
    }
  }

  private func say(_ spoken: SpokenText) -> SpeechFault? {
    do throws(SpeechFault) {
      let player = try PlayerProcess(command, saying: spoken)
      state.withLock {
        $0.player = player
        // It may have become old while the player started.
        if $0.next != nil || $0.isStopping { player.kill() }
      }
      player.waitForEnd()
      state.withLock { $0.player = nil }
      guard let status = player.reap(), status != 0 else { return nil }
      return SpeechFault(program: command.first ?? "", cause: "ended with the status \(status)")
    } catch {
      return error
    }
  }
}
