import Events
import Ports
import Foundation
import Testing

@testable import Journal

@Suite("Reading the journal")
struct JournalReaderTests {
  private let kiosk: Kiosk
  private let journal: Journal

  init() throws {
    kiosk = try Kiosk()
    journal = try kiosk.open()
  }

  @Test("An export opens the journal while kioskd writes it, and sees what has come since")
  func besideTheWriter() async throws {
    try await journal.writer.write(Kiosk.day(tickets: 2))
    let export = try JournalReader(file: kiosk.place.file)
    #expect(try export.lastPosition().seq == 3)
    try await journal.writer.write([try Kiosk.issued(seq: 4, number: 3)])
    #expect(try export.events(after: 3, limit: 10).map(\.header.seq) == [4])
    #expect(export.header == journal.header)
    journal.close()
  }

  @Test("A copy of a closed journal is read like the journal")
  func copy() async throws {
    let end = try await journal.writer.write(Kiosk.day(tickets: 2))
    journal.close()
    let copy = kiosk.directory.appending(path: "a copy, 100% safe.sqlite").path
    try FileManager.default.copyItem(atPath: kiosk.place.file, toPath: copy)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: copy)
    let reader = try JournalReader(file: copy)
    #expect(try reader.lastPosition() == end)
    #expect(try reader.verify().fault == nil)
  }

  @Test("What is no journal is refused by name")
  func noJournal() throws {
    let fault = #expect(throws: JournalFault.self) { try JournalReader(file: kiosk.place.highWaterFile) }
    #expect(fault?.code == .format && fault?.cause.contains(kiosk.place.highWaterFile) == true)
    journal.close()
  }

  @Test("A repeated command finds what it caused the first time")
  func command() async throws {
    try await journal.writer.write([
      try Kiosk.dayOpened(seq: 1), try Kiosk.issued(seq: 2, number: 1, command: "c-1"),
      try Kiosk.issued(seq: 3, number: 2, command: "c-2"),
    ])
    #expect(try journal.reader.events(ofCommand: "c-2").map(\.header.seq) == [3])
    #expect(try journal.reader.events(ofCommand: "c-3").isEmpty)
    journal.close()
  }

  @Test("A start finds the last service day without looking at other events")
  func lastDay() async throws {
    #expect(try journal.reader.lastDayOpened() == nil)
    try await journal.writer.write(
      Kiosk.day(tickets: 5) + [try Kiosk.dayOpened(seq: 7, day: 2), Kiosk.started(seq: 8)])
    #expect(try journal.reader.lastDayOpened() == 7)
    journal.close()
  }

  @Test("A ticket is found by its label and date, and is known to be taken back once it is")
  func ticket() async throws {
    let date = try #require(Kiosk.date)
    try await journal.writer.write(Kiosk.day(tickets: 3))
    let found = try #require(try journal.reader.tickets(labelled: "A002", on: date).first)
    #expect(found.reference.seq == 3 && found.reference.ticket.description == "A002" && !found.isVoided)
    #expect(try journal.reader.tickets(labelled: "A002", on: date.adding(days: 1)).isEmpty)
    #expect(try journal.reader.tickets(labelled: "A004", on: date).isEmpty)

    // Voided on the next day, after another ticket was.
    try await journal.writer.write([
      try Kiosk.dayOpened(seq: 5, day: 2), try Kiosk.voided(seq: 6, ticket: 2, number: 1),
      try Kiosk.voided(seq: 7, ticket: 3, number: 2),
    ])
    #expect(try journal.reader.tickets(labelled: "A002", on: date).map(\.isVoided) == [true])
    #expect(try journal.reader.tickets(labelled: "A003", on: date).map(\.isVoided) == [false])
    journal.close()
  }

  @Test("A ticket is found with the visitor type that its visitor said after the issue")
  func visitorType() async throws {
    let date = try #require(Kiosk.date)
    try await journal.writer.write(Kiosk.day(tickets: 2))
    let before = try #require(try journal.reader.tickets(labelled: "A001", on: date).first?.reference)
    let given = VisitorTypeGiven(reference: before, visitorType: "COMMUNITY_ENTERPRISE")
    try await journal.writer.write([Kiosk.event(seq: 4, .ticket(.visitorTypeGiven(given)))])
    let types = try ["A001", "A002"].map { label in
      try journal.reader.tickets(labelled: label, on: date).map(\.reference.visit.visitorType)
    }
    #expect(types == [["COMMUNITY_ENTERPRISE"], [before.visit.visitorType]])
    journal.close()
  }

  @Test("A label is read in every way that a ticket could have been written")
  func labels() {
    func read(_ label: String) -> [TicketNumber] { TicketNumber.readings(of: label) }
    #expect(read("A001") == [TicketNumber(series: "A", number: 1)])
    #expect(read("A1000") == [TicketNumber(series: "A", number: 1000), TicketNumber(series: "A1", number: 0)])
    #expect(read("B2001") == [TicketNumber(series: "B", number: 2001), TicketNumber(series: "B2", number: 1)])
    #expect(read("A01").isEmpty && read("A").isEmpty && read("").isEmpty && read("A00x").isEmpty)
  }

  @Test("Every event is handed out once and in order, however many slices they make")
  func all() async throws {
    let count = 1007
    try await journal.writer.write((1...Int64(count)).map(Kiosk.started))
    var seqs: [Int64] = []
    try journal.reader.forEachEvent(after: 0) { event in
      seqs.append(event.header.seq)
      return true
    }
    #expect(seqs == Array(1...Int64(count)))
    journal.close()
  }
}
