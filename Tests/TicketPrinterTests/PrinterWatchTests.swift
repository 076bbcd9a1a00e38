import Events
import Testing

@testable import TicketPrinter

@Suite("Knowing a printer's condition")
struct PrinterWatchTests {
  var watch = PrinterWatch(printer: "P1")
  let ready = PrinterReading(isStopped: false, isAccepting: true, reasons: [])
  let empty = PrinterReading(isStopped: false, isAccepting: true, reasons: ["media-empty-error"])
  let silent = SpoolerFault.unreachable(cause: "time-out")

  func change(_ condition: PrinterCondition, _ reasons: [String] = []) -> PrinterStateChanged {
    PrinterStateChanged(printer: "P1", condition: condition, reasons: reasons)
  }

  @Test("Only changes are told, and a printer that is well is not asked again")
  mutating func well() {
    #expect(watch.hear(ready, at: .seconds(1)) == change(.ready))
    #expect(watch.hear(ready, at: .seconds(2)) == nil)
    #expect(watch.nextAsk == nil)
  }

  @Test("While paper is out it is asked again with growing pauses up to 30 s; new paper is seen")
  mutating func paperOut() {
    #expect(watch.hear(empty, at: .seconds(0)) == change(.out, ["media-empty-error"]))
    var pauses: [Duration] = []
    for _ in 0..<7 {
      guard let due = watch.nextAsk else { break }
      let before = due
      #expect(watch.hear(empty, at: due) == nil)
      pauses.append((watch.nextAsk ?? before) - before)
    }
    #expect(pauses == [2, 4, 8, 16, 30, 30, 30].map { .seconds($0) })
    #expect(watch.hear(ready, at: .seconds(500)) == change(.ready))
    #expect(watch.nextAsk == nil)
  }

  @Test("A spooler that does not answer leaves the printer unknown")
  mutating func spoolerGone() {
    #expect(watch.hear(silent, at: .seconds(0)) == change(.unknown, ["spooler_unreachable"]))
    #expect(watch.nextAsk == .seconds(1))
    #expect(watch.hear(SpoolerFault.notFound, at: .seconds(1)) == change(.out, ["no_such_queue"]))
  }

  @Test("A printer that took nothing is out for a while though CUPS calls it idle, then worth another ticket")
  mutating func silentDevice() {
    _ = watch.hear(ready, at: .seconds(0))
    #expect(watch.jobNeverLeft(at: .seconds(10)) == change(.out, ["not_answering"]))
    #expect(watch.hear(ready, at: .seconds(10) + .milliseconds(500)) == nil)
    #expect(watch.isSuspected(at: .seconds(10) + .milliseconds(999)))
    #expect(watch.nextAsk == .seconds(11))
    #expect(watch.hear(ready, at: .seconds(11)) == change(.unknown, ["unproven"]))
    #expect(watch.nextAsk == nil)
    #expect(watch.jobNeverLeft(at: .seconds(30)) == change(.out, ["not_answering"]))
    #expect(watch.nextAsk == .seconds(32))
    watch.jobCompleted()
    #expect(watch.hear(ready, at: .seconds(40)) == change(.ready))
  }

  @Test(
    "Stopped, not accepting and an open cover give no paper; low paper does",
    arguments: [
      (PrinterReading(isStopped: true, isAccepting: true, reasons: []), PrinterCondition.out, ["stopped"]),
      (PrinterReading(isStopped: false, isAccepting: false, reasons: []), .out, ["not_accepting_jobs"]),
      (PrinterReading(isStopped: false, isAccepting: true, reasons: ["cover-open"]), .out, ["cover-open"]),
      (
        PrinterReading(isStopped: false, isAccepting: true, reasons: ["media-empty-warning"]), .out,
        ["media-empty-warning"]
      ),
      (
        PrinterReading(isStopped: false, isAccepting: true, reasons: ["media-low-report"]), .ready, ["media-low-report"]
      ),
    ])
  func reading(reading: PrinterReading, condition: PrinterCondition, reasons: [String]) {
    #expect(reading.condition == condition)
    #expect(reading.reported == reasons)
  }
}
