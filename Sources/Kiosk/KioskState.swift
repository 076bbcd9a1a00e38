public import Events
public import Queueing
internal import Statistics

/// Everything that the kiosk's decisions rest on: a fold over the journal, bounded however long the day grows.
public struct KioskState: Hashable, Sendable {
  public internal(set) var days = DayState()
  public internal(set) var queue: QueueState
  public internal(set) var ratings = RatingState()
  /// What the open day has counted so far, but for what a seal stands for.
  var counts = Counts()
  /// The part of `counts` that was counted while nobody was sure of the date.
  var underDoubt = Counts()
  /// What the office tells visitors on the open day.
  var message: MessageSet?
  /// The fingerprint of what the office was last said to offer; `nil` before the first word.
  var office: Fingerprint?

  /// Before the first event of a journal.
  public init(journal: JournalID) {
    queue = QueueState(journal: journal)
  }

  public var day: OpenDay? { days.day }
  public var clock: ClockJudge { days.clock }

  /// Takes in one event, in the journal's order. The same events give the same state, whenever they are folded.
  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    let date = days.day?.date
    let isUnsure = days.isUnsure(of: fact.subject ?? seq, at: stamp)
    days.apply(fact, seq: seq, stamp: stamp)
    queue.apply(fact, seq: seq, stamp: stamp)
    ratings.apply(fact, seq: seq, stamp: stamp)
    if case .day(.opened(let opened)) = fact { beginDay(on: opened.date) }
    count(fact, isUnsure: isUnsure)
    switch fact {
    case .day(.sealed(let sealed)): counts.remove(dated: sealed.date)
    case .day(.clockSettled): settle(after: date)
    case .office(.described(let described)): office = described.fingerprint
    case .staff(.messageSet(let set)): message = set
    case .day(.opened), .day(.closed), .day(.clockJumped), .day(.numbersSkipped), .office(.issuingPaused),
      .office(.issuingResumed), .staff(.admitted), .staff(.lockedOut), .staff(.acted), .staff(.officerAtPost), .ticket,
      .visitor, .rating, .printer, .machine:
      break
    }
  }

  /// The ticket with the facts by which it counts now, whatever was known of it at its issue.
  func current(_ reference: TicketReference) -> TicketReference { queue.current(days.redated(reference)) }

  private mutating func count(_ fact: Fact, isUnsure: Bool) {
    let tallies = Counting.tallies(of: fact)
    guard !tallies.isEmpty else { return }
    counts.add(tallies)
    if isUnsure { underDoubt.add(tallies) }
  }

  private mutating func beginDay(on date: ServiceDate) {
    message = nil
    queue.beginDay(on: date)
    ratings.beginDay()
    counts = Counts()
    underDoubt = Counts()
  }

  private mutating func settle(after before: ServiceDate?) {
    underDoubt = Counts()
    if let date = day?.date, date != before { queue.correctDay(to: date) }
  }
}

extension KioskState: DayTallies {
  public var totals: [Tally] { counts.tallies }
  public var counting: Int { Counting.version }

  /// A later date moves what was counted under doubt; an earlier one shows that the whole day was dated wrongly, and
  /// that the dates after it were not skipped. What the day counted on earlier dates, such as a late void, stays there.
  public func moved(from day: ServiceDate, to date: ServiceDate) -> [Tally] {
    let counted = date < day ? counts : underDoubt
    return counted.tallies.filter { tally in
      guard let dated = Counting.date(of: tally) else { return false }
      return dated == day || (Counting.isSkippedDate(tally) && dated >= date)
    }
  }
}

extension Fact {
  /// The position of the earlier event on whose date this one counts; `nil`: it counts by itself.
  fileprivate var subject: Int64? {
    switch self {
    case .ticket(.voided(let voided)): voided.reference.seq
    case .ticket(.visitorTypeGiven(let given)): given.reference.seq
    case .ticket(.handedOver(let paper)): paper.reference.seq
    case .ticket(.printed(let paper)): paper.reference.seq
    case .ticket(.printFailed(let paper)): paper.reference.seq
    case .ticket(.unconfirmed(let paper)): paper.reference.seq
    case .ticket(.shownOnScreen(let shown)): shown.reference.seq
    case .ticket(.reprinted(let paper)): paper.reference.seq
    case .rating(.excluded(let excluded)): excluded.seq
    case .rating(.reasonGiven(let given)): given.seq
    case .ticket(.issued), .rating(.given), .day, .office, .visitor, .printer, .machine, .staff: nil
    }
  }
}
