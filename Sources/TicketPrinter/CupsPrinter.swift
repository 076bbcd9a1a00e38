public import Drawing
public import Events
public import Ports
internal import Foundation
internal import SystemCalls

/// A queue of CUPS as a ticket printer.
///
/// Its thread owns the connection to the scheduler and the renderer. Orders wait in an inbox; at most one job is in CUPS
/// at a time, and the next is made when it has ended. That CUPS has completed a job is no proof of paper.
public final class CupsPrinter: TicketPrinting, SheetPrinting {
  public let name: String
  private let inbox = ThreadInbox<CupsWorker.Message>()

  /// - Parameters:
  ///   - queue: the queue's name in CUPS.
  ///   - server: `host:port` or a socket's path; `nil` for the machine's own scheduler.
  ///   - look: how tickets look.
  ///   - limits: how long jobs may make no progress, and tickets may wait.
  ///   - minuteOfDay: minutes since midnight, for the line after a roll change; `nil` under a doubtful clock.
  ///   - timeout: how long a call may take before the scheduler counts as unreachable.
  ///   - flawed: called on the printer's thread, once for each thing that cannot be drawn on tickets.
  ///   - report: called on the printer's thread; returns at once.
  /// - Throws: `TicketPrinterFault.badAddress`.
  public init(
    name: String, queue: String, server: String?, look: TicketLook = TicketLook(),
    limits: PrinterLimits = PrinterLimits(), timeout: Duration = .seconds(2),
    minuteOfDay: @escaping @Sendable () -> Int? = { nil },
    flawed: @escaping @Sendable (DrawingFault) -> Void = { _ in },
    report: @escaping @Sendable (PaperReport) -> Void
  ) throws(TicketPrinterFault) {
    self.name = name
    var address: SpoolerAddress?
    if let server {
      guard let parsed = SpoolerAddress(server) else { throw .badAddress(server) }
      address = parsed
    }
    let setup = CupsWorker.Setup(
      printer: name, queue: queue, address: address, look: look, limits: limits, timeout: timeout,
      minuteOfDay: minuteOfDay, flawed: flawed)
    let thread = Thread { [inbox] in
      CupsWorker(setup, inbox: inbox, report: report).run()
    }
    thread.name = "printer \(name)"
    thread.start()
  }

  public func print(_ order: PrintOrder) { inbox.put(.print(order)) }
  public func settle(_ intentions: [OpenIntention], ages: [Int64]) { inbox.put(.settle(intentions, ages: ages)) }
  public func printReadyLine() { inbox.put(.readyLine) }
  public func printSheet(_ sheet: SheetJob, then done: @escaping @Sendable (SheetJobResult) -> Void) {
    if inbox.put(.sheet(sheet, then: done)) { return }
    done(SheetJobResult(printer: name, end: .failed, reason: "stopping"))
  }
  public func stop() { inbox.put(.stop) }
}
