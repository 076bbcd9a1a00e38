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
  /// Print jobs whose end is not known, by the ticket's position.
  public private(set) var intentions: [Int64: OpenIntention] = [:]
  /// The tickets voided on this day, whatever the day of their issue.
  public private(set) var voided: Set<Int64> = []
  public private(set) var printers: [String: PrinterCondition] = [:]

  public init() {}

  /// A new service day: every series starts again, nobody waits; paper and printers are as they were.
  public mutating func beginDay() {
    lastNumbers = [:]
    waiting = [:]
    visits = 0
    voided = []
  }

  public func isOut(_ printer: String) -> Bool { printers[printer] == .out }

  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    switch fact {
    case .ticketIssued(let issued): apply(issued, seq: seq, stamp: stamp)
    case .visitorCounted(let counted): count(counted.count, at: stamp)
    case .ticketVoided(let voidedTicket): apply(voidedTicket)
    case .numbersSkipped(let skipped):
      lastNumbers[skipped.series] = max(skipped.last, lastNumbers[skipped.series] ?? 0)
    case .ticketHandedOver(let handed): apply(handed)
    case .ticketPrinted(let printed): intentions[printed.reference.seq] = nil
    case .ticketPrintFailed(let failed): intentions[failed.reference.seq] = nil
    case .ticketUnconfirmed(let unconfirmed): intentions[unconfirmed.reference.seq] = nil
    case .printerStateChanged(let changed): printers[changed.printer] = changed.condition
    default: break
    }
  }

  private mutating func apply(_ issued: TicketIssued, seq: Int64, stamp: Stamp) {
    lastNumbers[issued.ticket.series] = issued.ticket.number
    waiting[issued.visit.service, default: 0] += 1
    count(1, at: stamp)
    guard let paper = issued.paper else { return }
    intentions[seq] = OpenIntention(
      reference: TicketReference(seq: seq, ticket: issued.ticket, visit: issued.visit), printer: paper.printer,
      job: paper.job, jobUUID: "")
  }

  /// A printer has one job at a time, so the jobs handed over before this one have ended; a job without a uuid is no job
  /// of a spooler, and has ended with its hand-over.
  private mutating func apply(_ handed: TicketHandedOver) {
    if handed.jobUUID.isEmpty { intentions[handed.reference.seq] = nil }
    intentions = intentions.filter { seq, intention in
      seq == handed.reference.seq || intention.printer != handed.printer || intention.jobUUID.isEmpty
    }
    intentions[handed.reference.seq]?.jobUUID = handed.jobUUID
  }

  private mutating func apply(_ void: TicketVoided) {
    guard voided.insert(void.reference.seq).inserted, !void.afterClose else { return }
    visits = max(0, visits - 1)
    let service = void.reference.visit.service
    waiting[service] = max(0, (waiting[service] ?? 0) - 1)
  }

  private mutating func count(_ count: Int, at stamp: Stamp) {
    visits += count
    lastVisit = stamp
  }
}
