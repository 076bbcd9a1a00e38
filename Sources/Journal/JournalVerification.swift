public import Events
public import Ports
import GRDB

/// Walks a whole journal from its anchor and checks every hash, in slices and constant memory.
///
/// A background pass calls `advance` when there is nothing better to do; `JournalReader.verify` does it all at once.
public struct JournalVerification: Sendable {
  /// What was found so far.
  public struct Report: Hashable, Sendable {
    public var events = 0
    /// Events whose body was purged; the chain holds without it.
    public var purged = 0
    /// Events of a kind or version that this program does not know.
    public var unknown = 0
    /// Tickets issued.
    public var tickets = 0
    /// Service days opened.
    public var days = 0
    /// The last position that is proved.
    public var end: JournalPosition
    /// The first fault; nothing after it is proved.
    public var fault: Fault?
  }

  /// The first thing that is not as it was written.
  public enum Fault: Hashable, Sendable, CustomStringConvertible {
    /// The header's anchor does not bind this journal, device and site.
    case anchor
    case chain(ChainFault)
    /// A column holds what no event has.
    case unreadable(seq: Int64, reason: String)
    /// The ticket table does not hold what the issued event says.
    case ticketMissing(seq: Int64)
    /// The ticket table holds a number that no event issued.
    case ticketUnfounded(seq: Int64)

    public var description: String {
      switch self {
      case .anchor: "the header's anchor_hash does not belong to its journal_id, device and site"
      case .chain(let fault): fault.description
      case .unreadable(let seq, let reason): "event \(seq): \(reason) cannot be read"
      case .ticketMissing(let seq): "event \(seq): the ticket table does not hold the number that was issued"
      case .ticketUnfounded(let seq): "the ticket table holds a number of event \(seq), which issued none"
      }
    }
  }

  public private(set) var report: Report
  /// The last position when the walk began; events that came since are checked too.
  public let goal: Int64
  /// Whether there is nothing more to do: the end is reached, or a fault was found.
  public private(set) var isDone = false

  private let reader: JournalReader

  public init(_ reader: JournalReader) throws(JournalFault) {
    self.reader = reader
    report = Report(end: reader.anchor)
    goal = try reader.read { try Int64.fetchOne($0, sql: "SELECT max(seq) FROM event") } ?? reader.anchor.seq
    if !reader.header.hasSoundAnchor { find(.anchor) }
  }

  /// Checks at most `limit` events more.
  public mutating func advance(by limit: Int = 500) throws(JournalFault) {
    guard !isDone else { return }
    let slice = try reader.slice(after: report.end.seq, limit: limit)
    var tickets = slice.tickets
    for event in slice.events {
      if let fault = check(event, &tickets) { return find(fault) }
    }
    if let event = slice.unreadable { return find(.unreadable(seq: event.seq, reason: event.reason)) }
    if let seq = tickets.keys.min() { return find(.ticketUnfounded(seq: seq)) }
    isDone = slice.events.count < limit
  }

  private mutating func find(_ fault: Fault) {
    report.fault = fault
    isDone = true
  }

  private mutating func check(_ event: EventRecord, _ tickets: inout [Int64: JournalReader.TicketRow]) -> Fault? {
    if let fault = event.fault(after: report.end) { return .chain(fault) }
    let seq = event.header.seq
    let row = event.header.kind.known == .ticket(.issued) ? tickets.removeValue(forKey: seq) : nil
    if event.header.kind.known == .ticket(.issued), row == nil { return .ticketMissing(seq: seq) }
    do {
      switch try event.fact() {
      case .ticket(.issued(let issued)): if row != JournalReader.TicketRow(issued) { return .ticketMissing(seq: seq) }
      case .some: break
      case nil: if event.body != nil { report.unknown += 1 }
      }
    } catch {
      return .unreadable(seq: seq, reason: "the body of \(event.header.kind) version \(event.header.version)")
    }
    count(event)
    return nil
  }

  private mutating func count(_ event: EventRecord) {
    report.events += 1
    if event.body == nil { report.purged += 1 }
    if event.header.kind.known == .ticket(.issued) { report.tickets += 1 }
    if event.header.kind.known == .day(.opened) { report.days += 1 }
    report.end = event.position
  }
}

extension JournalReader {
  /// Verifies the whole journal.
  ///
  /// - Parameter progress: called after each slice with what was found so far and the last position to come.
  public func verify(
    progress: (JournalVerification.Report, _ goal: Int64) -> Void = { _, _ in }
  ) throws(JournalFault) -> JournalVerification.Report {
    var verification = try JournalVerification(self)
    while !verification.isDone {
      try verification.advance()
      progress(verification.report, verification.goal)
    }
    return verification.report
  }

  /// A row of the ticket table.
  struct TicketRow: Hashable {
    var day: Int
    var number: TicketNumber

    init(_ issued: TicketIssued) {
      day = issued.visit.day
      number = issued.ticket
    }

    /// A value that cannot be read differs from every event's.
    fileprivate init(_ row: Row) {
      day = row.value("day_id") ?? -1
      number = TicketNumber(series: row.value("series") ?? "", number: row.value("number") ?? -1)
    }
  }

  /// Events up to the first that cannot be read, and the ticket rows of the same positions, of one moment.
  struct Slice {
    var events: [EventRecord] = []
    var unreadable: UnreadableEvent?
    var tickets: [Int64: TicketRow] = [:]
  }

  func slice(after seq: Int64, limit: Int) throws(JournalFault) -> Slice {
    try read { db in
      var slice = Slice()
      let events = try db.cachedStatement(
        sql: "SELECT \(EventRecord.columns) FROM event WHERE seq > ? ORDER BY seq LIMIT ?")
      let rows = try Row.fetchCursor(events, arguments: [seq, limit])
      do {
        while let row = try rows.next() { slice.events.append(try EventRecord(row)) }
      } catch let event as UnreadableEvent {
        slice.unreadable = event
      }
      // Past the last event too: a ticket whose event is gone from the end of the chain has no other witness.
      let last = slice.events.count < limit ? Int64.max : slice.events.last?.header.seq
      let tickets = try db.cachedStatement(sql: "SELECT * FROM ticket WHERE seq > ? AND seq <= ?")
      let found = try Row.fetchCursor(tickets, arguments: [seq, last])
      while let row = try found.next() { slice.tickets[row.value("seq") ?? 0] = TicketRow(row) }
      return slice
    }
  }
}

extension JournalHeader {
  /// A first journal's anchor is given by its names; that of a later one is the last hash of the one before.
  fileprivate var hasSoundAnchor: Bool {
    anchor.seq > 0 || anchor.hash == .anchor(of: journal, device: device, site: site)
  }
}
