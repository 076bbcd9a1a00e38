public import Events
public import Queueing
internal import Statistics
public import VisitorJourney

/// Everything that the kiosk's decisions rest on: a fold over the journal, bounded however long the day grows.
public struct KioskState: Hashable, Sendable, Codable {
  public private(set) var day: OpenDay?
  /// The open day's totals are sealed; the next day is about to open.
  private(set) var isDayClosed = false
  public private(set) var clock = ClockJudge()
  public private(set) var queue = QueueState()
  public private(set) var ratings = RatingState()
  /// What the open day has counted so far.
  private(set) var counts = Counts()
  /// The part of `counts` that was counted while nobody was sure of the date.
  private(set) var underDoubt = Counts()
  /// The date that was settled last since doubt began; the wall clock may still be doubtful.
  private(set) var confirmedDate: ServiceDate?
  private(set) var redated = RedatedVisits()
  /// The last date of which it is certain that the kiosk ran.
  private(set) var lastDate: ServiceDate?

  public init() {}

  /// Takes in one event, in the journal's order. The same events give the same state, whenever they are folded.
  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    clock.apply(stamp)
    queue.apply(fact, seq: seq, stamp: stamp)
    ratings.apply(fact, seq: seq, stamp: stamp)
    if case .serviceDayOpened(let opened) = fact { open(opened, seq: seq, stamp: stamp) }
    count(fact, seq: seq, stamp: stamp)
    switch fact {
    case .serviceDayClosed: isDayClosed = true
    case .clockJumped(let jump):
      clock.apply(jump)
      confirmedDate = nil
      redated.doubtBegan(at: seq)
    case .clockSettled(let settled): settle(settled, seq: seq, stamp: stamp)
    default: break
    }
  }

  /// The ticket with the facts by which it counts now, whatever was known of it at its issue.
  func current(_ reference: TicketReference) -> TicketReference { queue.current(redated.corrected(reference)) }

  private mutating func count(_ fact: Fact, seq: Int64, stamp: Stamp) {
    let tallies = Counting.tallies(of: fact)
    guard !tallies.isEmpty else { return }
    counts.add(tallies)
    guard stamp.clock == .doubtful, confirmedDate == nil else { return }
    if redated.isUnderDoubt(fact.subject ?? seq) { underDoubt.add(tallies) }
  }

  private mutating func open(_ opened: ServiceDayOpened, seq: Int64, stamp: Stamp) {
    if stamp.clock != .doubtful || confirmedDate == opened.date { lastDate = opened.date }
    day = OpenDay(id: opened.day, date: opened.date)
    isDayClosed = false
    queue.beginDay()
    ratings.beginDay()
    redated.dayBegan(at: seq)
    counts = Counts()
    underDoubt = Counts()
  }

  private mutating func settle(_ settled: ClockSettled, seq: Int64, stamp: Stamp) {
    if settled.clockBelieved { clock.settle(at: stamp) }
    confirmedDate = settled.date
    underDoubt = Counts()
    if let day, settled.date <= day.date { lastDate = settled.date }
    guard let day, day.date != settled.date else {
      redated.doubtEnded()
      return
    }
    redated.move(until: seq, to: settled.date, wholeDay: settled.date < day.date)
    if settled.date < day.date { self.day?.date = settled.date }
  }
}

extension Fact {
  /// The position of the earlier event on whose date this one counts; `nil`: it counts by itself.
  fileprivate var subject: Int64? {
    switch self {
    case .ticketVoided(let voided): voided.reference.seq
    case .visitorTypeGiven(let given): given.reference.seq
    case .ticketHandedOver(let paper): paper.reference.seq
    case .ticketPrinted(let paper): paper.reference.seq
    case .ticketPrintFailed(let paper): paper.reference.seq
    case .ticketUnconfirmed(let paper): paper.reference.seq
    case .ticketShownOnScreen(let shown): shown.reference.seq
    case .ticketReprinted(let paper): paper.reference.seq
    case .ratingExcluded(let excluded): excluded.seq
    default: nil
    }
  }
}

/// Which tickets count on another date than their own event says, because the date was settled later.
struct RedatedVisits: Hashable, Sendable, Codable {
  struct Range: Hashable, Sendable, Codable {
    var first: Int64
    var last: Int64
    var date: ServiceDate
  }

  /// More settlements than a year of daily dead batteries needs.
  private static let memory = 400

  private(set) var ranges: [Range] = []
  private var doubtSince: Int64?
  private var daySince: Int64 = 1

  mutating func dayBegan(at seq: Int64) {
    daySince = seq
  }

  mutating func doubtBegan(at seq: Int64) {
    doubtSince = doubtSince ?? seq
  }

  mutating func doubtEnded() {
    doubtSince = nil
  }

  /// Whether what happened at a position has no certain date yet.
  func isUnderDoubt(_ seq: Int64) -> Bool { doubtSince.map { seq >= $0 } ?? false }

  /// - Parameter wholeDay: the day itself was dated wrongly, so that every ticket since its opening moves.
  mutating func move(until seq: Int64, to date: ServiceDate, wholeDay: Bool) {
    ranges.append(Range(first: wholeDay ? daySince : doubtSince ?? seq, last: seq, date: date))
    ranges.removeFirst(max(0, ranges.count - Self.memory))
    doubtSince = nil
  }

  /// The ticket with the date on which its visit counts.
  func corrected(_ reference: TicketReference) -> TicketReference {
    var reference = reference
    for range in ranges where (range.first...range.last).contains(reference.seq) { reference.visit.date = range.date }
    return reference
  }
}
