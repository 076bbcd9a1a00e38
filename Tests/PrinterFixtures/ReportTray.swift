public import Events
internal import KioskFixtures

/// Collects what a printer reports, and waits for what must come.
public final class ReportTray: Sendable {
  private let reports = Observed<[PaperReport]>([])

  public init() {}

  /// To be called by the printer.
  public func put(_ report: PaperReport) { reports.change { $0.append(report) } }

  public var all: [PaperReport] { reports.current }

  /// The reports of one ticket, in order.
  public func about(_ seq: Int64) -> [PaperReport] { all.filter { $0.reference?.seq == seq } }

  /// Looks at once, and again after each report.
  ///
  /// - Returns: `false` when the reports were not as wanted within so many seconds.
  public func wait(_ seconds: Double = 10, until isThere: ([PaperReport]) -> Bool) -> Bool {
    reports.wait(within: .seconds(seconds), until: isThere)
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
