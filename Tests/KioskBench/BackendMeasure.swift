import Foundation
import Glibc
import KioskFixtures
import PrinterFixtures

/// From the moment at which the first band of a job can be read until it has arrived at the printer, in the back end
/// that CUPS runs for each job.
enum BackendMeasure {
  static func run(_ count: Int, in directory: URL, _ report: inout Report) throws {
    report.section("job's first band → printer, in kiosk-escpos")
    let job = directory.appending(path: "job").path
    guard mkfifo(job, 0o600) == 0 else { throw ChildProgram.Fault("mkfifo", code: errno) }
    defer { unlink(job) }
    var (running, fresh) = (Sample(), Sample())
    for _ in 0..<count {
      // The printer has answered, and waits for the ticket.
      if let time = try deliver(through: job, after: .milliseconds(30)) { running.add(time) }
      // The job is there before the program.
      if let time = try deliver(through: job, after: .zero) { fresh.add(time) }
    }
    report.line("first band, printer known", running.summary)
    report.line("first band, from the start", fresh.summary)
    report.bar("first bands at the printer", Double(running.count), atLeast: Double(count), "of \(count)")
    report.bar("p50", running.percentile(0.5), atMost: 2, "ms")
    report.bar("p99", running.percentile(0.99), atMost: 10, "ms")
  }

  /// - Parameter head: what the back end has before the job comes; 0: the time runs from its start.
  private static func deliver(through job: String, after head: Duration) throws -> UInt64? {
    let printer = try AnsweringPrinter()
    var begin = ContinuousClock.now
    let backend = try ChildProgram(
      "kiosk-escpos", ["1", "bench", "ticket", "1", "", job],
      environment: ["DEVICE_URI": "kiosk-escpos://127.0.0.1:\(printer.port)/?wait=5"])
    defer { backend.stop() }
    // Returns when the back end opens its end.
    let line = open(job, O_WRONLY | O_CLOEXEC)
    guard line >= 0 else { throw ChildProgram.Fault("open", code: errno) }
    defer { close(line) }
    if head > .zero {
      pause(head)
      begin = .now
    }
    guard write(line, band, band.count) == band.count else { return nil }
    guard printer.wait(within: .seconds(5), until: { $0.receivedBands > 0 }), let arrival = printer.firstBand else {
      return nil
    }
    return UInt64(max(.zero, begin.duration(to: arrival)) / .nanoseconds(1))
  }

  /// `ESC @` and 24 rows of dots for paper of 80 mm.
  private static let band: [UInt8] =
    [0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 72, 0, 24, 0] + [UInt8](repeating: 0x55, count: 72 * 24)
}
