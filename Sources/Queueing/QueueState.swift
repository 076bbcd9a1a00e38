public import Events

/// What must be remembered to give numbers: bounded, however many tickets a day has.
public struct QueueState: Hashable, Sendable, Codable {
  /// The last number given by series.
  public private(set) var lastNumbers: [String: Int] = [:]
  /// Tickets given and not voided, by service.
  public private(set) var waiting: [String: Int] = [:]
  /// Tickets and visitors counted today, less the voided.
  public private(set) var visits = 0
  /// When the last ticket was given or visitor counted.
  public private(set) var lastVisit: Stamp?
  /// Print jobs whose end is not known, by the position of the event that says the intention.
  public internal(set) var intentions: [Int64: OpenIntention] = [:]
  /// The tickets voided on this day, whatever the day of their issue.
  public private(set) var voided: Set<Int64> = []
  public internal(set) var printers: [String: PrinterCondition] = [:]
  // Absent in states of the first version.
  var knowledge: [String: PrinterKnowledge]?
  var rolls: [String: RollState]?
  var copies: [Int64: Int]?
  /// The last ticket of this day, void or not; `nil` before the first.
  public private(set) var lastTicket: LastTicket?
  var isPaused: Bool?
  /// The visitor types that were said after the issue, by ticket.
  var visitorTypes: [Int64: String]?

  public init() {}

  /// Staff have paused issuing, until they resume it or the service day ends.
  public var isIssuingPaused: Bool { isPaused == true }

  /// A new service day: every series starts again, nobody waits; paper and printers are as they were.
  public mutating func beginDay() {
    lastNumbers = [:]
    waiting = [:]
    visits = 0
    voided = []
    copies = nil
    lastTicket = nil
    isPaused = nil
    visitorTypes = nil
  }

  /// The ticket with the facts by which it counts now.
  public func current(_ reference: TicketReference) -> TicketReference {
    var reference = reference
    if let type = visitorTypes?[reference.seq] { reference.visit.visitorType = type }
    return reference
  }

  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    switch fact {
    case .ticketIssued(let issued): apply(issued, seq: seq, stamp: stamp)
    case .visitorCounted(let counted): count(counted.count, at: stamp)
    case .ticketVoided(let voidedTicket): apply(voidedTicket)
    case .visitorTypeGiven(let given): apply(given)
    case .numbersSkipped(let skipped):
      lastNumbers[skipped.series] = max(skipped.last, lastNumbers[skipped.series] ?? 0)
    case .issuingPaused: isPaused = true
    case .issuingResumed: isPaused = nil
    default: applyPaper(fact, seq: seq, stamp: stamp)
    }
  }

  private mutating func apply(_ issued: TicketIssued, seq: Int64, stamp: Stamp) {
    lastNumbers[issued.ticket.series] = issued.ticket.number
    waiting[issued.visit.service, default: 0] += 1
    count(1, at: stamp)
    let reference = TicketReference(seq: seq, ticket: issued.ticket, visit: issued.visit)
    lastTicket = LastTicket(reference: reference, stamp: stamp)
    guard let paper = issued.paper else { return }
    intentions[seq] = OpenIntention(
      reference: reference, printer: paper.printer,
      job: paper.job, jobUUID: "", issued: stamp)
  }

  private mutating func apply(_ void: TicketVoided) {
    guard voided.insert(void.reference.seq).inserted, !void.afterClose else { return }
    visits = max(0, visits - 1)
    let service = void.reference.visit.service
    waiting[service] = max(0, (waiting[service] ?? 0) - 1)
  }

  private mutating func apply(_ given: VisitorTypeGiven) {
    let seq = given.reference.seq
    visitorTypes = visitorTypes ?? [:]
    visitorTypes?[seq] = given.visitorType
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
}
