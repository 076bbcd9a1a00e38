import Events
import Ports
import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("Opening a journal")
struct OpeningTests {
  private let kiosk: Kiosk

  init() throws {
    kiosk = try Kiosk()
  }

  @Test("The first start makes a journal with an identity and an anchor of its own")
  func fresh() throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    #expect(journal.opening == .fresh && journal.highWaterFault == nil)
    #expect(journal.header.device == "KIOSK-1" && journal.header.site == "NAN-01")
    #expect(journal.header.format == 1 && journal.header.created == Kiosk.opening)
    let anchor = Fingerprint.anchor(of: journal.header.journal, device: "KIOSK-1", site: "NAN-01")
    #expect(try journal.reader.lastPosition() == JournalPosition(seq: 0, hash: anchor))
  }

  @Test("The next start goes on where the journal ended")
  func continued() async throws {
    let first = try kiosk.open()
    let end = try await first.writer.write(Kiosk.day(tickets: 3))
    first.close()
    let second = try kiosk.open()
    defer { second.close() }
    #expect(second.opening == .continued && second.highWaterFault == nil)
    #expect(second.header == first.header)
    #expect(try second.reader.lastPosition() == end)
    let next = try await second.writer.write([try Kiosk.issued(seq: 5, number: 4)])
    #expect(next.seq == 5)
    #expect(try second.reader.verify().fault == nil)
  }

  @Test("A second kioskd on the same journal is refused and told who holds it; after the first has closed it may open")
  func busy() throws {
    let first = try kiosk.open()
    let fault = #expect(throws: JournalFault.self) { try kiosk.open() }
    #expect(fault?.code == .busy)
    #expect(fault?.cause.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
    first.close()
    try kiosk.open().close()
  }

  @Test("A journal of another kiosk or site is not taken over")
  func otherOwner() throws {
    try kiosk.open().close()
    for (device, site) in [("KIOSK-2", "NAN-01"), ("KIOSK-1", "NAN-02")] {
      var place = kiosk.place
      place.device = device
      place.site = site
      let fault = #expect(throws: JournalFault.self) { try Journal.open(place, now: 0) }
      #expect(fault?.code == .misuse && fault?.cause.contains("belongs to kiosk KIOSK-1 of site NAN-01") == true)
    }
  }

  @Test("A journal of a newer format is left alone")
  func newerFormat() throws {
    try kiosk.open().close()
    try kiosk.tamper("PRAGMA user_version = 2")
    let fault = #expect(throws: JournalFault.self) { try kiosk.open() }
    #expect(fault?.code == .format && fault?.cause.contains("format 2") == true)
  }

  @Test("Another program's database is no journal and is left as it was")
  func otherDatabase() throws {
    try kiosk.open().close()
    try kiosk.tamper("PRAGMA application_id = 0; PRAGMA journal_mode = DELETE")
    let before = try Data(contentsOf: URL(filePath: kiosk.place.file))
    let fault = #expect(throws: JournalFault.self) { try kiosk.open() }
    #expect(fault?.code == .format)
    #expect(try Data(contentsOf: URL(filePath: kiosk.place.file)) == before)
  }

  @Test("A file that is no database is damage, and a fresh journal puts it aside")
  func notADatabase() throws {
    try kiosk.open().close()
    let scribble = Data("this is no database, but long enough to look like one".utf8) + Data(count: 5000)
    try scribble.write(to: URL(filePath: kiosk.place.file))
    let fault = #expect(throws: JournalFault.self) { try kiosk.open() }
    #expect(fault?.code == .damaged)
    let journal = try kiosk.startAfresh()
    defer { journal.close() }
    #expect(journal.opening == .fresh)
    #expect(try Data(contentsOf: URL(filePath: kiosk.place.file + ".kept-1")) == scribble)
  }

  @Test("A journal whose last event was changed is damaged")
  func changedEnd() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 3))
    journal.close()
    try kiosk.tamper("UPDATE event SET at = at + 1 WHERE seq = 4")
    let fault = #expect(throws: JournalFault.self) { try kiosk.open() }
    #expect(fault?.code == .damaged && fault?.cause.contains("event 4") == true)
  }

  @Test("After a power cut in the first second an empty file is made a journal")
  func emptyFile() throws {
    try FileManager.default.createDirectory(
      at: kiosk.directory.appending(path: "state"), withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: kiosk.place.file))
    let journal = try kiosk.open()
    defer { journal.close() }
    #expect(journal.opening == .fresh)
  }
}
