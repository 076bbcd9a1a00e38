public import Events
internal import Foundation

extension Language {
  /// The language of everything that this program says to its caller, log lines apart; it stays as it is from the
  /// program's first word to its last.
  public static let spoken = Language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// The option by which a caller chooses, at any place of the command line.
  static let option = "--language"

  /// - Parameters:
  ///   - arguments: of the program; `--language th` or `--language en` goes before the environment.
  ///   - environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set counts (POSIX.1-2017, Base Definitions
  ///     8.2): Thai where it begins with `th`, English elsewhere.
  init(arguments: [String], environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    let ofEnvironment: Language = locale?.hasPrefix("th") == true ? .thai : .english
    self = LanguageOption(in: arguments).value.flatMap { Language(rawValue: $0) } ?? ofEnvironment
  }
}

extension Bilingual {
  /// In the language of this program's caller.
  public var spoken: String { self[.spoken] }
}

/// Where a command line names the language. Every command takes this option, so it is taken out before the rest is read.
struct LanguageOption: Hashable {
  let isGiven: Bool
  /// What was written; `nil` where the option, or its value, is missing.
  let value: String?
  /// The command line without the option and its value.
  let rest: [String]

  init(in arguments: [String]) {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let joined = Language.option + "="
    guard let place = arguments[..<end].lastIndex(where: { $0 == Language.option || $0.hasPrefix(joined) }) else {
      (isGiven, value, rest) = (false, nil, arguments)
      return
    }
    isGiven = true
    let after = place + 1
    guard arguments[place] == Language.option else {
      value = String(arguments[place].dropFirst(joined.count))
      rest = Array(arguments[..<place] + arguments[after...])
      return
    }
    value = after < end ? arguments[after] : nil
    rest = Array(arguments[..<place] + arguments[min(after + 1, arguments.endIndex)...])
  }
}
