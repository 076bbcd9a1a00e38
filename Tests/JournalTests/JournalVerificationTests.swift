import Events
import Testing

@testable import Journal

@Suite("Verifying the journal")
struct JournalVerificationTests {
  private let kiosk: Kiosk

  /// Leaves a closed journal: day opened, tickets 1 to 9 at positions 2 to 10, and two events after them.
  init() async throws {
    kiosk = try Kiosk()
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 9) + [11, 12].map(Kiosk.started))
    journal.close()
  }

  private func verify() throws -> JournalVerification.Report {
    let reader = try JournalReader(file: kiosk.place.file)
    defer { reader.close() }
    return try reader.verify()
  }

  @Test("A sound journal is proved to its end and counted")
  func sound() throws {
    let report = try verify()
    #expect(report.fault == nil && report.end.seq == 12)
    #expect(report.events == 12 && report.tickets == 9 && report.days == 1)
    #expect(report.purged == 0 && report.unknown == 0)
  }

  @Test(
    "Any change names the first bad event",
    arguments: [
      ("UPDATE event SET body = replace(body, 'G01', 'G02') WHERE seq = 5", .chain(.body(seq: 5))),
      ("UPDATE event SET body = CAST(x'ff' AS TEXT) WHERE seq = 5", .chain(.body(seq: 5))),
      ("UPDATE event SET at = at + 1 WHERE seq = 6", .chain(.hash(seq: 6))),
      ("UPDATE event SET command_id = 'x' WHERE seq = 6", .chain(.hash(seq: 6))),
      ("UPDATE event SET clock = 'doubtful' WHERE seq = 6", .chain(.hash(seq: 6))),
      ("UPDATE event SET clock = 'doubtfuk' WHERE seq = 6", .unreadable(seq: 6, reason: "clock")),
      ("UPDATE event SET hash = zeroblob(32) WHERE seq = 7", .chain(.hash(seq: 7))),
      ("UPDATE event SET hash = zeroblob(31) WHERE seq = 7", .unreadable(seq: 7, reason: "hash")),
      ("UPDATE event SET body_sha256 = zeroblob(32) WHERE seq = 7", .chain(.body(seq: 7))),
      ("UPDATE event SET body = NULL, body_sha256 = zeroblob(32) WHERE seq = 7", .chain(.hash(seq: 7))),
      ("DELETE FROM event WHERE seq = 8", .chain(.gap(expected: 8, found: 9))),
      ("DELETE FROM event WHERE seq = 1", .chain(.gap(expected: 1, found: 2))),
      ("DELETE FROM event WHERE seq >= 10", .ticketUnfounded(seq: 10)),
      ("DELETE FROM ticket WHERE seq = 4", .ticketMissing(seq: 4)),
      ("UPDATE ticket SET number = 77 WHERE seq = 4", .ticketMissing(seq: 4)),
      ("INSERT INTO ticket VALUES (1, 'A', 78, 11)", .ticketUnfounded(seq: 11)),
      ("UPDATE journal_header SET site = 'NAN-02'", .anchor),
    ] as [(String, JournalVerification.Fault)])
  func tampered(change: String, fault: JournalVerification.Fault) throws {
    try kiosk.tamper(change)
    #expect(try verify().fault == fault)
  }

  @Test("Purged bodies leave a chain that still verifies, and a kiosk that still starts")
  func purged() async throws {
    try kiosk.tamper("UPDATE event SET body = NULL")
    let report = try verify()
    #expect(report.fault == nil && report.purged == 12 && report.tickets == 9)
    let journal = try kiosk.open()
    defer { journal.close() }
    #expect(journal.opening == .continued)
    #expect(try await journal.writer.write([try Kiosk.issued(seq: 13, number: 10)]).seq == 13)
  }

  @Test("A background pass in small slices comes to the same end, and says how far it is")
  func slices() throws {
    let reader = try JournalReader(file: kiosk.place.file)
    defer { reader.close() }
    var verification = try JournalVerification(reader)
    var ends: [Int64] = []
    while !verification.isDone {
      try verification.advance(by: 5)
      ends.append(verification.report.end.seq)
    }
    #expect(ends == [5, 10, 12] && verification.goal == 12)
    #expect(try reader.verify() == verification.report)
  }
}
