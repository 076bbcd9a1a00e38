internal import Drawing
internal import Events

/// A sheet that somebody at the office wants and waits for; it is no ticket, and no event of paper tells of it.
enum OfficeSheet: Sendable {
  case test(TestSheet)
  case summary(DaySummary)

  /// How the names of its job and of its files end.
  var kind: String {
    switch self {
    case .test: "test"
    case .summary: "summary"
    }
  }
}

extension TicketMaker {
  func officeSheet(_ sheet: OfficeSheet) -> Result<Ticket, DrawingFault> {
    switch sheet {
    case .test(let test): testSheet(test)
    case .summary(let summary): daySummary(summary)
    }
  }
}
