import Foundation
import KioskFixtures

/// How fast the centre takes in a journal of years.
enum LargeMeasure {
  static func run(events: Int, in directory: URL, _ report: inout Report) throws {
    report.section("a journal of \(events) events")
    let place = try KioskPlace(in: directory) { ($0.printers, $0.inputs) = ("", [.buttons(0)]) }
    let begin = Moment.now
    try LargeJournal.make(events, at: place, endingAt: Int64(Date().timeIntervalSince1970 * 1000))
    report.line("made in", "\((Double(Moment.now - begin) / 1e9).figure) s")
    let centre = try RunningStatistics.serving(place)
    defer { centre.program.stop() }
    try place.configure { ($0.printers, $0.inputs, $0.centre) = ("", [.buttons(0)], centre.place.address) }
    try ingest(place, centre, &report)
  }

  private static func unsent(_ line: StaffLine) -> Int? { line.status()?.value("unsent") }

  private static func ingest(_ place: KioskPlace, _ centre: RunningStatistics, _ report: inout Report) throws {
    let stored = try JournalCount.events(in: place.journalFile)
    let begin = Moment.now
    let kiosk = try RunningKiosk(at: place)
    defer { kiosk.program.stop() }
    let line = try kiosk.line()
    _ = try FolderWatch(centre.place.stateDirectory).wait(within: .seconds(600)) { unsent(line) == 0 ? true : nil }
    let seconds = Double(Moment.now - begin) / 1e9
    let left = unsent(line) ?? stored
    report.bar("events not at the centre", Double(left), atMost: 0, "of \(stored)")
    report.line("central ingest", "\((Double(stored) / seconds).figure) events/s, whole way from journal to counts")
    report.line("the centre's memory at its peak", "\(centre.program.memory("VmHWM")) kB")
  }
}
