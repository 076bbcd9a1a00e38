internal import Drawing
internal import Events

/// A sheet that staff or a visitor want and wait for; it is no ticket, and no event of paper tells of it.
enum OfficeSheet: Sendable {
  case test(TestSheet)
  case summary(DaySummary)
  case guide(GuideSheet)

  /// How the names of its job and of its files end.
  var kind: String {
    switch self {
    case .test: "test"
    case .summary: "summary"
    case .guide: "guide"
    }
  }

  /// How long whoever stands before the printer waits for the tickets that go first.
  var patience: Duration {
    switch self {
    case .test, .summary: .seconds(10)
    case .guide: .seconds(30)
    }
  }
}

extension TicketMaker {
  func officeSheet(_ sheet: OfficeSheet) -> Result<Ticket, DrawingFault> {
    switch sheet {
    case .test(let test): testSheet(test)
    case .summary(let summary): daySummary(summary)
    case .guide(let sheet): guide(sheet)
    }
  }
}
