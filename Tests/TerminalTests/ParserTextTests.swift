import ArgumentParser
import Events
import Testing

@testable import Terminal

/// A command with one of each: an argument, an option with values, a flag, subcommands.
private struct Office: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "office", abstract: "งาน", version: "1", subcommands: [Visit.self, Close.self])
}

private struct Visit: ParsableCommand {
  enum Lane: String, CaseIterable, ExpressibleByArgument {
    case normal, priority
  }

  @Argument(help: "งาน") var service: String
  @Option(help: "ช่อง") var lane: Lane = .normal
  @Option(help: "จำนวน") var count: Int?
  @Flag(help: "นัด") var booked = false
}

private struct Close: ParsableCommand {}

@Suite("The argument parser's sentences in Thai")
struct ParserTextTests {
  @Test(
    "Whatever is wrong with a command line, no English sentence of the parser is left",
    arguments: [
      ["visit"], ["visit", "A", "--lane", "x"], ["visit", "A", "--lame", "normal"], ["visit", "A", "--count"],
      ["visit", "A", "--count", "many"], ["visit", "A", "B"], ["visit", "A", "B", "C"], ["visit", "A", "--booked=yes"],
      ["visit", "A", "--zzzzzzzz"], ["--help"], ["visit", "--help"], ["help", "visit"], ["open"],
    ])
  func translated(arguments: [String]) throws {
    let error = #expect(throws: (any Error).self) {
      var command = try Office.parseAsRoot(arguments)
      try command.run()
    }
    let words = ParserText(english: Office.fullMessage(for: try #require(error))).words
    #expect(words.thai != words.english)
    // What is left in Latin letters are commands, options, values and programs' names: small letters without a sentence.
    let sentence = try Regex<AnyRegexOutput>("[A-Z][a-z]+ [a-z]+|\\b(is|not|of|for|the|one|value)\\b")
    #expect(!words.thai.contains(sentence), "\(words.thai)")
  }
}
