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
    case .ticket(.issued(let issued)):
      self = .issued(
        IssuedTicket(
          id: id, number: issued.ticket, date: issued.visit.date, day: issued.visit.day, onPaper: issued.paper != nil))
    case .rating(.given): self = .rated(seq: id.seq, excluded: try Self.exclusion(of: id, in: records))
    case .ticket(.voided(let voided)): self = .voided(voided.reference)
    case .ticket(.reprinted(let paper)):
      self = .reprinted(Reprint(reference: paper.reference, copy: paper.copy, printer: paper.paper.printer))
    case .printer(.rollChecked(let checked)): self = .rollChecked(printer: checked.printer, checked.sight)
    case .visitor(.counted(let counted)): self = .counted(seq: id.seq, count: counted.count)
    case .day(.clockSettled(let settled)): self = .dateConfirmed(settled.date)
    case .office(.issuingPaused): self = .issuingPaused(true)
    case .office(.issuingResumed): self = .issuingPaused(false)
    case .staff(.messageSet(let set)): self = .messageSet(set.message)
    // No command begins with these.
    case .day(.opened), .day(.closed), .day(.sealed), .day(.clockJumped), .day(.numbersSkipped), .office(.described),
      .ticket(.handedOver), .ticket(.printed), .ticket(.printFailed), .ticket(.unconfirmed), .ticket(.shownOnScreen),
      .ticket(.visitorTypeGiven), .visitor(.guideRequested), .rating(.excluded), .rating(.reasonGiven),
      .printer(.stateChanged), .printer(.rollChanged), .staff(.admitted), .staff(.lockedOut), .staff(.acted),
      .staff(.officerAtPost), .machine:
      return nil
    }
  }

  /// Why the rating at `id` is not counted, as was decided together with it; `nil`: it is.
  private static func exclusion(of id: EventID, in records: [EventRecord]) throws -> ExclusionReason? {
    for record in records {
      if case .rating(.excluded(let excluded))? = try record.fact(), excluded.reference.id == id {
        return excluded.reason
      }
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
