import Events
import Ports
import Foundation
import Testing

@testable import Journal

@Suite("Bodies that go under the retention rule")
struct BodyPurgeTests {
  private let kiosk: Kiosk
  private static let officer = "OFFICER-CODE-4711"

  init() throws {
    kiosk = try Kiosk()
  }

  private func atPost(seq: Int64, day: Int) -> DraftEvent {
    Kiosk.event(seq: seq, .staff(.officerAtPost(OfficerAtPost(post: "C2", officer: Self.officer))), day: day)
  }

  private func write(_ journal: Journal, days: ClosedRange<Int>) async throws {
    var seq: Int64 = 0
    for day in days {
      var events: [DraftEvent] = []
      for _ in 1...300 {
        seq += 1
        events.append(seq % 3 == 0 ? atPost(seq: seq, day: day) : Kiosk.started(seq: seq))
      }
      try await journal.writer.write(events)
    }
  }

  private func purge(_ purge: BodyPurge, in journal: Journal) async throws -> Int {
    try await withCheckedContinuation { answer in journal.writer.purge(purge) { answer.resume(returning: $0) } }.get()
  }

  /// The files of the journal and its directory in which the officer's code still stands.
  private func filesWithCode() throws -> [String] {
    let folder = URL(filePath: kiosk.place.file).deletingLastPathComponent()
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      let data = FileManager.default.contents(atPath: folder.appending(path: name).path) ?? Data()
      return data.range(of: Data(Self.officer.utf8)) != nil
    }
  }

  @Test("Who was at which post is found in no file afterwards, while the kiosk runs and after it; the chain verifies")
  func officers() async throws {
    let journal = try kiosk.open()
    try await write(journal, days: 1...8)
    #expect(try !filesWithCode().isEmpty)
    #expect(try await purge(BodyPurge([.staff(.officerAtPost)], in: 1...2400), in: journal) == 800)
    #expect(try filesWithCode().isEmpty)
    let report = try journal.reader.verify()
    #expect(report.fault == nil && report.purged == 800 && report.events == 2400)
    journal.close()
    #expect(try filesWithCode().isEmpty)
  }

  @Test("Later days and other kinds keep their bodies, and a second purge finds nothing")
  func range() async throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    try await write(journal, days: 1...3)
    #expect(try await purge(BodyPurge([.staff(.officerAtPost)], in: 1...300), in: journal) == 100)
    #expect(try await purge(BodyPurge([.staff(.officerAtPost)], in: 1...300), in: journal) == 0)
    let events = try journal.reader.events(after: 0, limit: 1000)
    #expect(
      events.allSatisfy { ($0.body == nil) == ($0.header.kind.known == .staff(.officerAtPost) && $0.header.day == 1) })
  }

  @Test("Where a purge goes on is found behind what is empty already; nothing is found when all is")
  func firstBody() async throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    try await write(journal, days: 1...2)
    let all = BodyPurge([.staff(.officerAtPost)], in: 1...600)
    #expect(try journal.firstBody(of: all) == 3)
    _ = try await purge(BodyPurge([.staff(.officerAtPost)], in: 1...300), in: journal)
    #expect(try journal.firstBody(of: all) == 303)
    _ = try await purge(all, in: journal)
    #expect(try journal.firstBody(of: all) == nil)
    #expect(try journal.firstBody(of: BodyPurge([.rating(.given)], in: 1...600)) == nil)
  }

  @Test("The kiosk writes on after a purge")
  func goesOn() async throws {
    let journal = try kiosk.open()
    try await write(journal, days: 1...1)
    _ = try await purge(BodyPurge([.staff(.officerAtPost), .machine(.kioskStarted)], in: 1...300), in: journal)
    try await journal.writer.write([Kiosk.started(seq: 301)])
    journal.close()
    #expect(try JournalReader(file: kiosk.place.file).verify().fault == nil)
    #expect(try kiosk.open().opening == .continued)
  }
}
