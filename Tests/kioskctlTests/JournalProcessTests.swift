import Foundation
import KioskFixtures
import Testing

@Suite("kioskctl journal, beside a running kiosk")
struct JournalProcessTests {
  private let kiosk: KioskJournal

  init() async throws {
    kiosk = try KioskJournal()
    try await kiosk.writeMorning()
  }

  @Test("A sound journal is whole")
  func sound() throws {
    let run = try FinishedProgram.kioskctl(["journal", "verify", kiosk.path], in: kiosk.directory)
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.contains("11 events, 4 tickets, 1 service days"))
    #expect(run.output.hasSuffix("11 \(try kiosk.endHash())\n"))
  }

  @Test("A changed event is named, and the status is 1")
  func tampered() throws {
    try kiosk.tamper(withEvent: 4)
    let run = try FinishedProgram.kioskctl(["journal", "verify", kiosk.path], in: kiosk.directory)
    #expect(run.status == 1 && run.output == "")
    #expect(run.errors.contains("event 4: the body is not the one that was written"))
    #expect(run.errors.contains("Events up to 3 are proved"))
  }

  @Test("Another database is no input, and what is no database at all is a damaged journal")
  func noJournal() throws {
    try Data("hello".utf8).write(to: kiosk.directory.appending(component: "notes.txt"))
    try kiosk.makeOtherDatabase(named: "other.sqlite")
    for (path, status) in [("absent", 66), ("other.sqlite", 66), ("notes.txt", 1)] as [(String, Int32)] {
      let run = try FinishedProgram.kioskctl(["journal", "verify", path], in: kiosk.directory)
      #expect(run.status == status && run.errors.contains(path))
    }
  }

  @Test("Events are shown from a position, of one kind, up to a limit, with where to go on")
  func show() throws {
    let run = try FinishedProgram.kioskctl(
      ["journal", "show", kiosk.path, "--kind", "ticket.issued", "--from", "3", "--limit", "2"], in: kiosk.directory)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("3 2026-11-21T00:00:03.000Z synchronised day 1 ticket.issued {"))
    #expect(run.errors == "more follow: --from 6\n")
  }

  @Test("As JSON every line is an object with the journal's own columns")
  func json() throws {
    let run = try FinishedProgram.kioskctl(["journal", "show", kiosk.path, "--json"], in: kiosk.directory)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 11)
    for line in lines {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["body"] is [String: Any] && object["hash"] is String && object["seq"] is Int)
    }
  }

  @Test("Help speaks the caller's language")
  func help() throws {
    #expect(
      try FinishedProgram.kioskctl(["journal", "--help"], in: kiosk.directory).output.contains("Look at a journal"))
    let thai = try FinishedProgram.kioskctl(["journal", "--help"], locale: "th_TH.UTF-8", in: kiosk.directory)
    #expect(thai.output.contains("ตรวจดูสมุดบันทึกเหตุการณ์"))
  }
}
