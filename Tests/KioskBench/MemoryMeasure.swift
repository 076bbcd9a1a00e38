import Foundation
import KioskFixtures

/// The kiosk's memory while tickets are given and printed (into a folder), one after the other.
enum MemoryMeasure {
  static func run(_ counts: (first: Int, last: Int), in directory: URL, _ report: inout Report) throws {
    report.section("memory, \(counts.last) tickets printed into a folder")
    let place = try KioskPlace(in: directory) { $0.inputs = [.buttons(0)] }
    let kiosk = try RunningKiosk(at: place)
    defer { kiosk.program.stop() }
    let tickets = try FolderWatch(place.ticketFolder)
    let line = try kiosk.line()
    var readings: [(rss: Int, anonymous: Int)] = []
    let begin = Moment.now
    for count in 1...counts.last {
      guard let number = line.issue()?.number else { throw ChildProgram.Fault(description: "no ticket \(count)") }
      try tickets.wait(forPictureOf: "A" + String(format: "%03d", number), in: place)
      guard count == counts.first || count == counts.last else { continue }
      pause(.milliseconds(500))
      readings.append((kiosk.memory("VmRSS"), kiosk.memory("RssAnon")))
      report.line("after \(count)", "RSS \(readings.last?.rss ?? 0) kB, RssAnon \(readings.last?.anonymous ?? 0) kB")
    }
    let seconds = Double(Moment.now - begin) / 1e9
    report.bar("10,000 tickets take", seconds * 10_000 / Double(counts.last), atMost: 300, "s")
    guard let first = readings.first, let last = readings.last else { return }
    report.bar("RSS at the end", Double(last.rss) / 1000, atMost: 60, "MB")
    report.bar("RSS grown", Double(last.rss - first.rss) / 1000, atMost: 2, "MB")
  }
}

extension FolderWatch {
  /// The pictures' folder is emptied as it fills, so that ten thousand files are not part of the measure.
  fileprivate func wait(forPictureOf number: String, in place: KioskPlace) throws {
    _ = try wait(within: .seconds(5)) {
      let pictures = try place.pictures()
      for picture in pictures {
        try FileManager.default.removeItem(atPath: place.file("tickets/\(picture).png"))
        try? FileManager.default.removeItem(atPath: place.file("tickets/\(picture).escpos"))
      }
      return pictures.contains { $0.hasSuffix(number) } ? true : nil
    }
  }
}
