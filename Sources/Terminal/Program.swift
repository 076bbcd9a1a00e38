public import ArgumentParser
internal import Events
internal import Foundation

extension ParsableCommand {
  /// Reads the command line, runs the command that it names, and ends the process with its status: 0 done, 64 the command
  /// line is no command, else that of the `Failure`.
  ///
  /// All that is said is in the language of the caller, whom `--language` and the locale make known.
  ///
  /// - Parameter name: the program's, before each failure.
  public static func runAsProgram(named name: String) async -> Never {
    do {
      let language = LanguageOption(in: CommandLine.arguments)
      try language.check()
      var command = try parseAsRoot(Array(language.rest.dropFirst()))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      Foundation.exit(EXIT_SUCCESS)
    } catch let failure as Failure {
      StandardError.say("\(name): \(failure)")
      Foundation.exit(failure.kind.rawValue)
    } catch {
      end(with: error)
    }
  }

  /// Help and version go to standard output, what is wrong with a command line to standard error.
  private static func end(with error: any Error) -> Never {
    let text = ParserText(english: fullMessage(for: error)).words
    let status = exitCode(for: error)
    if !text.english.isEmpty { status.isSuccess ? StandardOutput.say(text) : StandardError.say(text) }
    Foundation.exit(status.rawValue)
  }
}

extension LanguageOption {
  /// - Throws: `ValidationError` for a language that the programs do not speak.
  func check() throws {
    guard isGiven, value.flatMap({ Language(rawValue: $0) }) == nil else { return }
    throw ValidationError(
      Bilingual(thai: "\(Language.option) ต้องเป็น th หรือ en", english: "\(Language.option) is th or en."))
  }
}
