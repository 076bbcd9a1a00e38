public import Events
public import Queueing
internal import Statistics

/// Everything that the kiosk's decisions rest on: a fold over the journal, bounded however long the day grows.
public struct KioskState: Hashable, Sendable {
  public internal(set) var days = DayState()
  public internal(set) var queue: QueueState
  public internal(set) var ratings = RatingState()
  /// What the open day has counted so far.
  var counted = OpenDayCounts()
  var description = DescriptionState()
  var message = MessageState()

  /// The states of rules of their own: a new one is its property and its line here.
  static let members = [
    StateMember("office", \.description),
    StateMember("message", \.message),
  ]

  /// Before the first event of a journal.
  public init(journal: JournalID) {
    queue = QueueState(journal: journal)
  }

  public var day: OpenDay? { days.day }
  public var clock: ClockJudge { days.clock }

  /// Takes in one event, in the journal's order. The same events give the same state, whenever they are folded.
  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    let isUnsure = days.isUnsure(of: fact, seq: seq, at: stamp)
    days.apply(fact, seq: seq, stamp: stamp)
    queue.apply(fact, seq: seq, stamp: stamp)
    ratings.apply(fact, seq: seq, stamp: stamp)
    counted.apply(fact, isUnsure: isUnsure)
    for member in Self.members { member.apply(&self, fact) }
  }

  /// What visitors are to know today, on the home page and on tickets.
  ///
  /// - Parameter minute: of the office's day; `nil` while the clock is doubtful.
  func notices(at minute: Int?) -> [Bilingual] { Self.members.compactMap { $0.notice(self, minute) } }

  /// The ticket with the facts by which it counts now, whatever was known of it at its issue.
  func current(_ reference: TicketReference) -> TicketReference { queue.current(days.redated(reference)) }
}

extension KioskState: DayTallies {
  public var totals: [Tally] { counted.counts.tallies }
  public var counting: Int { Counting.version }

  public func moved(from day: ServiceDate, to date: ServiceDate) -> [Tally] { counted.moved(from: day, to: date) }
}
