public import Events
public import Ports

/// A kiosk's journal for stories: says what happened and keeps the chain as the kiosk would.
public struct KioskHistory: Sendable {
  public let journal: JournalID
  public let anchor: JournalPosition
  public private(set) var events: [EventRecord] = []

  public init(journal: String = "a", device: String = "K1", site: String = "S1") throws {
    let digits = String(repeating: "0", count: 32 - journal.utf8.count) + journal
    guard let id = JournalID(digits) else { throw Broken.badJournal }
    self.journal = id
    anchor = JournalPosition(seq: 0, hash: .anchor(of: id, device: device, site: site))
  }

  public enum Broken: Error { case badJournal, badDate }

  public var last: JournalPosition { events.last?.position ?? anchor }

  public mutating func happens(_ fact: Fact) throws {
    try happens(kind: EventKind(fact.kind), version: fact.version, body: fact.encodedBody())
  }

  public mutating func happens(kind: EventKind, version: Int = 1, body: [UInt8]) throws {
    let stamp = Stamp(at: 1_795_250_000_000 + last.seq * 1000, boot: "boot-1", uptime: last.seq, clock: .synchronised)
    let header = EventHeader(seq: last.seq + 1, stamp: stamp, day: 1, kind: kind, version: version, commandID: nil)
    events.append(EventRecord(header: header, body: body, after: last.hash))
  }

  /// A service day begins.
  public mutating func opens(
    on date: String = "2026-11-21", offering services: [String] = ["ADVICE"], skipping skipped: [String] = []
  ) throws {
    guard let date = ServiceDate(date) else { throw Broken.badDate }
    let opened = ServiceDayOpened(
      day: 1, date: date, offered: services.map { OfferedService(service: $0, name: "งาน \($0)", channel: .walkIn) },
      skipped: skipped.compactMap { ServiceDate($0) }.map { SkippedDate(date: $0, status: .noData) })
    try happens(.day(.opened(opened)))
  }

  /// One number given.
  public mutating func issues(service: String = "ADVICE", on date: String = "2026-11-21") throws {
    try happens(.ticket(.issued(Self.issued(Int(last.seq) + 1, service: service, on: date))))
  }

  public mutating func issues(_ count: Int, service: String = "ADVICE", on date: String = "2026-11-21") throws {
    for _ in 0..<count { try issues(service: service, on: date) }
  }

  /// One number given to somebody who says only then in which capacity they come.
  ///
  /// - Parameter voided: the ticket is taken back in the end.
  public mutating func issuesBeforeType(_ type: String, voided: Bool) throws {
    var issued = try Self.issued(Int(last.seq) + 1, service: "ADVICE", on: "2026-11-21")
    issued.visit.visitorType = "NOT_STATED"
    try happens(.ticket(.issued(issued)))
    var reference = issued.reference(EventID(journal: journal, seq: last.seq))
    try happens(.ticket(.visitorTypeGiven(VisitorTypeGiven(reference: reference, visitorType: type))))
    reference.visit.visitorType = type
    if voided { try happens(.ticket(.voided(TicketVoided(reference: reference, reason: .test)))) }
  }

  public mutating func rates(_ score: Int, on date: String = "2026-11-21") throws {
    guard let date = ServiceDate(date) else { throw Broken.badDate }
    let rating = RatingFacts(
      day: 1, date: date, score: score, scale: 5, basis: .exit, counter: nil, survey: .buttonPad, device: "pad")
    try happens(.rating(.given(RatingGiven(rating: rating))))
  }

  /// Everything that a date has counted is sealed.
  public mutating func seals(_ date: String = "2026-11-21", totals: [Tally]) throws {
    guard let date = ServiceDate(date) else { throw Broken.badDate }
    try happens(.day(.sealed(ServiceDaySealed(date: date, totals: totals))))
  }

  /// The ticket of event `seq` is taken back.
  public mutating func voids(_ seq: Int64) throws {
    guard case .ticket(.issued(let issued))? = try events[Int(seq) - 1].fact() else { return }
    let reference = TicketReference(EventID(journal: journal, seq: seq), ticket: issued.ticket, visit: issued.visit)
    try happens(.ticket(.voided(TicketVoided(reference: reference, reason: .notTaken, afterClose: true))))
  }

  /// The same journal without the bodies of the events of `range`, counted from 1.
  public func purging(_ range: ClosedRange<Int>) -> KioskHistory {
    var copy = self
    for index in range.lowerBound - 1...range.upperBound - 1 {
      let event = events[index]
      copy.events[index] = EventRecord(header: event.header, body: nil, bodyHash: event.bodyHash, hash: event.hash)
    }
    return copy
  }

  /// Events `range` of the journal, counted from 1, as one batch.
  public func batch(_ range: ClosedRange<Int>) -> Batch {
    let base = range.lowerBound == 1 ? anchor : events[range.lowerBound - 2].position
    return Batch(journal: journal, base: base, events: Array(events[range.lowerBound - 1...range.upperBound - 1]))
  }

  public var whole: Batch { Batch(journal: journal, base: anchor, events: events) }

  /// The same journal in which the body of event `seq` has one bit turned over after it was written.
  public func corrupting(_ seq: Int) -> KioskHistory {
    var copy = self
    let event = events[seq - 1]
    var body = event.body ?? []
    body[body.count / 2] ^= 1
    copy.events[seq - 1] = EventRecord(
      header: event.header, body: body, bodyHash: event.bodyHash, hash: event.hash)
    return copy
  }

  /// The same journal in which the chain's hash of event `seq` is another, and later events follow it.
  public func breakingChain(at seq: Int) -> KioskHistory {
    var copy = self
    var previous = Fingerprint(of: [])
    for index in (seq - 1)..<events.count {
      let event = events[index]
      copy.events[index] = EventRecord(header: event.header, body: event.body ?? [], after: previous)
      previous = copy.events[index].hash
    }
    return copy
  }

  private static func issued(_ number: Int, service: String, on date: String) throws -> TicketIssued {
    guard let date = ServiceDate(date) else { throw Broken.badDate }
    return TicketIssued(
      ticket: TicketNumber(series: "A", number: number),
      visit: VisitFacts(day: 1, date: date, service: service, visitorType: "INDIVIDUAL_IN_BUSINESS", period: .office),
      source: .controlSocket, paper: PaperIntention(printer: "hall", job: "S1-2026-11-21-\(number)"),
      base: Int64(number), key: Int64(number))
  }
}

extension Batch {
  /// As it would arrive.
  public func received() throws -> ReceivedBatch { try ReceivedBatch(decoding: encoded()) }
}
