extension KioskReply {
  /// What a command gave, by the events that it caused: a command that is repeated, however much later and whatever
  /// happened since, gets its first result.
  ///
  /// - Parameter records: all events of one command, in order.
  /// - Returns: `nil` where there are none, or their bodies are purged.
  public init?(of records: [EventRecord], in journal: JournalID) throws {
    guard let first = records.first, let fact = try first.fact() else { return nil }
    let id = EventID(journal: journal, seq: first.header.seq)
    switch fact {
    case .ticketIssued(let issued):
      self = .issued(
        IssuedTicket(
          id: id, number: issued.ticket, date: issued.visit.date, day: issued.visit.day, onPaper: issued.paper != nil))
    case .ratingGiven: self = .rated(seq: id.seq, excluded: try Self.exclusion(of: id, in: records))
    case .ticketVoided(let voided): self = .voided(voided.reference)
    case .ticketReprinted(let paper):
      self = .reprinted(Reprint(reference: paper.reference, copy: paper.copy, printer: paper.paper.printer))
    case .rollChecked(let checked): self = .rollChecked(printer: checked.printer, checked.sight)
    case .visitorCounted(let counted): self = .counted(seq: id.seq, count: counted.count)
    case .clockSettled(let settled): self = .dateConfirmed(settled.date)
    case .issuingPaused: self = .issuingPaused(true)
    case .issuingResumed: self = .issuingPaused(false)
    case .messageSet(let set): self = .messageSet(set.message)
    // No command begins with these.
    case .serviceDayOpened, .serviceDayClosed, .serviceDaySealed, .clockJumped, .numbersSkipped, .officeDescribed,
      .officerAtPost,
      .ticketHandedOver, .ticketPrinted, .ticketPrintFailed, .ticketUnconfirmed, .ticketShownOnScreen,
      .visitorTypeGiven, .guideRequested, .ratingExcluded, .ratingReasonGiven, .devicePlugged, .deviceUnplugged,
      .printerStateChanged, .rollChanged, .alertRaised, .staffAdmitted, .staffLockedOut, .staffActed, .kioskStarted,
      .kioskStopped:
      return nil
    }
  }

  /// Why the rating at `id` is not counted, as was decided together with it; `nil`: it is.
  private static func exclusion(of id: EventID, in records: [EventRecord]) throws -> ExclusionReason? {
    for record in records {
      if case .ratingExcluded(let excluded)? = try record.fact(), excluded.reference.id == id { return excluded.reason }
    }
    return nil
  }
}

extension MessageSet {
  /// The message as it was asked for; `nil` where it is taken away.
  public var message: OfficeMessage? {
    text.map { OfficeMessage(Bilingual(thai: $0.thai, english: $0.english), until: until) }
  }
}
