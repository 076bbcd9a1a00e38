public import Events

/// The open service day and how far its date can be believed: a fold over the journal, bounded.
public struct DayState: Hashable, Sendable {
  public private(set) var day: OpenDay?
  /// The open day's totals are sealed; the next day is about to open.
  public private(set) var isClosed = false
  public private(set) var clock = ClockJudge()
  /// The date that was settled last since doubt began; the wall clock may still be doubtful.
  public private(set) var confirmedDate: ServiceDate?
  /// The last date of which it is certain that the kiosk ran.
  public private(set) var lastDate: ServiceDate?
  private var redated = RedatedVisits()

  public init() {}

  /// The ticket with the date on which its visit counts now.
  public func redated(_ reference: TicketReference) -> TicketReference { redated.corrected(reference) }

  /// Whether nobody is sure yet of the date on which an event counts: its own, or that of the event that it is about.
  public func isUnsure(of fact: Fact, seq: Int64, at stamp: Stamp) -> Bool {
    stamp.clock == .doubtful && confirmedDate == nil && redated.isUnderDoubt(fact.subject ?? seq)
  }

  /// Takes in one event, in the journal's order.
  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    clock.apply(stamp)
    switch fact {
    case .day(.opened(let opened)): open(opened, seq: seq, stamp: stamp)
    case .day(.closed): isClosed = true
    case .day(.clockJumped(let jump)): doubt(jump, seq: seq)
    case .day(.clockSettled(let settled)): settle(settled, seq: seq, stamp: stamp)
    case .day(.sealed), .day(.numbersSkipped), .office, .ticket, .visitor, .rating, .printer, .machine, .staff: break
    }
  }

  private mutating func open(_ opened: ServiceDayOpened, seq: Int64, stamp: Stamp) {
    if stamp.clock != .doubtful || confirmedDate == opened.date { lastDate = opened.date }
    day = OpenDay(id: opened.day, date: opened.date)
    isClosed = false
    redated.dayBegan(at: seq)
  }

  private mutating func doubt(_ jump: ClockJumped, seq: Int64) {
    clock.apply(jump)
    confirmedDate = nil
    redated.doubtBegan(at: seq)
  }

  private mutating func settle(_ settled: ClockSettled, seq: Int64, stamp: Stamp) {
    if settled.clockBelieved { clock.settle(at: stamp) }
    confirmedDate = settled.date
    if let day, settled.date <= day.date { lastDate = settled.date }
    guard let day, day.date != settled.date else {
      redated.doubtEnded()
      return
    }
    redated.move(until: seq, to: settled.date, wholeDay: settled.date < day.date)
    if settled.date < day.date { self.day?.date = settled.date }
  }
}

/// How it stands in a checkpoint, by names of its own: what a property is called here changes no checkpoint.
extension DayState: Codable {
  enum CodingKeys: String, CodingKey {
    case day, clock, redated
    case isClosed = "day_closed"
    case confirmedDate = "confirmed_date"
    case lastDate = "last_date"
  }
}
