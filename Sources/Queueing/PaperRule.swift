public import Events

/// What a report about paper means for the ticket. A report about a ticket whose end is known already says nothing new.
public enum PaperRule {
  public static func facts(of report: PaperReport, in state: QueueState) -> [Fact] {
    switch report {
    case .condition(let changed):
      return state.printers[changed.printer] == changed.condition ? [] : [.printerStateChanged(changed)]
    case .handedOver(let handed):
      return state.intentions[handed.reference.seq] == nil ? [] : [.ticketHandedOver(handed)]
    case .printed(let printed):
      return state.intentions[printed.reference.seq] == nil ? [] : [.ticketPrinted(printed)]
    case .failed(let failed):
      guard state.intentions[failed.reference.seq] != nil else { return [] }
      return [
        .ticketPrintFailed(failed),
        .ticketShownOnScreen(TicketShownOnScreen(reference: failed.reference, reason: "print_failed")),
      ]
    case .unconfirmed(let unconfirmed):
      return state.intentions[unconfirmed.reference.seq] == nil ? [] : [.ticketUnconfirmed(unconfirmed)]
    }
  }
}
