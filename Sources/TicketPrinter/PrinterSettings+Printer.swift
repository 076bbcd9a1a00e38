public import Events
public import Settings

extension PrinterSettings {
  /// The printer that these settings describe, with its thread running.
  ///
  /// Draws a trial ticket first, so that a missing font is found now and not by the first visitor, and so that
  /// fontconfig is warm.
  ///
  /// - Parameters:
  ///   - settling: how long a silent spooler is asked about the jobs of an earlier run.
  ///   - minuteOfDay: minutes since midnight; `nil` under a doubtful clock.
  ///   - report: called on the printer's thread; returns at once.
  /// - Throws: `TicketPrinterFault`; a printer that is off or a spooler that is not there is a report instead.
  public func ticketPrinter(
    wording: TicketWording = TicketWording(), settling: Duration = .seconds(120),
    minuteOfDay: @escaping @Sendable () -> Int? = { nil }, report: @escaping @Sendable (PaperReport) -> Void
  ) throws(TicketPrinterFault) -> any TicketPrinting {
    if case .failure(let fault) = TicketMaker(dots: dots, wording: wording).ticket(for: .trial) {
      throw .drawing(fault)
    }
    switch way {
    case .cups(let queue, let server):
      return try CupsPrinter(
        name: name, queue: queue, server: server, dots: dots, wording: wording,
        limits: PrinterLimits(
          deadline: .milliseconds(deadline), waiting: .milliseconds(waitingLimit), settling: settling),
        margin: margin, minuteOfDay: minuteOfDay, report: report)
    case .folder(let path):
      return FolderPrinter(name: name, folder: path, dots: dots, wording: wording, report: report)
    }
  }
}
