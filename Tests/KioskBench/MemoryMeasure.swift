import Foundation
import KioskProcesses

/// The kiosk's memory while tickets are given and printed (into a folder), one after the other.
enum MemoryMeasure {
  static func run(_ counts: (first: Int, last: Int), in directory: URL, _ report: inout Report) throws {
    report.section("memory, \(counts.last) tickets printed into a folder")
    let place = try KioskPlace(in: directory, paper: .folder)
    defer { place.remove() }
    let kiosk = try KioskProcess(place)
    defer { kiosk.process.stop() }
    let line = try kiosk.line()
    var readings: [(rss: Int, anonymous: Int)] = []
    for count in 1...counts.last {
      guard let number = line.issue()?.number else { throw KioskProcess.NotReady(description: "no ticket \(count)") }
      waitForPicture(of: "A" + String(format: "%03d", number), in: place)
      guard count == counts.first || count == counts.last else { continue }
      usleep(500_000)
      readings.append((kiosk.memory("VmRSS"), kiosk.memory("RssAnon")))
      report.line("after \(count)", "RSS \(readings.last?.rss ?? 0) kB, RssAnon \(readings.last?.anonymous ?? 0) kB")
    }
    guard let first = readings.first, let last = readings.last else { return }
    report.bar("RSS at the end", Double(last.rss) / 1000, atMost: 60, "MB")
    report.bar("RSS grown", Double(last.rss - first.rss) / 1000, atMost: 2, "MB")
  }

  /// The pictures' folder is emptied as it fills, so that ten thousand files are not part of the measure.
  private static func waitForPicture(of number: String, in place: KioskPlace) {
    let limit = Moment.now + 5_000_000_000
    while Moment.now < limit {
      let pictures = (try? place.pictures()) ?? []
      for picture in pictures {
        try? FileManager.default.removeItem(atPath: place.path("tickets/\(picture).png"))
        try? FileManager.default.removeItem(atPath: place.path("tickets/\(picture).escpos"))
      }
      if pictures.contains(where: { $0.hasSuffix(number) }) { return }
      usleep(500)
    }
  }
}
