public import Events
internal import Foundation

/// Collects what a printer reports, and waits for what must come.
public final class ReportTray: @unchecked Sendable {  // because its state is guarded by the condition
  private let condition = NSCondition()
  private var reports: [PaperReport] = []

  public init() {}

  /// To be called by the printer.
  public func put(_ report: PaperReport) {
    condition.lock()
    reports.append(report)
    condition.broadcast()
    condition.unlock()
  }

  public var all: [PaperReport] {
    condition.lock()
    defer { condition.unlock() }
    return reports
  }

  /// The reports of one ticket, in order.
  public func about(_ seq: Int64) -> [PaperReport] { all.filter { $0.reference?.seq == seq } }

  /// Waits until the reports so far fulfil a wish, which may also look at the device: it is asked again every 20 ms.
  ///
  /// - Returns: `false` when they did not in time.
  public func wait(_ seconds: Double = 10, until wish: ([PaperReport]) -> Bool) -> Bool {
    let limit = ContinuousClock.now + .seconds(seconds)
    while !wish(all) {
      guard .now < limit else { return false }
      condition.lock()
      _ = condition.wait(until: Date(timeIntervalSinceNow: 0.02))
      condition.unlock()
    }
    return true
  }
}

extension PaperReport {
  /// The ticket that it is about; `nil` for the printer's condition.
  public var reference: TicketReference? {
    switch self {
    case .handedOver(let event): event.reference
    case .printed(let event): event.reference
    case .failed(let event): event.reference
    case .unconfirmed(let event): event.reference
    case .lost(let lost): lost.reference
    case .ended(let reference): reference
    case .condition: nil
    }
  }
}
