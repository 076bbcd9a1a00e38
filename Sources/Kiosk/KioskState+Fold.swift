public import Events
internal import Foundation

extension KioskState {
  /// Why a state cannot be built from a journal.
  public enum FoldFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The state in a `service_day.opened` event does not give its own hash.
    case stateHash(day: Int)
    case unreadableState(day: Int, cause: String)

    public var description: String {
      switch self {
      case .stateHash(let day): "the state that opened service day \(day) is not the one that was written"
      case .unreadableState(let day, let cause): "the state that opened service day \(day) cannot be read: \(cause)"
      }
    }
  }

  /// The state that a service day was opened with, checked against its hash.
  public init(of opened: ServiceDayOpened) throws(FoldFault) {
    guard Fingerprint(of: opened.state.utf8) == opened.stateHash else { throw .stateHash(day: opened.day) }
    do {
      self = try JSONDecoder().decode(KioskState.self, from: Data(opened.state.utf8))
    } catch {
      throw .unreadableState(day: opened.day, cause: "\(error)")
    }
  }

  /// The state as a `service_day.opened` event carries it: JSON with sorted keys.
  public func encoded() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Takes in stored events, in the journal's order; unknown kinds change nothing.
  public mutating func apply(_ records: [EventRecord]) throws {
    for (record, fact) in zip(records, try FactReading.facts(of: records)) {
      if let fact { apply(fact, seq: record.header.seq, stamp: record.header.stamp) }
    }
  }
}

extension KioskReply {
  /// What the command gave whose first event this is; `nil` for an event that no command gives.
  public init?(of record: EventRecord, in journal: JournalID) throws {
    switch try record.fact() {
    case .ticketIssued(let issued):
      self = .issued(
        IssuedTicket(
          id: EventID(journal: journal, seq: record.header.seq), number: issued.ticket, date: issued.visit.date,
          day: issued.visit.day, onPaper: issued.paper != nil))
    case .ticketVoided(let voided): self = .voided(voided.reference)
    case .ticketReprinted(let paper):
      self = .reprinted(Reprint(reference: paper.reference, copy: paper.copy, printer: paper.paper.printer))
    case .rollChecked(let checked): self = .rollChecked(printer: checked.printer, checked.sight)
    case .visitorCounted(let counted): self = .counted(seq: record.header.seq, count: counted.count)
    case .clockSettled(let settled): self = .dateConfirmed(settled.date)
    case .issuingPaused: self = .issuingPaused(true)
    case .issuingResumed: self = .issuingPaused(false)
    case .ratingGiven: self = .rated(seq: record.header.seq, excluded: nil)
    default: return nil
    }
  }
}
