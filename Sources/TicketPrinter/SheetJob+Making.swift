internal import Drawing
internal import Events
internal import Ports

extension SheetJob {
  /// How the names of its job and of its files end.
  var kind: String {
    switch self {
    case .test: "test"
    case .summary: "summary"
    case .guide: "guide"
    }
  }

  /// How long it may wait for the tickets that go first; whoever asked for it waits at the printer.
  var patience: Duration {
    switch self {
    case .test, .summary: .seconds(10)
    case .guide: .seconds(30)
    }
  }
}

extension TicketMaker {
  func sheet(_ sheet: SheetJob) -> Result<Ticket, DrawingFault> {
    switch sheet {
    case .test(let test): testSheet(test)
    case .summary(let summary): daySummary(summary)
    case .guide(let guide): self.guide(guide)
    }
  }
}
