import Foundation
import KioskFixtures
import PrinterFixtures

/// How often an idle kiosk wakes up, with everything configured: pads, a queue of CUPS, a centre.
enum IdleMeasure {
  static func run(seconds: Int, in directory: URL, _ report: inout Report) throws {
    report.section("idle for \(seconds) s, printer and centre configured")
    let cups = try RealCups()
    let printer = try PrinterProcess()
    try cups.addQueue("thermal", to: printer.port)
    let place = try KioskPlace(in: directory)
    let centre = try RunningStatistics.serving(place)
    defer { centre.program.stop() }
    try place.configure {
      $0.inputs = [.buttons(0)]
      $0.centre = centre.place.address
      $0.print(to: "thermal", of: cups.address)
    }
    let kiosk = try RunningKiosk(at: place, environment: ["WATCHDOG_USEC": "30000000"])
    defer { kiosk.program.stop() }
    _ = try kiosk.line().issue()
    guard printer.nextTicket(within: 10) != nil else { throw ChildProgram.Fault(description: "no ticket came out") }
    pause(.seconds(5))
    let before = kiosk.contextSwitches()
    pause(.seconds(seconds))
    let after = kiosk.contextSwitches()
    // Threads that have ended in between take their few switches with them.
    let woken = after.reduce(into: [:]) { $0[$1.key] = $1.value - (before[$1.key] ?? 0) }.filter { $0.value > 0 }
    for (thread, count) in woken.sorted(by: { $0.value > $1.value }) { report.line("thread \(thread)", "\(count)") }
    let total = woken.values.reduce(0, +)
    report.bar("context switches", Double(total) / Double(seconds), atMost: 1, "a second")
  }
}
