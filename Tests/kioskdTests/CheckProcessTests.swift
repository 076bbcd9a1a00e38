import Foundation
import KioskFixtures
import Testing

@Suite("kioskd check, before a start")
struct CheckProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  /// The configuration with a list of quirks of its own.
  private func check(quirks: String) async throws -> FinishedProgram {
    let list = place.directory.appending(path: "quirks.yaml")
    try quirks.write(to: list, atomically: true, encoding: .utf8)
    let file = URL(filePath: place.configurationFile)
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("kiosk:\n", with: "kiosk:\n  quirks_file: \(list.path)\n", maxReplacements: 1)
      .write(to: file, atomically: true, encoding: .utf8)
    return try await FinishedProgram.run("kioskd", ["check", "--config", file.path], in: place.directory)
  }

  @Test("A fault in the list of odd devices is shown with its line, reason and remedy")
  func wrongQuirks() async throws {
    let run = try await check(quirks: "quirks:\n  - match: {name: Pad}\n    reason: odd\n    finger: BTN_NONSENSE\n")
    #expect(run.ending == .exited(78))
    #expect(run.errors.contains("quirks.yaml:4:13: key \"quirks[1].finger\" is \"BTN_NONSENSE\""))
    #expect(run.errors.contains("such as BTN_LEFT") && run.errors.contains("บรรทัดที่ 4"))
  }

  @Test("A good one is counted")
  func goodQuirks() async throws {
    let run = try await check(quirks: "quirks:\n  - {match: {name: Pad}, reason: odd, touch: none}\n")
    #expect(run.ending == .exited(0) && run.output.contains("1 known quirks"))
  }

  @Test("A speech player that is not there is a warning; the file is good all the same", arguments: ["sh", "no-such"])
  func speech(program: String) async throws {
    let file = URL(filePath: place.configurationFile)
    let text = try String(contentsOf: file, encoding: .utf8)
    let screen = "\nscreen: {width_mm: 305, height_mm: 229, speech: {player: [\(program), \"{language}\"]}}\n"
    try (text + screen).write(to: file, atomically: true, encoding: .utf8)
    let run = try await FinishedProgram.run("kioskd", ["check", "--config", file.path], in: place.directory)
    #expect(run.ending == .exited(0), "\(run.errors)")
    #expect(run.errors.contains("there is no program no-such") == (program == "no-such"))
  }
}
