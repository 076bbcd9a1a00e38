public import Events
public import Queueing
internal import Statistics

/// Everything that the kiosk's decisions rest on: a fold over the journal, bounded however long the day grows.
public struct KioskState: Hashable, Sendable {
  public internal(set) var day: OpenDay?
  /// The open day's totals are sealed; the next day is about to open.
  var isDayClosed = false
  public internal(set) var clock = ClockJudge()
  public internal(set) var queue: QueueState
  public internal(set) var ratings = RatingState()
  /// What the open day has counted so far, but for what a seal stands for.
  var counts = Counts()
  /// The part of `counts` that was counted while nobody was sure of the date.
  var underDoubt = Counts()
  /// The date that was settled last since doubt began; the wall clock may still be doubtful.
  var confirmedDate: ServiceDate?
  var redated = RedatedVisits()
  /// The last date of which it is certain that the kiosk ran.
  var lastDate: ServiceDate?

  /// The fingerprint of what the office was last said to offer; `nil` before the first word.
  var office: Fingerprint?

  /// Before the first event of a journal.
  public init(journal: JournalID) {
    queue = QueueState(journal: journal)
  }

  /// Takes in one event, in the journal's order. The same events give the same state, whenever they are folded.
  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    clock.apply(stamp)
    queue.apply(fact, seq: seq, stamp: stamp)
    ratings.apply(fact, seq: seq, stamp: stamp)
    if case .serviceDayOpened(let opened) = fact { open(opened, seq: seq, stamp: stamp) }
    count(fact, seq: seq, stamp: stamp)
    switch fact {
    case .serviceDayClosed: isDayClosed = true
    case .serviceDaySealed(let sealed): counts.remove(dated: sealed.date)
    case .clockJumped(let jump): doubt(jump, seq: seq)
    case .clockSettled(let settled): settle(settled, seq: seq, stamp: stamp)
    case .officeDescribed(let described): office = described.fingerprint
    case .serviceDayOpened, .numbersSkipped, .officerAtPost, .ticketIssued, .ticketHandedOver, .ticketPrinted,
      .ticketPrintFailed, .ticketUnconfirmed, .ticketShownOnScreen, .ticketReprinted, .ticketVoided, .visitorTypeGiven,
      .visitorCounted, .guideRequested, .ratingGiven, .ratingExcluded, .ratingReasonGiven, .devicePlugged,
      .deviceUnplugged, .printerStateChanged, .rollChanged, .rollChecked, .alertRaised, .staffAdmitted, .staffLockedOut,
      .staffActed, .issuingPaused, .issuingResumed, .kioskStarted, .kioskStopped:
      break
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
    queue.beginDay(on: opened.date)
    ratings.beginDay()
    redated.dayBegan(at: seq)
    counts = Counts()
    underDoubt = Counts()
  }

  private mutating func doubt(_ jump: ClockJumped, seq: Int64) {
    clock.apply(jump)
    confirmedDate = nil
    redated.doubtBegan(at: seq)
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
    guard settled.date < day.date else { return }
    self.day?.date = settled.date
    queue.correctDay(to: settled.date)
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
    case .ratingReasonGiven(let given): given.seq
    case .serviceDayOpened, .serviceDayClosed, .serviceDaySealed, .clockJumped, .clockSettled, .numbersSkipped,
      .officeDescribed,
      .officerAtPost, .ticketIssued, .visitorCounted, .guideRequested, .ratingGiven, .devicePlugged, .deviceUnplugged,
      .printerStateChanged, .rollChanged, .rollChecked, .alertRaised, .staffAdmitted, .staffLockedOut, .staffActed,
      .issuingPaused, .issuingResumed, .kioskStarted, .kioskStopped:
      nil
    }
  }
}
