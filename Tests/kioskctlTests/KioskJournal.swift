import Events
import Ports
import Foundation
import GRDB
import Journal

/// A journal of an invented kiosk in a directory of its own, written with the real writer.
final class KioskJournal {
  static let date = ServiceDate(dayNumber: 20_778)

  let directory: URL
  let journal: Journal
  private var seq: Int64 = 0

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(component: "kioskctl-\(UUID().uuidString)")
    let place = JournalPlace(
      file: directory.appending(component: "journal.sqlite").path(percentEncoded: false),
      highWaterFile: directory.appending(component: "high-water/mark").path(percentEncoded: false), device: "K1",
      site: "OSS-1")
    journal = try Journal.open(place, now: 1_795_219_200_000)
  }

  deinit {
    journal.close()
    try? FileManager.default.removeItem(at: directory)
  }

  var path: String { directory.path(percentEncoded: false) }

  func endHash() throws -> String { try journal.reader.lastPosition().hash.description }

  /// The morning after a day without the kiosk that every test knows: two services offered, three tickets of one, of which one is voided, a drill, five visitors counted by staff,
  /// three ratings, of which one is not counted.
  func writeMorning() async throws {
    let visit = VisitFacts(
      day: 1, date: Self.date, service: "REG", visitorType: "JURISTIC", period: .weekendOrHoliday)
    var drill = visit
    drill.drill = true
    var staff = visit
    staff.entry = .staff
    let rating = RatingFacts(
      day: 1, date: Self.date, score: 5, scale: 5, basis: .exit, counter: nil, survey: .buttonPad, device: "pad-exit")
    var low = rating
    low.score = 4
    try await append([
      .day(
        .opened(
          ServiceDayOpened(
            day: 1, date: Self.date, status: .closed,
            offered: [
              OfferedService(service: "REG", name: "จดทะเบียน", channel: .walkIn),
              OfferedService(service: "INFO", name: "สอบถามข้อมูล", channel: .walkIn),
            ],
            skipped: [SkippedDate(date: Self.date.adding(days: -1), status: .noData)]))),
      issued(1, visit), issued(2, visit), issued(3, visit),
      .ticket(
        .voided(
          TicketVoided(
            reference: TicketReference(id(3), ticket: TicketNumber(series: "A", number: 2), visit: visit),
            reason: .duplicate))),
      issued(4, drill),
      .visitor(.counted(VisitorCounted(visit: staff, count: 5))),
      .rating(.given(RatingGiven(rating: rating))), .rating(.given(RatingGiven(rating: low))),
      .rating(.given(RatingGiven(rating: low))),
      .rating(.excluded(RatingExcluded(RatingReference(id(10), rating: low), reason: .repeat))),
    ])
  }

  func append(_ facts: [Fact]) async throws {
    let drafts = facts.map { fact in
      seq += 1
      let stamp = Stamp(at: 1_795_219_200_000 + seq * 1000, boot: "b", uptime: seq * 1000, clock: .synchronised)
      return DraftEvent(seq: seq, stamp: stamp, day: 1, commandID: nil, fact: fact)
    }
    _ = try await withCheckedThrowingContinuation { continuation in
      journal.writer.append(drafts) { continuation.resume(with: $0) }
    }
  }

  /// Changes a byte of a body behind the journal's back.
  func tamper(withEvent seq: Int64) throws {
    let database = try DatabaseQueue(path: directory.appending(component: "journal.sqlite").path(percentEncoded: false))
    try database.write { db in
      try db.execute(sql: "UPDATE event SET body = replace(body, 'REG', 'RAG') WHERE seq = ?", arguments: [seq])
    }
    try database.close()
  }

  /// Empties bodies as the retention rule will.
  func purge(_ seqs: ClosedRange<Int64>) throws {
    let database = try DatabaseQueue(path: directory.appending(component: "journal.sqlite").path(percentEncoded: false))
    try database.write { db in
      try db.execute(
        sql: "UPDATE event SET body = NULL WHERE seq BETWEEN ? AND ?", arguments: [seqs.lowerBound, seqs.upperBound])
    }
    try database.close()
  }

  func makeOtherDatabase(named name: String) throws {
    let database = try DatabaseQueue(path: directory.appending(component: name).path(percentEncoded: false))
    try database.write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
    try database.close()
  }

  func id(_ seq: Int64) -> EventID { EventID(journal: journal.header.journal, seq: seq) }

  private func issued(_ number: Int, _ visit: VisitFacts) -> Fact {
    .ticket(
      .issued(
        TicketIssued(
          ticket: TicketNumber(series: "A", number: number), visit: visit, source: .controlSocket, paper: nil, base: 0,
          key: 0)))
  }
}
