public import Events

/// What must be remembered to give numbers: bounded, however many tickets a day has.
public struct QueueState: Hashable, Sendable {
  /// The journal whose events are folded; tickets are named by it and their position.
  public let journal: JournalID
  /// The date of the open day; `nil` before the first.
  public internal(set) var date: ServiceDate?
  /// The last number given by series.
  public internal(set) var lastNumbers: [String: Int] = [:]
  /// The highest number of each date, by series.
  public internal(set) var dated = DatedNumbers()
  /// `nil` before the first ticket.
  public internal(set) var clock: QueueClock?
  /// Tickets given and not voided, by service.
  public internal(set) var waiting: [String: Int] = [:]
  /// Tickets and visitors counted today, less the voided.
  public internal(set) var visits = 0
  /// When the last ticket was given or visitor counted.
  public internal(set) var lastVisit: Stamp?
  /// Print jobs whose end is not known, by the position of the event that says the intention.
  public internal(set) var intentions: [Int64: OpenIntention] = [:]
  /// The tickets voided on this day, whatever the day of their issue, by the position of their issue.
  public internal(set) var voided: Set<Int64> = []
  public internal(set) var printers: [String: PrinterCondition] = [:]
  var knowledge: [String: PrinterKnowledge] = [:]
  var rolls: [String: RollState] = [:]
  /// The copies ordered on this day, by the position of the ticket's issue.
  var copies: [Int64: Int] = [:]
  /// The last ticket of this day, void or not; `nil` before the first.
  public internal(set) var lastTicket: LastTicket?
  /// Staff have paused issuing, until they resume it or the service day ends.
  public internal(set) var isIssuingPaused = false
  /// The visitor types that were said after the issue, by the position of the ticket's issue.
  var visitorTypes: [Int64: String] = [:]

  public init(journal: JournalID) {
    self.journal = journal
  }

  /// A new service day: every series starts again, nobody waits; paper and printers are as they were.
  private mutating func beginDay(on date: ServiceDate) {
    self.date = date
    lastNumbers = [:]
    waiting = [:]
    visits = 0
    voided = []
    copies = [:]
    lastTicket = nil
    isIssuingPaused = false
    visitorTypes = [:]
  }

  /// An earlier date that was settled shows that the open day was dated wrongly: its numbers stay, and are those of the
  /// right date too.
  private mutating func correctDay(to settled: ServiceDate) {
    guard let date, settled < date else { return }
    self.date = settled
    for (series, last) in lastNumbers { dated.note(last, of: series, on: settled) }
  }

  /// The ticket with the facts by which it counts now.
  public func current(_ reference: TicketReference) -> TicketReference {
    var reference = reference
    if let type = visitorTypes[reference.seq] { reference.visit.visitorType = type }
    return reference
  }

  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    switch fact {
    case .day(.opened(let opened)): beginDay(on: opened.date)
    case .day(.clockSettled(let settled)): correctDay(to: settled.date)
    case .ticket(.issued(let issued)): apply(issued, seq: seq, stamp: stamp)
    case .visitor(.counted(let counted)): count(counted.count, at: stamp)
    case .ticket(.voided(let voidedTicket)): apply(voidedTicket)
    case .ticket(.visitorTypeGiven(let given)): apply(given)
    case .day(.numbersSkipped(let skipped)): apply(skipped)
    case .office(.issuingPaused): isIssuingPaused = true
    case .office(.issuingResumed): isIssuingPaused = false
    case .ticket(.handedOver(let handed)): apply(handed, at: stamp)
    case .ticket(.printed(let printed)): apply(printed, at: stamp)
    case .ticket(.printFailed(let failed)): end(failed.reference, failed.copy)
    case .ticket(.unconfirmed(let unconfirmed)): end(unconfirmed.reference, unconfirmed.copy)
    case .ticket(.reprinted(let reprinted)): apply(reprinted, seq: seq)
    case .ticket(.shownOnScreen(let shown)): intentions[shown.reference.seq]?.isShown = true
    case .printer(.stateChanged(let changed)): apply(changed, at: stamp)
    case .printer(.rollChanged(let changed)): change(changed.printer) { $0 = RollState(isAsked: true) }
    case .printer(.rollChecked(let checked)): apply(checked)
    case .day(.closed), .day(.sealed), .day(.clockJumped), .office(.described),
      .visitor(.guideRequested), .rating, .machine, .staff:
      break
    }
  }

  private mutating func apply(_ issued: TicketIssued, seq: Int64, stamp: Stamp) {
    note(issued.ticket.number, of: issued.ticket.series, on: issued.visit.date)
    clock = QueueClock(base: issued.base, stamp: stamp)
    waiting[issued.visit.service, default: 0] += 1
    count(1, at: stamp)
    let reference = issued.reference(EventID(journal: journal, seq: seq))
    lastTicket = LastTicket(reference: reference, stamp: stamp)
    guard let paper = issued.paper else { return }
    intentions[seq] = OpenIntention(
      reference: reference, printer: paper.printer, job: paper.job, jobUUID: "", issued: stamp)
  }

  private mutating func apply(_ skipped: NumbersSkipped) {
    guard let date, skipped.last > lastNumbers[skipped.series] ?? 0 else { return }
    note(skipped.last, of: skipped.series, on: date)
  }

  private mutating func note(_ number: Int, of series: String, on date: ServiceDate) {
    lastNumbers[series] = number
    dated.note(number, of: series, on: date)
  }

  private mutating func apply(_ void: TicketVoided) {
    guard voided.insert(void.reference.seq).inserted, !void.afterClose else { return }
    visits = max(0, visits - 1)
    let service = void.reference.visit.service
    waiting[service] = max(0, (waiting[service] ?? 0) - 1)
  }

  private mutating func apply(_ given: VisitorTypeGiven) {
    let seq = given.reference.seq
    visitorTypes[seq] = given.visitorType
    for (key, intention) in intentions where intention.reference.seq == seq {
      let named = current(intention.reference)
      intentions[key]?.reference = named
    }
  }

  private mutating func count(_ count: Int, at stamp: Stamp) {
    visits += count
    lastVisit = stamp
  }
}

/// The ticket that was given last, for staff who want it back or once more.
public struct LastTicket: Hashable, Sendable, Codable {
  public var reference: TicketReference
  /// When it was given.
  public var stamp: Stamp

  enum CodingKeys: String, CodingKey {
    case reference, stamp
  }
}
