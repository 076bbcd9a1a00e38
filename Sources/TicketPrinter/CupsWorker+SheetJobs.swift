internal import Events
internal import Ports

/// A sheet job that waits for its turn.
struct WaitingSheet {
  var content: SheetJob
  /// When it is given up, by the worker's clock.
  var patience: Duration
  var done: @Sendable (SheetJobResult) -> Void
}

/// Sheet jobs: printed when no ticket waits, and answered to whoever asked for them.
extension CupsWorker {
  /// How long one may make no progress in the spooler, where a ticket's deadline is not shorter.
  static let sheetJobDeadline: Duration = .seconds(8)

  func printSheetJob() {
    let waiting = sheetJobs.removeFirst()
    let sheet = Sheet(reference: nil, job: "\(setup.printer)-\(waiting.content.kind)", done: waiting.done)
    _ = submit(sheet) { ticketMaker.sheet(waiting.content) }
  }

  /// - Parameter moment: those whose patience has ended by then; `nil`: all.
  func giveUpSheetJobs(after moment: Duration? = nil, because reason: String) {
    let isOver = { (waiting: WaitingSheet) in moment.map { waiting.patience <= $0 } ?? true }
    for waiting in sheetJobs where isOver(waiting) {
      waiting.done(SheetJobResult(printer: setup.printer, end: .failed, reason: reason))
    }
    sheetJobs.removeAll(where: isOver)
  }

  /// Answers whoever asked for a sheet job; does nothing for other sheets.
  func answer(_ sheet: Sheet, _ end: SheetJobResult.End, _ reason: String? = nil) {
    sheet.done?(SheetJobResult(printer: setup.printer, end: end, reason: reason))
  }
}
