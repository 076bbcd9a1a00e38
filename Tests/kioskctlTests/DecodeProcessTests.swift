import Foundation
import KioskFixtures
import Testing

@Suite("kioskctl input decode, on recordings of our own")
struct DecodeProcessTests {
  private let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "decode-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try write(
      "screen.desc",
      """
      N: Office Screen
      I: 0003 1d6b 0107 0111
      B: 01 00 00 00 00 00 00 00 00
      B: 01 00 00 00 00 00 00 00 00
      B: 01 00 00 00 00 00 00 00 00
      B: 01 00 00 00 00 00 00 00 00
      B: 01 00 00 00 00 00 00 00 00
      B: 01 00 04 00 00 00 00 00 00
      A: 00 0 1000 0 0 0
      A: 01 0 1000 0 0 0

      """)
    try write(
      "screen.events",
      """
      E: 5.000000 0003 0000 250
      E: 5.000000 0003 0001 500
      E: 5.000000 0001 014a 1
      E: 5.000000 0000 0000 0
      E: 5.040000 0003 0000 260
      E: 5.040000 0000 0000 0
      E: 5.090400 0001 014a 0
      E: 5.090400 0001 0002 1
      E: 5.090400 0000 0000 0
      E: 6.0000
      """)
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(to: directory.appending(path: name), atomically: true, encoding: .utf8)
  }

  private func decode(_ arguments: String..., locale: String = "C.UTF-8") throws -> FinishedProgram {
    try FinishedProgram.kioskctl(
      ["input", "decode", "screen.desc", "screen.events"] + arguments, locale: locale, in: directory)
  }

  @Test("Contacts and taps a line each, a summary, and the line that cannot be read")
  func lines() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    let run = try decode()
    #expect(run.status == 0)
    #expect(
      run.output == """
        device "Office Screen" 1d6b:0107 bus 0003
        contact 1 down at=0.000000 x=0.2500 y=0.5000
        contact 1 up at=0.090400 x=0.2600 y=0.5000
        tap 1 start=0.000000 end=0.090400 ms=90 from=(250,500) to=(260,500) x=0.2500 y=0.5000
        end: events=9 frames=3 taps=1 keys=0 cancelled=0 still_down=0 ignored=1 unreadable_lines=1
        ignored: unknown_code=1 (codes that the device never announced)

        """)
    #expect(run.errors == "screen.events:10: this is no event: E: 6.0000\n")
  }

  @Test("On a panel that is turned, mirrored and calibrated the device's own units stay what they are")
  func panel() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    let run = try decode("--rotation", "90", "--mirror", "y", "--calibration", "0.5,0,0.5,0,1,0", "--moves")
    #expect(run.output.contains("contact 1 down at=0.000000 x=0.5000 y=0.3750"))
    #expect(run.output.contains("contact 1 moved at=0.040000 x=0.5000 y=0.3700"))
    #expect(run.output.contains("from=(250,500) to=(260,500)"))
    let wrong = try decode("--rotation", "45")
    #expect(wrong.status == 64 && wrong.errors.contains("--rotation is 0, 90, 180 or 270"))
  }

  @Test("With a list of quirks of one's own; a wrong one is explained")
  func quirks() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    try write("quirks.yaml", "quirks:\n  - {match: {name: \"Office*\"}, reason: a trial, range: {x: [0, 500]}}\n")
    #expect(try decode("--quirks", "quirks.yaml").output.contains("x=0.5000 y=0.5000"))
    try write("quirks.yaml", "quirks:\n  - {match: {name: \"Office*\"}, reason: a trial, finger: BTN_NONSENSE}\n")
    let wrong = try decode("--quirks", "quirks.yaml")
    #expect(wrong.status == 78 && wrong.errors.contains("quirks.yaml:2:"))
  }

  @Test("A file that cannot be read is said in the reader's language")
  func unreadable() throws {
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.removeItem(at: directory.appending(path: "screen.desc"))
    #expect(try decode().status == 66)
    #expect(try decode(locale: "th_TH.UTF-8").errors.contains("อ่านแฟ้มไม่ได้"))
  }
}
