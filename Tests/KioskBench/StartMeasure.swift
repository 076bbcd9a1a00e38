import Events
import Foundation
import Journal
import Kiosk
import KioskFixtures

/// From the start to "ready" on a journal of years whose day is long already, after a kill -9 amid tickets; beside the
/// start on a journal in which nothing has happened, round by round.
enum StartMeasure {
  /// Tickets that are given before each kill: the log then holds what no checkpoint has taken over.
  private static let ticketsBeforeKill = 240

  /// - Parameters:
  ///   - events: in all.
  ///   - today: of them, since midnight.
  static func run(events: Int, today: Int, rounds: Int, in directory: URL, _ report: inout Report) throws {
    report.section("start on a journal of \(events) events, \(today) of them since midnight")
    let empty = try KioskPlace(in: directory) { ($0.printers, $0.inputs) = ("", [.buttons(0)]) }
    let large = try KioskPlace(in: directory) { ($0.printers, $0.inputs) = ("", [.buttons(0)]) }
    // A ticket without paper is two events.
    try LargeJournal.make(
      events, at: large, endingAt: Int64(Date().timeIntervalSince1970 * 1000), ticketsOfLastDay: today / 2)
    try fold(large, &report)
    var (floor, times) = (Sample(), Sample())
    // The first round makes the empty journal, and brings both programs and files into the machine's memory.
    for round in 0...rounds {
      let measured = (try start(empty, tickets: 0), try start(large, tickets: ticketsBeforeKill))
      guard round > 0 else { continue }
      floor.add(measured.0)
      times.add(measured.1)
    }
    report.line("start → ready, nothing in it", floor.summary)
    report.line("start → ready after kill -9", times.summary)
    report.bar("median against the empty one's", times.percentile(0.5) / floor.percentile(0.5), atMost: 1.3, "×")
  }

  /// - Returns: nanoseconds from the start to "ready".
  private static func start(_ place: KioskPlace, tickets: Int) throws -> UInt64 {
    let kiosk = try RunningKiosk(at: place)
    defer { kiosk.program.kill() }
    let line = try kiosk.line()
    for _ in 0..<tickets { _ = line.issue() }
    return UInt64(kiosk.startTime / .nanoseconds(1))
  }

  /// As a start without any checkpoint reads it.
  private static func fold(_ place: KioskPlace, _ report: inout Report) throws {
    let reader = try JournalReader(file: place.journalFile)
    defer { reader.close() }
    let begin = Moment.now
    var state = KioskState(journal: reader.journal)
    var last = reader.anchor.seq
    while case let records = try reader.events(after: last, limit: 2000), let end = records.last {
      try state.apply(records)
      last = end.header.seq
    }
    let seconds = Double(Moment.now - begin) / 1e9
    report.bar("folded from the first event", Double(last) / seconds, atLeast: 50_000, "events/s")
  }
}
