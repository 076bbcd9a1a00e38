import Events
import Ports
import Foundation
import GRDB
import Testing

@testable import Journal

/// A kiosk with directories of its own, which writes what a kiosk writes.
final class Kiosk {
  let directory: URL
  let place: JournalPlace
  static let opening: Int64 = 1_795_223_000_000
  static let date = ServiceDate("2026-11-21")
  static let otherJournal = JournalID("00112233445566778899aabbccddeeff")

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)")
    place = JournalPlace(
      file: directory.appending(path: "state/journal.sqlite").path,
      highWaterFile: directory.appending(path: "elsewhere/high-water").path, device: "KIOSK-1", site: "NAN-01")
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  func open() throws(JournalFault) -> Journal { try Journal.open(place, now: Self.opening) }
  func startAfresh() throws(JournalFault) -> Journal { try Journal.startAfresh(place, now: Self.opening) }

  /// The numbers 1 to `count` of one day in order, after "service day opened" at position 1.
  static func day(tickets count: Int) throws -> [DraftEvent] {
    try [dayOpened(seq: 1)] + (0..<count).map { try issued(seq: Int64($0 + 2), number: $0 + 1) }
  }

  static func event(seq: Int64, _ fact: Fact, day: Int = 1, command: String? = nil) -> DraftEvent {
    let stamp = Stamp(at: opening + seq * 1000, boot: "boot-1", uptime: seq * 1000, clock: .synchronised)
    return DraftEvent(seq: seq, stamp: stamp, day: day, commandID: command, fact: fact)
  }

  static func started(seq: Int64) -> DraftEvent {
    event(seq: seq, .machine(.kioskStarted(KioskStarted(program: "0.1.0"))))
  }

  static func dayOpened(seq: Int64, day: Int = 1) throws -> DraftEvent {
    let date = try #require(date).adding(days: day - 1)
    return event(seq: seq, .day(.opened(ServiceDayOpened(day: day, date: date))), day: day)
  }

  static func issued(
    seq: Int64, series: String = "A", number: Int, day: Int = 1, command: String? = nil
  ) throws -> DraftEvent {
    let issued = TicketIssued(
      ticket: TicketNumber(series: series, number: number), visit: try visit(day: day), source: .controlSocket,
      paper: PaperIntention(printer: "front", job: "NAN-01 \(day) \(number)"), base: seq, key: seq)
    return event(seq: seq, .ticket(.issued(issued)), day: day, command: command)
  }

  static func voided(seq: Int64, ticket: Int64, number: Int, day: Int = 1) throws -> DraftEvent {
    let reference = TicketReference(
      EventID(journal: try #require(otherJournal), seq: ticket), ticket: TicketNumber(series: "A", number: number),
      visit: try visit(day: day))
    return event(seq: seq, .ticket(.voided(TicketVoided(reference: reference, reason: .notTaken))), day: day)
  }

  private static func visit(day: Int) throws -> VisitFacts {
    VisitFacts(
      day: day, date: try #require(date).adding(days: day - 1), service: "G01", visitorType: "NOT_STATED",
      period: .office)
  }

  /// Changes the file behind the journal's back, as no program of ours does.
  func tamper(_ sql: String) throws {
    let connection = try DatabaseQueue(path: place.file)
    try connection.writeWithoutTransaction { try $0.execute(sql: sql) }
    try connection.close()
  }

  var highWater: HighWater? {
    get throws { try HighWaterFile(path: place.highWaterFile).read() }
  }
}

extension JournalWriter {
  /// Appends and waits until it is durable.
  @discardableResult
  func write(_ events: [DraftEvent]) async throws(JournalFault) -> JournalPosition {
    try await withCheckedContinuation { answer in append(events) { answer.resume(returning: $0) } }.get()
  }
}
