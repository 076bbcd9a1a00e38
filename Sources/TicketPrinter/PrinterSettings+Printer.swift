public import Drawing
public import Events
public import Ports
public import Settings

extension PrinterSettings {
  /// What cannot be drawn as it should be on tickets of this printer; tickets come out without it.
  ///
  /// - Throws: `TicketPrinterFault` when no ticket can be drawn at all.
  public func flaws(of tickets: [TicketContent], template: TicketTemplate) throws(TicketPrinterFault) -> [DrawingFault]
  {
    let maker = TicketMaker(TicketLook(template: template, profile: profile, format: format))
    var flaws: [DrawingFault] = []
    for content in [.trial] + tickets {
      do { flaws += try maker.ticket(for: content).get().flaws } catch { throw .drawing(error) }
    }
    return flaws.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The printer that these settings describe, with its thread running.
  ///
  /// Draws a trial ticket first, so that a missing font is found now and not by the first visitor, and so that
  /// fontconfig is warm.
  ///
  /// - Parameters:
  ///   - template: how tickets look.
  ///   - settling: how long a silent spooler is asked about the jobs of an earlier run.
  ///   - minuteOfDay: minutes since midnight; `nil` under a doubtful clock.
  ///   - flawed: called on the printer's thread, once for each thing that cannot be drawn on tickets.
  ///   - report: called on the printer's thread; returns at once.
  /// - Throws: `TicketPrinterFault`; a printer that is off or a spooler that is not there is a report instead.
  public func ticketPrinter(
    template: TicketTemplate = .standard, settling: Duration = .seconds(120),
    minuteOfDay: @escaping @Sendable () -> Int? = { nil },
    flawed: @escaping @Sendable (DrawingFault) -> Void = { _ in },
    report: @escaping @Sendable (PaperReport) -> Void
  ) throws(TicketPrinterFault) -> any TicketPrinting & SheetPrinting {
    let look = TicketLook(template: template, profile: profile, format: format)
    if case .failure(let fault) = TicketMaker(look).ticket(for: .trial) {
      throw .drawing(fault)
    }
    switch way {
    case .cups(let queue, let server):
      return try CupsPrinter(
        name: name, queue: queue, server: server, look: look,
        limits: PrinterLimits(
          deadline: .milliseconds(deadline), waiting: .milliseconds(waitingLimit), settling: settling),
        minuteOfDay: minuteOfDay, flawed: flawed, report: report)
    case .folder(let path):
      return FolderPrinter(name: name, folder: path, look: look, flawed: flawed, report: report)
    }
  }
}
