import PrinterMessages
import Testing

@Suite("What the backend says of its job")
struct BackendReportTests {
  @Test("A line is read back as it was said, whatever it says", arguments: BackendReport.Stage.allCases)
  func roundTrip(stage: BackendReport.Stage) {
    for answers in [nil, true, false] {
      for cause in [nil] + BackendReport.Cause.allCases.map(Optional.some) {
        let report = BackendReport(
          stage, answers: answers, sent: 3, of: 9, reasons: [.mediaEmpty, .coverOpen], cause: cause, isCleared: answers)
        #expect(BackendReport(line: report.line) == report)
        #expect(report.line.utf8.count < 512)
      }
    }
  }

  @Test("The line is what is documented")
  func example() {
    let sending = BackendReport(.sending, answers: true, sent: 2, of: 9)
    #expect(sending.line == "kiosk-escpos: sending answers=yes sent=2 of=9; Sending the ticket.")
    let failed = BackendReport(
      .failed, answers: true, sent: 3, of: 9, reasons: [.mediaEmpty, .coverOpen], cause: .notReady, isCleared: false)
    #expect(
      failed.line == """
        kiosk-escpos: failed answers=yes sent=3 of=9 reasons=cover-open,media-empty cause=not-ready cleared=no; The \
        printer did not become ready: cover open, out of paper. 3 of 9 bands had been sent; what became of them is not \
        known, and they are not repeated.
        """)
  }

  @Test("Other messages are not ours, unknown fields are passed over, broken values are absent")
  func foreign() {
    #expect(BackendReport(line: "Connected to printer.") == nil)
    #expect(BackendReport(line: "kiosk-escpos: dancing sent=1; ") == nil)
    #expect(
      BackendReport(line: "kiosk-escpos: sent sent=4 of=x later=1 reasons=new-thing") == BackendReport(.sent, sent: 4))
  }

  @Test("Reasons are registered keywords, found with and without their severity")
  func reasons() {
    for reason in PrinterReason.allCases {
      #expect(PrinterReason(keyword: reason.rawValue) == reason)
      #expect(PrinterReason(keyword: reason.keyword) == reason)
    }
    #expect(PrinterReason.mediaLow.keyword == "media-low")
    #expect(!PrinterReason.mediaLow.stopsPrinting)
  }
}
