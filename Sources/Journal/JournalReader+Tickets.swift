public import Events
public import Ports
import Foundation
import GRDB

extension JournalReader: TicketFinding {
  public func find(
    _ label: String, on date: ServiceDate,
    then done: @escaping @Sendable (Result<[FoundTicket], JournalFault>) -> Void
  ) {
    // Asked a few times a day: a thread that waits for it would cost more.
    Thread {
      done(
        Result { () throws(JournalFault) in
          try JournalFault.explaining("looking for ticket \(label)") { try self.tickets(labelled: label, on: date) }
        })
    }.start()
  }
}

extension JournalReader {
  /// The tickets whose paper says this label (such as `A001`) and this date, of the latest service day first.
  ///
  /// A day may have been corrected to another date while it was open: what counts is the date under which each ticket
  /// was given.
  public func tickets(labelled label: String, on date: ServiceDate) throws -> [FoundTicket] {
    let numbers = TicketNumber.readings(of: label)
    let issues = try read { db in
      try numbers.flatMap { number in
        try Int64.fetchAll(db, sql: Self.ticketsOfAllDays, arguments: [number.series, number.number])
          .map { (seq: $0, number: number) }
      }
    }
    return try issues.sorted { $0.seq > $1.seq }.compactMap { issue in
      guard let record = try event(issue.seq) else { return nil }
      guard record.body != nil else { return try foundPurged(issue.number, record.header, on: date) }
      guard case .ticket(.issued(let issued))? = try record.fact(), issued.visit.date == date else { return nil }
      return try found(issued, record.header)
    }
  }

  /// The tickets of a number, day by day: one look into the index for each day that gave tickets.
  private static let ticketsOfAllDays = """
    WITH RECURSIVE day (id) AS (
      SELECT min(day_id) FROM ticket
      UNION ALL SELECT (SELECT min(day_id) FROM ticket WHERE day_id > id) FROM day WHERE id IS NOT NULL)
    SELECT seq FROM day JOIN ticket ON day_id = id WHERE series = ? AND number = ?
    """

  private func found(_ issued: TicketIssued, _ header: EventHeader) throws -> FoundTicket {
    var visit = issued.visit
    if let said = try visitorType(of: header.seq) { visit.visitorType = said }
    return FoundTicket(
      reference: TicketReference(EventID(journal: journal, seq: header.seq), ticket: issued.ticket, visit: visit),
      issued: header.stamp,
      copies: try copies(of: header.seq), isVoided: try isVoided(header.seq))
  }

  /// The copies of a ticket that were ordered since its issue.
  private func copies(of ticket: Int64) throws -> Int {
    var copies = 0
    var end = ticket
    while let event = try events("WHERE seq > ? AND kind = 'ticket.reprinted' ORDER BY seq LIMIT 1", [end]).first {
      if case .ticket(.reprinted(let copy))? = try event.fact(), copy.reference.seq == ticket {
        copies = max(copies, copy.copy)
      }
      end = event.header.seq
    }
    return copies
  }

  /// What the ticket's visitor said after the issue; `nil` when they said nothing.
  private func visitorType(of ticket: Int64) throws -> String? {
    var end = ticket
    let next = "WHERE seq > ? AND kind = 'ticket.visitor_type_given' ORDER BY seq LIMIT 1"
    while let event = try events(next, [end]).first {
      if case .ticket(.visitorTypeGiven(let given))? = try event.fact(), given.reference.seq == ticket {
        return given.visitorType
      }
      end = event.header.seq
    }
    return nil
  }

  func isVoided(_ ticket: Int64) throws -> Bool {
    var end = ticket
    while let event = try events("WHERE seq > ? AND kind = 'ticket.voided' ORDER BY seq LIMIT 1", [end]).first {
      if case .ticket(.voided(let voided))? = try event.fact(), voided.reference.seq == ticket { return true }
      end = event.header.seq
    }
    return false
  }
}

extension TicketNumber {
  /// Every number that is written like this: a series may itself end in digits.
  static func readings(of label: String) -> [TicketNumber] {
    label.indices.compactMap { start in
      let digits = label[start...]
      guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let number = Int(digits)
      else { return nil }
      let reading = TicketNumber(series: String(label[..<start]), number: number)
      return reading.description == label ? reading : nil
    }
  }
}
