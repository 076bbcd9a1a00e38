import Events
import Testing

@testable import Terminal

@Suite("The language that a program speaks")
struct SpokenLanguageTests {
  @Test(
    "The first locale variable that is set counts, and it is Thai where it begins with th",
    arguments: [
      (["LANG": "th_TH.UTF-8"], Language.thai),
      (["LC_ALL": "", "LC_MESSAGES": "th", "LANG": "en_GB.UTF-8"], .thai),
      (["LC_ALL": "C", "LANG": "th_TH.UTF-8"], .english),
      ([:], .english),
    ])
  func locale(environment: [String: String], language: Language) {
    #expect(Language(arguments: ["kioskctl"], environment: environment) == language)
  }

  @Test("--language goes before the locale, wherever it stands on the command line and in either form")
  func option() {
    let thai = ["LANG": "th_TH.UTF-8"]
    #expect(Language(arguments: ["kioskctl", "status", "--language", "en"], environment: thai) == .english)
    #expect(Language(arguments: ["kioskctl", "--language=en", "status"], environment: thai) == .english)
    #expect(Language(arguments: ["kioskctl", "message", "set", "--", "--language", "en"], environment: thai) == .thai)
  }

  @Test("The command is read without the option; a language that is not spoken is refused")
  func rest() throws {
    let option = LanguageOption(in: ["kioskctl", "status", "--language", "th", "--json"])
    #expect(option.rest == ["kioskctl", "status", "--json"])
    try option.check()
    for arguments in [["kioskctl", "--language", "fr"], ["kioskctl", "status", "--language"]] {
      #expect(throws: (any Error).self) { try LanguageOption(in: arguments).check() }
    }
  }
}
