import Events
import Queueing
import Testing

@Suite("The truth table about printers")
struct PrinterTruthTests {
  typealias Row = (row: Int, evidence: PrinterEvidence, state: PrinterState)

  static let unavailable = "The printer may not exist or is unavailable at this time."

  /// Every row, and at each the evidence of a later row that it outweighs.
  static let rows: [Row] = [
    (1, PrinterEvidence(spooler: .silent, reasons: ["media-empty"]), .spoolerSilent),
    (2, PrinterEvidence(spooler: .noQueue, isStopped: true), .noQueue),
    (3, PrinterEvidence(reasons: ["media-empty-error", "cover-open-error"]), .coverOpen),
    (3, PrinterEvidence(reasons: ["door-open-report"]), .coverOpen),
    (3, PrinterEvidence(reasons: ["interlock-open"]), .coverOpen),
    (4, PrinterEvidence(reasons: ["media-empty", "media-jam-error"]), .jammed),
    (4, PrinterEvidence(reasons: ["trimmer-recoverable-failure"]), .jammed),
    (4, PrinterEvidence(reasons: ["trimmer-unrecoverable-failure-error"]), .jammed),
    (4, PrinterEvidence(reasons: ["trimmer-jam"]), .jammed),
    (5, PrinterEvidence(isStopped: true, reasons: ["paused", "media-empty-error"]), .paperOut),
    (5, PrinterEvidence(reasons: ["media-needed"]), .paperOut),
    (5, PrinterEvidence(reasons: ["input-tray-missing-warning"]), .paperOut),
    (6, PrinterEvidence(reasons: ["fuser-over-temp-error", "offline-report"]), .headHot),
    (7, PrinterEvidence(reasons: ["offline-error", "timed-out-error"]), .off),
    (7, PrinterEvidence(reasons: ["shutdown"]), .off),
    (7, PrinterEvidence(reasons: ["power-down"]), .off),
    (8, PrinterEvidence(isStopped: true, reasons: ["timed-out-error"]), .unreachable),
    (8, PrinterEvidence(isPrinting: true, message: unavailable, standstill: .seconds(2)), .unreachable),
    (
      8, PrinterEvidence(reasons: ["connecting-to-device"], isPrinting: true, standstill: .seconds(3)),
      .unreachable
    ),
    (9, PrinterEvidence(reasons: ["media-low"], experience: .tookNothing), .unreachable),
    (10, PrinterEvidence(isStopped: true, reasons: ["other-error"]), .queueStopped),
    (10, PrinterEvidence(isAccepting: false), .queueStopped),
    (10, PrinterEvidence(reasons: ["paused"]), .queueStopped),
    (10, PrinterEvidence(reasons: ["stopped-partly"]), .queueStopped),
    (10, PrinterEvidence(reasons: ["moving-to-paused"]), .queueStopped),
    (11, PrinterEvidence(reasons: ["other-error", "media-low-warning"]), .fault),
    (12, PrinterEvidence(reasons: ["media-low"], experience: .worthATry), .unproven),
    (13, PrinterEvidence(reasons: ["media-low-warning"], device: .talks), .paperLow),
    (13, PrinterEvidence(reasons: ["media-low-report"], device: .mute), .paperLow),
    (14, PrinterEvidence(device: .mute), .cannotTell),
    (15, PrinterEvidence(device: .talks), .ready),
  ]

  @Test("Every row gives its state, whatever a later row would say")
  func everyRow() {
    for row in Self.rows { #expect(PrinterTruth.state(of: row.evidence) == row.state, "row \(row.row)") }
    #expect(Set(Self.rows.map(\.row)) == Set(1...15))
  }

  @Test("A connection may take a moment; a warning of another kind is no fault")
  func nothingYet() {
    let connecting = PrinterEvidence(
      reasons: ["connecting-to-device"], isPrinting: true, message: Self.unavailable, standstill: .milliseconds(1999))
    #expect(PrinterTruth.state(of: connecting) == .cannotTell)
    // Between jobs the message is that of the last one.
    #expect(PrinterTruth.state(of: PrinterEvidence(message: Self.unavailable, standstill: .seconds(9))) == .cannotTell)
    #expect(PrinterTruth.state(of: PrinterEvidence(reasons: ["marker-supply-low-warning"], device: .talks)) == .ready)
  }

  @Test("Each state says in Thai and English what is wrong and what to do, and names the queue where it helps")
  func advice() {
    for state in PrinterState.allCases {
      let advice = PrinterAdvice.about(state, queue: "thermal")
      #expect(!advice.what.english.isEmpty && advice.what.thai.unicodeScalars.contains { (0xE00...0xE7F) ~= $0.value })
      #expect(advice.remedy.thai.isEmpty == advice.remedy.english.isEmpty)
      if state.condition == .out { #expect(!advice.remedy.english.isEmpty, "\(state)") }
    }
    #expect(PrinterAdvice.about(.queueStopped, queue: "thermal").remedy.english.contains("cupsenable thermal"))
    #expect(Set(PrinterState.allCases.map { PrinterAdvice.about($0).what }).count == PrinterState.allCases.count)
  }
}
