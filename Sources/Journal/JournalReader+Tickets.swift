public import Events
import GRDB

/// A ticket as the journal knows it now.
public struct FoundTicket: Hashable, Sendable {
  /// With the visitor type that was said last.
  public let reference: TicketReference
  /// Whether it was taken back, on its day or later.
  public let isVoided: Bool
}

extension JournalReader {
  /// The ticket with this number on a service day; `nil` when it was never given or its body is purged.
  public func ticket(_ number: TicketNumber, day: Int) throws -> FoundTicket? {
    let seq = try read { db in
      try Int64.fetchOne(
        db, sql: "SELECT seq FROM ticket WHERE day_id = ? AND series = ? AND number = ?",
        arguments: [day, number.series, number.number])
    }
    guard let seq, case .ticketIssued(let issued)? = try event(seq)?.fact() else { return nil }
    var visit = issued.visit
    if let said = try visitorType(of: seq) { visit.visitorType = said }
    return FoundTicket(
      reference: TicketReference(EventID(journal: journal, seq: seq), ticket: issued.ticket, visit: visit),
      isVoided: try isVoided(seq))
  }

  /// The tickets whose paper says `label` (such as `A001`) and which were given on a date.
  ///
  /// There is more than one only when series share digits (`B` and `B2`), or when a journal begun afresh opened the
  /// same date again.
  public func tickets(labelled label: String, on date: ServiceDate) throws -> [FoundTicket] {
    let numbers = TicketNumber.readings(of: label)
    return try serviceDays(on: date).flatMap { day in try numbers.compactMap { try ticket($0, day: day) } }
  }

  /// The service days that were opened with this date, the latest first.
  public func serviceDays(on date: ServiceDate) throws -> [Int] {
    let seqs = try read { db in
      try Int64.fetchAll(db, sql: "SELECT seq FROM event \(Self.daysOpened) ORDER BY day_id DESC, seq DESC")
    }
    return try seqs.compactMap { seq in
      guard case .serviceDayOpened(let opened)? = try event(seq)?.fact(), opened.date == date else { return nil }
      return opened.day
    }
  }

  /// When a ticket was issued, and how many copies of it were ordered since.
  public func paper(of ticket: TicketReference) throws -> (issued: Stamp, copies: Int) {
    guard let issued = try event(ticket.seq) else {
      throw JournalFault(
        .misuse, cause: "there is no event \(ticket.seq)", remedy: "Name a ticket that this journal holds.")
    }
    var copies = 0
    var end = ticket.seq
    while let event = try events("WHERE seq > ? AND kind = 'ticket.reprinted' ORDER BY seq LIMIT 1", [end]).first {
      if case .ticketReprinted(let copy)? = try event.fact(), copy.reference.seq == ticket.seq {
        copies = max(copies, copy.copy)
      }
      end = event.header.seq
    }
    return (issued.header.stamp, copies)
  }

  /// What the ticket's visitor said after the issue; `nil` when they said nothing.
  private func visitorType(of ticket: Int64) throws -> String? {
    var end = ticket
    let next = "WHERE seq > ? AND kind = 'ticket.visitor_type_given' ORDER BY seq LIMIT 1"
    while let event = try events(next, [end]).first {
      if case .visitorTypeGiven(let given)? = try event.fact(), given.reference.seq == ticket {
        return given.visitorType
      }
      end = event.header.seq
    }
    return nil
  }

  private func isVoided(_ ticket: Int64) throws -> Bool {
    var end = ticket
    while let event = try events("WHERE seq > ? AND kind = 'ticket.voided' ORDER BY seq LIMIT 1", [end]).first {
      if case .ticketVoided(let voided)? = try event.fact(), voided.reference.seq == ticket { return true }
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
