import Foundation
import KioskFixtures
import Synchronization

/// Many issuers at once through the control socket, counted outside and compared with the journal.
enum IssuerMeasure {
  private struct Tally {
    var times = Sample()
    var numbers: [Int] = []
    var failures = 0
  }

  static func run(issuers: Int, seconds: Double, in directory: URL, _ report: inout Report) throws {
    report.section("\(issuers) issuers through the control socket for \(Int(seconds)) s, printing off")
    let place = try KioskPlace(in: directory) { ($0.printers, $0.inputs) = ("", []) }
    let kiosk = try RunningKiosk(at: place)
    defer { kiosk.program.stop() }
    let lines = try (0..<issuers).map { _ in try kiosk.line() }
    let (tally, elapsed) = issue(lines, seconds)
    report.line("time to the answer", tally.times.summary)
    report.bar("tickets/s", Double(tally.numbers.count) / elapsed, atLeast: 1000, "")
    report.bar("p99.9", tally.times.percentile(0.999), atMost: 250, "ms")
    report.bar("answers that are no ticket", Double(tally.failures), atMost: 0, "")
    try check(tally.numbers, against: place.journalFile, &report)
    if let turn = lines.first?.status()?.value("longestTurn") as Int? {
      report.line("longest turn of the loop", "\((Double(turn) / 1000).figure) ms")
    }
  }

  private static func check(_ acknowledged: [Int], against journal: String, _ report: inout Report) throws {
    let stored = try JournalCount.numbers(in: journal)
    let outside = acknowledged.sorted()
    let duplicates = acknowledged.count - Set(acknowledged).count
    report.bar("numbers given twice", Double(duplicates), atMost: 0, "")
    report.bar("gaps", Double((outside.last ?? 0) - Set(outside).count), atMost: 0, "")
    report.bar("journal differs from the answers", stored == outside ? 0 : 1, atMost: 0, "")
  }

  private static func issue(_ lines: [StaffLine], _ seconds: Double) -> (Tally, elapsed: Double) {
    let whole = Mutex(Tally())
    let begin = Moment.now
    let end = begin + UInt64(seconds * 1e9)
    let done = DispatchSemaphore(value: 0)
    for line in lines {
      let issuer = Issuer(line: line)
      Thread.detachNewThread {
        let tally = issuer.issue(until: end)
        whole.withLock { whole in
          for time in tally.times.values { whole.times.add(time) }
          whole.numbers += tally.numbers
          whole.failures += tally.failures
        }
        done.signal()
      }
    }
    for _ in lines { done.wait() }
    return (whole.withLock(\.self), Double(Moment.now - begin) / 1e9)
  }

  private struct Issuer: @unchecked Sendable {  // because only the issuer's own thread uses the line
    let line: StaffLine

    func issue(until end: UInt64) -> Tally {
      var tally = Tally()
      while Moment.now < end {
        let begin = Moment.now
        guard let answer = line.issue() else {
          tally.failures += 1
          break
        }
        tally.times.add(Moment.now - begin)
        if let number = answer.number { tally.numbers.append(number) } else { tally.failures += 1 }
      }
      return tally
    }
  }
}
