import Foundation
import KioskProcesses
import PrinterFixtures

/// How often an idle kiosk wakes up, with everything configured: pads, a queue of CUPS, a centre.
enum IdleMeasure {
  static func run(seconds: Int, in directory: URL, _ report: inout Report) throws {
    report.section("idle for \(seconds) s, printer and centre configured")
    let cups = try RealCups()
    let printer = try PrinterProcess()
    try cups.addQueue("thermal", to: printer.port)
    let centre = try CentreProcess(in: directory)
    defer { centre.stop() }
    let place = try KioskPlace(
      in: directory, paper: .cups(queue: "thermal", server: cups.address), centre: centre.settings)
    defer { place.remove() }
    let kiosk = try KioskProcess(place, environment: ["WATCHDOG_USEC": "30000000"])
    defer { kiosk.process.stop() }
    _ = try kiosk.line().issue()
    guard printer.nextTicket(within: 10) != nil else {
      throw KioskProcess.NotReady(description: "no ticket came out")
    }
    sleep(5)
    let before = kiosk.contextSwitches()
    sleep(UInt32(seconds))
    let after = kiosk.contextSwitches()
    // Threads that have ended in between take their few switches with them.
    let woken = after.reduce(into: [:]) { $0[$1.key] = $1.value - (before[$1.key] ?? 0) }.filter { $0.value > 0 }
    for (thread, count) in woken.sorted(by: { $0.value > $1.value }) { report.line("thread \(thread)", "\(count)") }
    let total = woken.values.reduce(0, +)
    report.bar("context switches", Double(total) / Double(seconds), atMost: 1, "a second")
  }
}
