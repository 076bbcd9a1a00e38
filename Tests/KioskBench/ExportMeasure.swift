import Events
import Exports
import Foundation
import Journal
import KioskFixtures
import Statistics

/// The figures of a year: by the totals of its closed days, and by every event.
enum ExportMeasure {
  static func run(events: Int, in directory: URL, _ report: inout Report) throws {
    report.section("the figures of a year of \(events) events")
    let place = try KioskPlace(in: directory) { ($0.printers, $0.inputs) = ("", [.buttons(0)]) }
    // A ticket without paper is two events.
    try LargeJournal.make(
      events, at: place, endingAt: Int64(Date().timeIntervalSince1970 * 1000), ticketsOfDay: events / 2 / 365)
    let reader = try JournalReader(file: place.journalFile)
    defer { reader.close() }
    let counting = JournalCounting(reader)
    let origin = Origin(site: reader.header.site, kiosk: reader.header.device)
    let (byDays, seconds) = try timed { files(try counting.count().counts, of: origin) }
    report.bar("the year's files", seconds, atMost: 3, "s")
    let (byEvents, whole) = try timed { files(try counting.countOfEveryEvent().counts, of: origin) }
    report.bar("counted one by one", Double(events) / whole, atLeast: 50_000, "events/s")
    report.bar("files that differ", Double(zip(byDays, byEvents).count { $0 != $1 }), atMost: 0, "files")
  }

  private static func files(_ counts: Counts, of origin: Origin) -> [[UInt8]] {
    let ever = ServiceDate(dayNumber: 0)...ServiceDate(dayNumber: 99_999)
    return DailyTable.all.map {
      CSVFormat(columns: $0.columns).bytes(of: $0.rows(of: [origin: counts], in: ever))
    }
  }

  private static func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, seconds: Double) {
    let begin = Moment.now
    return (try work(), Double(Moment.now - begin) / 1e9)
  }
}
