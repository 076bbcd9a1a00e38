import Events
import Exports
import GRDB
import Statistics

/// Tickets whose event has only its header left. The ticket table still has the number and the day; what the visit was is
/// told by the sealed totals alone.
extension JournalReader {
  /// The ticket, if its paper said this date; the other facts are the likeliest by the counts of the date, so that taking
  /// it back leaves the date's total right and none of its figures below zero.
  ///
  /// - Returns: `nil` also where no such ticket counts on the date, as in a drill.
  func foundPurged(_ number: TicketNumber, _ header: EventHeader, on date: ServiceDate) throws -> FoundTicket? {
    guard try self.date(ofDay: header.day, at: header.seq) == date else { return nil }
    let counts = try JournalCounting(self) { Counting.date(of: $0) == date }.count().counts
    guard let visit = counts.likeliestVisit(of: number, day: header.day, on: date) else { return nil }
    let reference = TicketReference(EventID(journal: journal, seq: header.seq), ticket: number, visit: visit)
    return FoundTicket(
      reference: reference, issued: header.stamp, isVoided: try isVoided(header.seq), isPurged: true)
  }

  /// The date of a service day as it was known at a position: an earlier date that was settled corrects the day's.
  private func date(ofDay day: Int, at seq: Int64) throws -> ServiceDate? {
    let openings = try events("\(Self.daysOpened) AND seq < ? ORDER BY seq DESC", [seq])
    for event in openings {
      guard case .day(.opened(let opened))? = try event.fact(), opened.day == day else { continue }
      return try settled(after: event.header.seq, until: seq).reduce(opened.date, min)
    }
    return nil
  }

  private func settled(after opening: Int64, until seq: Int64) throws -> [ServiceDate] {
    try events("WHERE seq > ? AND seq < ? AND kind = 'clock.settled'", [opening, seq]).compactMap { event in
      if case .day(.clockSettled(let settled))? = try event.fact() { settled.date } else { nil }
    }
  }
}
