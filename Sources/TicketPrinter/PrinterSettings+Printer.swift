public import Events
public import Settings

extension PrinterSettings {
  /// The printer that these settings describe, with its thread running.
  ///
  /// Draws a trial ticket first, so that a missing font is found now and not by the first visitor, and so that
  /// fontconfig is warm.
  ///
  /// - Parameters:
  ///   - template: how tickets look.
  ///   - settling: how long a silent spooler is asked about the jobs of an earlier run.
  ///   - minuteOfDay: minutes since midnight; `nil` under a doubtful clock.
  ///   - report: called on the printer's thread; returns at once.
  /// - Throws: `TicketPrinterFault`; a printer that is off or a spooler that is not there is a report instead.
  public func ticketPrinter(
    template: TicketTemplate = .standard, settling: Duration = .seconds(120),
    minuteOfDay: @escaping @Sendable () -> Int? = { nil }, report: @escaping @Sendable (PaperReport) -> Void
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
        minuteOfDay: minuteOfDay, report: report)
    case .folder(let path):
      return FolderPrinter(name: name, folder: path, look: look, report: report)
    }
  }
}
