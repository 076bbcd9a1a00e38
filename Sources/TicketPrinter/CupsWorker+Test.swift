internal import Events

/// A sheet of the office that waits for its turn.
struct WaitingTest {
  var content: OfficeSheet
  /// Somebody stands before the printer and waits.
  var patience: Duration
  var done: @Sendable (PrinterTestResult) -> Void
}

/// The sheet that shows what the printer can do: a job like any other, of which no event tells.
extension CupsWorker {
  /// From the hand-over or the last progress, whatever tickets are allowed.
  static let testDeadline: Duration = .seconds(8)

  func printTest() {
    let test = tests.removeFirst()
    let sheet = Sheet(reference: nil, job: "\(setup.printer)-\(test.content.kind)", test: test.done)
    _ = submit(sheet) { ticketMaker.officeSheet(test.content) }
  }

  /// - Parameter moment: those whose patience has ended by then; `nil`: all.
  func giveUpTests(after moment: Duration? = nil, because reason: String) {
    let isOver = { (test: WaitingTest) in moment.map { test.patience <= $0 } ?? true }
    for test in tests where isOver(test) {
      test.done(PrinterTestResult(printer: setup.printer, end: .failed, reason: reason))
    }
    tests.removeAll(where: isOver)
  }

  /// Tells whoever asked for a test; does nothing for other sheets.
  func tell(_ sheet: Sheet, _ end: PrinterTestResult.End, _ reason: String? = nil) {
    sheet.test?(PrinterTestResult(printer: setup.printer, end: end, reason: reason))
  }
}
