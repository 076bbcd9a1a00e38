import Events
import Exports
import Journal
import KioskFixtures
import Statistics
import Testing

@Suite("kioskctl, on a journal whose old bodies are sealed and purged")
struct SealedJournalProcessTests {
  private let kiosk: KioskJournal

  init() async throws {
    kiosk = try KioskJournal()
    try await kiosk.writeMorning()
  }

  @Test("Every figure stays what it was, and a void after the purge is counted")
  func purged() async throws {
    let whole = try [visits(), ratings()]
    try await kiosk.append(dueSeals().map { .day(.sealed($0)) })
    try kiosk.purge(2...11)
    #expect(try [visits(), ratings()] == whole)
    try await kiosk.append([.ticket(.voided(try lateVoid()))])
    let row = try #require(try visits().split(separator: "\r\n").last)
    #expect(row.contains(",JURISTIC,NORMAL,3,2,6,,,,,A001,A003,CLOSED,1,5"), "one visit fewer, one revision more")
    let recount = try FinishedProgram.kioskctl(["journal", "recount", kiosk.path], in: kiosk.directory)
    #expect(recount.status == 0 && recount.output.contains("figures follow from the events"))
  }

  @Test("Bodies that were purged without a seal are missing, and whoever exports is told")
  func lost() throws {
    try kiosk.purge(2...4)
    let run = try export("visits")
    #expect(run.status == 0 && run.errors.contains("3 events were purged before their dates were sealed"))
  }

  @Test("A seal that its own events contradict is found")
  func contradicted() async throws {
    try await kiosk.append([.day(.sealed(ServiceDaySealed(date: KioskJournal.date, totals: [])))])
    let run = try FinishedProgram.kioskctl(["journal", "recount", kiosk.path], in: kiosk.directory)
    #expect(run.status == 1 && run.output.contains("event 12: sealed totals differ"))
  }

  private func dueSeals() throws -> [ServiceDaySealed] {
    try JournalCounting(kiosk.journal.reader).count().dueSeals(before: KioskJournal.date.adding(days: 1))
  }

  /// The third ticket of the morning.
  private func lateVoid() throws -> TicketVoided {
    let visit = VisitFacts(
      day: 1, date: KioskJournal.date, service: "REG", visitorType: "JURISTIC", period: .weekendOrHoliday)
    return TicketVoided(
      reference: TicketReference(kiosk.id(4), ticket: TicketNumber(series: "A", number: 3), visit: visit),
      reason: .notTaken, afterClose: true)
  }

  private func visits() throws -> String { try export("visits").output }
  private func ratings() throws -> String { try export("ratings").output }

  private func export(_ table: String) throws -> FinishedProgram {
    try FinishedProgram.kioskctl(
      ["export", "daily", "--journal", kiosk.path, "--table", table, "--from", "2026-11-20", "--to", "2026-11-21"],
      in: kiosk.directory)
  }
}
