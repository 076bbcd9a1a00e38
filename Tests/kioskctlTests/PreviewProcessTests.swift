import Foundation
import KioskFixtures
import Testing

@Suite("Looking at tickets before they are printed")
struct PreviewProcessTests {
  let directory = FileManager.default.temporaryDirectory.appending(path: "previews-\(UUID().uuidString)")
  static let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "config/kioskd.yaml").path

  init() throws { try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true) }

  @Test("All are every service, language and state of the example, each with its length and bytes")
  func all() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    let run = try FinishedProgram.kioskctl(
      ["ticket", "preview", "--all", "--config", Self.example, "--output", "tickets"], in: directory)
    #expect(run.status == 0, "\(run.errors)")
    let pictures = try FileManager.default.contentsOfDirectory(atPath: directory.appending(path: "tickets").path)
    #expect(pictures.count == 3 * 3 * 3)
    #expect(pictures.contains("ADVICE-both-576-doubtful-clock.png"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == pictures.count)
    #expect(lines.allSatisfy { $0.contains(/576 dots wide, \d+ mm \+ 15 mm to the cutter, \d+ bytes/) })
  }

  @Test("One ticket is one file; without a service or --all nothing is guessed")
  func one() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    let common = ["ticket", "preview", "--config", Self.example, "--output", "ticket.png"]
    let run = try FinishedProgram.kioskctl(
      common + ["--service", "ADVICE", "--language", "en", "--dots", "384"], in: directory)
    #expect(run.status == 0 && run.output.contains("384 dots wide"))
    #expect(try Data(contentsOf: directory.appending(path: "ticket.png")).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try FinishedProgram.kioskctl(common, in: directory).status == 64)
    #expect(try FinishedProgram.kioskctl(common + ["--service", "NONE"], in: directory).status == 66)
  }
}
