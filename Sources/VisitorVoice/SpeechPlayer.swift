internal import Foundation
internal import Glibc
public import Events
public import Ports
internal import SystemCalls

/// Speaks by a program that reads a text from its standard input until the end, such as `espeak-ng --stdin`.
///
/// | arrives | nothing is said | something is |
/// | --- | --- | --- |
/// | a text | it is said | the player is killed, then it is said |
/// | another before that | it is said, the one before never | the same |
/// | stop | nothing more is said | the player is killed |
public final class SpeechPlayer: VisitorSpeaking {
  /// Where the newest text waits, while the player of the one before is being killed.
  private let texts: AsyncStream<SpokenText>.Continuation
  private let work: Task<Void, Never>

  /// - Parameters:
  ///   - command: the program, looked for in `PATH` where it has no slash, and its arguments. `{language}` in an
  ///     argument becomes `th` or `en`; the program also has it as `KIOSK_LANGUAGE` in its environment.
  ///   - report: called with the fault of a player that does not work, once until it works; any thread.
  public init(_ command: [String], report: @escaping @Sendable (SpeechFault) -> Void = { _ in }) {
    let (stream, texts) = AsyncStream.makeStream(of: SpokenText.self, bufferingPolicy: .bufferingNewest(1))
    self.texts = texts
    let speaker = Speaker(command, report: report)
    work = Task {
      var saying: Task<Void, Never>?
      for await text in stream {
        saying?.cancel()
        await saying?.value
        saying = Task { await speaker.say(text) }
      }
      saying?.cancel()
      await saying?.value
    }
  }

  public func speak(_ text: String, in language: Language) { texts.yield(SpokenText(text, language)) }

  /// Returns when the player is gone.
  public func stop() async {
    texts.finish()
    await work.value
  }

  /// Where a program is; `nil` where none of this name may be run.
  public static func find(_ program: String) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }
}

/// Says one text after the other, and remembers which fault was reported.
private actor Speaker {
  private let command: [String]
  private let report: @Sendable (SpeechFault) -> Void
  private var lastFault: SpeechFault?

  init(_ command: [String], report: @escaping @Sendable (SpeechFault) -> Void) {
    self.command = command
    self.report = report
  }

  func say(_ spoken: SpokenText) async {
    let language = spoken.language.rawValue
    let name = command.first ?? ""
    let player = ChildProgram(
      name, environment: ProcessInfo.processInfo.environment.merging(["KIOSK_LANGUAGE": language]) { $1 },
      keepsOutput: false)
    let arguments = command.dropFirst().map { $0.replacing("{language}", with: language) }
    let fault = SpeechFault(program: name, await player.run(arguments, input: spoken.text))
    if let fault, fault != lastFault { report(fault) }
    lastFault = fault
  }
}

extension SpeechFault {
  /// - Returns: `nil` where the program ended well, or was stopped for another text.
  fileprivate init?(program: String, _ end: ChildProgram.End) {
    switch end {
    case .exited(0, _), .stopped: return nil
    case .exited(let status, _): self.init(program: program, cause: "ended with the status \(status)")
    case .killed(let signal, _): self.init(program: program, cause: "was ended by the signal \(signal)")
    case .tooMuchOutput: self.init(program: program, cause: "wrote too much")
    case .notStarted(let cause): self.init(program: program, cause: "cannot be started: \(cause)")
    }
  }
}
