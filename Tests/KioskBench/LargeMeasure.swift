import Foundation
import KioskProcesses

/// A journal of years: how soon the kiosk is ready on it, and how fast the centre takes it in.
enum LargeMeasure {
  static func run(events: Int, starts: Int, in directory: URL, _ report: inout Report) throws {
    report.section("a journal of \(events) events")
    var place = try KioskPlace(in: directory)
    defer { place.remove() }
    let begin = Moment.now
    try LargeJournal.make(events, at: place, endingAt: Int64(Date().timeIntervalSince1970 * 1000))
    report.line("made in", "\((Double(Moment.now - begin) / 1e9).figure) s")
    try start(place, starts, &report)
    let centre = try CentreProcess(in: directory)
    defer { centre.stop() }
    place.centre = centre.settings
    try ingest(place, centre, &report)
  }

  /// Each start follows a kill -9 amid tickets, with a log that has not been checkpointed.
  private static func start(_ place: KioskPlace, _ starts: Int, _ report: inout Report) throws {
    var times = Sample()
    for index in 0...starts {
      let kiosk = try KioskProcess(place)
      if index > 0 { times.add(UInt64(kiosk.startTime / .nanoseconds(1))) }
      let line = try kiosk.line()
      for _ in 0..<240 { _ = line.issue() }
      kiosk.process.kill()
    }
    report.line("start → ready after kill -9", times.summary)
    report.bar("slowest start", times.percentile(1), atMost: 300, "ms")
  }

  private static func unsent(_ line: StaffLine) -> Int? { line.status()?.value("unsent") }

  private static func ingest(_ place: KioskPlace, _ centre: CentreProcess, _ report: inout Report) throws {
    let stored = try JournalCount.events(in: place.journal)
    let begin = Moment.now
    let kiosk = try KioskProcess(place)
    defer { kiosk.process.stop() }
    let line = try kiosk.line()
    let limit = begin + 600_000_000_000
    while unsent(line) != 0, Moment.now < limit { usleep(100_000) }
    let seconds = Double(Moment.now - begin) / 1e9
    let left = unsent(line) ?? stored
    report.bar("events not at the centre", Double(left), atMost: 0, "of \(stored)")
    report.line("central ingest", "\((Double(stored) / seconds).figure) events/s, whole way from journal to counts")
    let memory = (try? String(contentsOfFile: "/proc/\(centre.process.id)/status", encoding: .utf8)) ?? ""
    let peak = memory.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    report.line("the centre's memory at its peak", peak.filter(\.isNumber) + " kB")
  }
}
