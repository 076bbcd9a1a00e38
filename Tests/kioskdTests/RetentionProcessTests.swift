import Events
import Ports
import Foundation
import Journal
import KioskFixtures
import Testing

@Suite("A running kiosk and visits that are older than they are kept", .serialized)
struct RetentionProcessTests {
  private static let old = ServiceDate(dayNumber: 19_350)
  private let place: KioskPlace

  init() async throws {
    place = try KioskPlace { ($0.printers, $0.more) = ("", "retention: {fiscal_years: 1}") }
    try await writeOldDay()
  }

  /// A day of December 2022, on which five tickets were given.
  private func writeOldDay() async throws {
    let journal = try Journal.open(
      JournalPlace(
        file: place.journalFile, highWaterFile: place.highWaterDirectory + "/high-water", device: KioskPlace.kiosk,
        site: KioskPlace.site), now: 0)
    defer { journal.close() }
    let visit = VisitFacts(
      day: 1, date: Self.old, service: "ADVICE", visitorType: "JURISTIC", period: .office)
    let opened = ServiceDayOpened(
      day: 1, date: Self.old, status: .open,
      offered: [OfferedService(service: "ADVICE", name: "ให้คำปรึกษา", channel: .walkIn)])
    let tickets = (1...5).map { number in
      Fact.ticket(
        .issued(
          TicketIssued(
            ticket: TicketNumber(series: "A", number: number), visit: visit, source: .controlSocket, paper: nil,
            base: Int64(number), key: Int64(number))))
    }
    let events = ([.day(.opened(opened))] + tickets).enumerated().map { index, fact in
      let at = Int64(Self.old.dayNumber) * 86_400_000 + Int64(index) * 1000
      let stamp = Stamp(at: at, boot: "old", uptime: Int64(index) * 1000, clock: .synchronised)
      return DraftEvent(seq: Int64(index + 1), stamp: stamp, day: 1, commandID: nil, fact: fact)
    }
    _ = try await withCheckedContinuation { answer in
      journal.writer.append(events) { answer.resume(returning: $0) }
    }.get()
  }

  @Test("Sealed, emptied, taken back by label with the right total; a copy is refused, and the figures still follow")
  func applied() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let today = Date().formatted(
      Date.ISO8601FormatStyle(timeZone: try #require(.init(identifier: "Asia/Bangkok"))).year().month().day())
    _ = try await kiosk.kioskctl("date", "confirm", today)
    try await kiosk.journal { $0.count { $0.kind == .day(.opened) } == 2 }
    let before = try await kiosk.export("visits", on: Self.old)
    #expect(before.contains(",5,0,5,"))
    let asked = try await kiosk.kioskctl("journal", "retention", "--now")
    #expect(asked.ending == .exited(0), "\(asked.errors)")
    try await emptied(5)
    #expect(try await kiosk.export("visits", on: Self.old) == before)
    let label = ["A003", "--date", Self.old.description]
    let copy = try await kiosk.kioskctl("ticket", "reprint", label[0], label[1], label[2])
    #expect(copy.ending == .exited(1) && copy.errors.contains("cannot be printed again"), "\(copy.errors)")
    for status in [Int32(0), 1] {
      let void = try await kiosk.kioskctl("ticket", "void", label[0], label[1], label[2], "--reason", "DUPLICATE")
      #expect(void.ending == .exited(status), "\(void.errors)")
    }
    #expect(try await kiosk.export("visits", on: Self.old).contains(",5,1,4,"))
    let recount = try await kiosk.kioskctl("journal", "recount", place.stateDirectory)
    #expect(recount.ending == .exited(0), "\(recount.output)")
    let said = try await kiosk.kioskctl("status").output
    #expect(said.contains("days sealed: 1, records emptied: 8"), "\(said)")
    #expect(try place.verification().fault == nil)
  }

  /// Waits until so many tickets have no body any more.
  private func emptied(_ count: Int) async throws {
    let place = place
    let found = try await FolderWatch.wait(in: place.stateDirectory, within: .seconds(60)) {
      let events = try place.events()
      return events.count { $0.body == nil && $0.header.kind.known == .ticket(.issued) } == count ? true : nil
    }
    #expect(found == true, "\(place.log)")
  }
}
