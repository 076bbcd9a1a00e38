internal import Events

/// What is known of a printer, and when it must be asked again: nothing is asked while all is well.
///
/// A raw queue never learns that its device is back. So a printer that took nothing until the deadline is out for a
/// pause that doubles each time, and then worth another ticket (`unknown`).
struct PrinterWatch: Hashable, Sendable {
  static let firstPause: Duration = .seconds(1)
  static let longestPause: Duration = .seconds(30)

  private let printer: String
  private(set) var condition: PrinterCondition?
  private var reasons: [String] = []
  private var pause = firstPause
  /// Until here a printer that took nothing is believed to be out, whatever the spooler says.
  private var suspectedUntil: Duration?
  /// When the printer is to be asked again; `nil` while nothing is wrong.
  private(set) var nextAsk: Duration?

  init(printer: String) {
    self.printer = printer
  }

  func isSuspected(at time: Duration) -> Bool { suspectedUntil.map { time < $0 } ?? false }

  /// The spooler answered.
  mutating func hear(_ reading: PrinterReading, at time: Duration) -> PrinterStateChanged? {
    if reading.condition == .out { return fault(.out, reading.reported, at: time) }
    if isSuspected(at: time) {
      nextAsk = suspectedUntil
      return nil
    }
    nextAsk = nil
    if suspectedUntil != nil { return become(.unknown, ["unproven"]) }
    pause = Self.firstPause
    return become(.ready, reading.reported)
  }

  /// The spooler did not answer, or has no such queue.
  mutating func hear(_ fault: SpoolerFault, at time: Duration) -> PrinterStateChanged? {
    if case .unreachable = fault { return self.fault(.unknown, [fault.reason], at: time) }
    return self.fault(.out, [fault.reason], at: time)
  }

  /// A job stood still until its deadline and nothing of it ever left the machine.
  mutating func jobNeverLeft(at time: Duration) -> PrinterStateChanged? {
    let change = fault(.out, ["not_answering"], at: time)
    suspectedUntil = nextAsk
    return change
  }

  /// A job went out to its end.
  mutating func jobCompleted() {
    suspectedUntil = nil
    pause = Self.firstPause
  }

  private mutating func fault(
    _ condition: PrinterCondition, _ reasons: [String], at time: Duration
  ) -> PrinterStateChanged? {
    nextAsk = time + pause
    pause = min(pause * 2, Self.longestPause)
    return become(condition, reasons)
  }

  private mutating func become(_ condition: PrinterCondition, _ reasons: [String]) -> PrinterStateChanged? {
    guard condition != self.condition || reasons != self.reasons else { return nil }
    self.condition = condition
    self.reasons = reasons
    return PrinterStateChanged(printer: printer, condition: condition, reasons: reasons)
  }
}
