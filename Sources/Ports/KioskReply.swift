public import Events

/// What a command gave, once it was durable.
public enum KioskReply: Hashable, Sendable {
  case issued(IssuedTicket)
  case rated(seq: Int64, excluded: ExclusionReason?)
  case voided(TicketReference)
  case reprinted(Reprint)
  case rollChecked(printer: String, RollSight)
  case counted(seq: Int64, VisitorCount)
  case dateConfirmed(ServiceDate)
  case issuingPaused(Bool)
  case messageSet(OfficeMessage?)
}

/// A number that was given.
public struct IssuedTicket: Hashable, Sendable {
  public var id: EventID
  public var number: TicketNumber
  public var visit: VisitFacts
  /// Whether paper was tried.
  public var onPaper: Bool

  /// - Parameter id: of the event.
  public init(_ id: EventID, _ issued: TicketIssued) {
    self.id = id
    number = issued.ticket
    visit = issued.visit
    onPaper = issued.paper != nil
  }
}

/// A copy of a ticket that is being printed.
public struct Reprint: Hashable, Sendable {
  public var reference: TicketReference
  /// From 1.
  public var copy: Int
  public var printer: String

  public init(reference: TicketReference, copy: Int, printer: String) {
    self.reference = reference
    self.copy = copy
    self.printer = printer
  }
}

extension KioskReply {
  /// The reply to a command that was carried out before under the same identity.
  ///
  /// - Throws: `.commandIDUsed` when that was another command, or the same with other values.
  public func again(for command: KioskCommand, id: String) throws(Refusal) -> KioskReply {
    guard isGiven(to: command) else { throw Refusal(.commandIDUsed, detail: id) }
    return self
  }

  private func isGiven(to command: KioskCommand) -> Bool {
    switch (self, command) {
    case (.issued(let ticket), .issue(let request)): ticket.visit.isAsked(by: request)
    case (.rated, .rate): true
    case (.voided(let reference), .void(let request)): request.ticket.label == "\(reference.ticket)"
    case (.reprinted(let reprint), .reprint(let request)): request.ticket.label == "\(reprint.reference.ticket)"
    case (.rollChecked(let printer, let sight), .rollSeen(let asked, let isSeen)):
      printer == asked && (sight == .seen) == isSeen
    case (.counted(_, let count), .countVisitors(let asked)): count == asked
    case (.dateConfirmed(let date), .confirmDate(let asked)): date == asked
    case (.issuingPaused(let isPaused), .pauseIssuing(let asked, _)): isPaused == asked
    case (.messageSet(let message), .setMessage(let asked)): message == asked
    case (.issued, _), (.rated, _), (.voided, _), (.reprinted, _), (.rollChecked, _), (.counted, _),
      (.dateConfirmed, _), (.issuingPaused, _), (.messageSet, _):
      false
    }
  }
}

extension VisitFacts {
  fileprivate func isAsked(by request: IssueRequest) -> Bool {
    (service, visitorType, lane) == (request.service, request.visitorType, request.lane)
  }
}

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
    case .ticket(.issued(let issued)): self = .issued(IssuedTicket(id, issued))
    case .rating(.given): self = .rated(seq: id.seq, excluded: try Self.exclusion(of: id, in: records))
    case .ticket(.voided(let voided)): self = .voided(voided.reference)
    case .ticket(.reprinted(let paper)):
      self = .reprinted(Reprint(reference: paper.reference, copy: paper.copy, printer: paper.paper.printer))
    case .printer(.rollChecked(let checked)): self = .rollChecked(printer: checked.printer, checked.sight)
    case .visitor(.counted(let counted)): self = .counted(seq: id.seq, VisitorCount(counted))
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
