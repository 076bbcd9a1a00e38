public import Events
internal import Queueing
public import Settings

/// The rules of this kiosk with its settings: what a command becomes, as facts, or why it is refused. No clock inside.
public struct KioskRules: Sendable {
  /// What a command gives when its facts are durable.
  struct Decision {
    var facts: [Fact]
    var reply: KioskReply
  }

  /// Ratings count from half an hour before opening until half an hour after closing (minutes).
  static let ratingMargin = 30

  let queue: QueueRule
  let paper: PaperRule
  let ratings: RatingRule
  let dayOpening: DayOpening
  let hours: OpeningHours
  let office: OfficeTime
  let lastTickets: [String: Int]
  /// Whether anybody can tell how many wait.
  let isServingMeasured: Bool
  /// The clock cannot be right before this instant (milliseconds since 1970 UTC).
  let buildDate: Int64
  let journal: JournalID
  /// What the office offers.
  private let description: OfficeDescribed

  public init(settings: KioskSettings, journal: JournalID, buildDate: Int64) {
    queue = QueueRule(
      site: settings.site.code, kiosk: settings.kiosk.code,
      services: Dictionary(uniqueKeysWithValues: settings.services.map { ($0.code, .init(series: $0.series)) }),
      visitorTypes: Set(settings.visitorTypes.map(\.code)), printers: settings.printers.map(\.name),
      channel: settings.kiosk.channel, drill: settings.kiosk.drill, headStart: settings.headStart)
    paper = PaperRule(
      reprintLimit: settings.paper.reprintLimit, rolls: settings.rollMeasures, printers: settings.printers.map(\.name))
    ratings = RatingRule(journal: journal)
    dayOpening = DayOpening(settings: settings)
    description = OfficeDescribed(settings)
    hours = settings.hours
    office = settings.site.time
    isServingMeasured = settings.serving == .counters
    lastTickets = settings.services.reduce(into: [:]) { $0[$1.code] = $1.lastTicket }
    self.buildDate = buildDate
    self.journal = journal
  }

  /// What a start says of the office; `nil` where the journal's last word says the same.
  func officeDescribed(in state: KioskState) -> Fact? {
    state.office == description.fingerprint ? nil : .officeDescribed(description)
  }

  func stamp(_ reading: ClockReading, in state: KioskState) -> Stamp {
    let trust = state.clock.judge(reading, buildDate: buildDate).trust
    return Stamp(at: reading.at, boot: reading.boot, uptime: reading.uptime, clock: trust)
  }

  /// Decides a command against a state whose day and clock are settled.
  ///
  /// - Parameter seq: the position that the decision's first fact will have.
  func decide(
    _ command: KioskCommand, seq: Int64, at stamp: Stamp, in state: KioskState
  ) throws(Refusal) -> Decision {
    guard let day = state.day else { throw Refusal(.journalFault, detail: "no service day is open") }
    switch command {
    case .issue(let request): return try issue(request, seq: seq, on: day, at: stamp, in: state)
    case .rate(let press): return try rate(press, seq: seq, on: day, at: stamp, in: state)
    case .void(let request): return try void(request, on: day, in: state)
    case .reprint(let request): return try reprint(request, on: day, in: state)
    case .rollSeen(let printer, let isSeen):
      let checked = try paper.rollSeen(isSeen, in: printer)
      return Decision(facts: [.rollChecked(checked)], reply: .rollChecked(printer: printer, checked.sight))
    case .countVisitors(let request):
      let counted = try queue.count(request, on: day, period: period(on: day, at: stamp))
      return Decision(facts: [.visitorCounted(counted)], reply: .counted(seq: seq, count: request.count))
    case .confirmDate(let date):
      try checkConfirmation(of: date, on: day, in: state)
      return Decision(facts: [confirmation(of: date, at: stamp, in: state)], reply: .dateConfirmed(date))
    case .pauseIssuing(let isPaused, let source):
      let fact: Fact = isPaused ? .issuingPaused(.init(source: source)) : .issuingResumed(.init(source: source))
      let facts = isPaused == state.queue.isIssuingPaused ? [] : [fact]
      return Decision(facts: facts, reply: .issuingPaused(isPaused))
    }
  }

  private func issue(
    _ request: IssueRequest, seq: Int64, on day: OpenDay, at stamp: Stamp, in state: KioskState
  ) throws(Refusal) -> Decision {
    guard !state.queue.isIssuingPaused else { throw Refusal(.issuingPaused) }
    try checkHours(for: request.service, on: day, at: stamp)
    let issued = try queue.issue(request, on: day, period: period(on: day, at: stamp), at: stamp, in: state.queue)
    var facts: [Fact] = [.ticketIssued(issued)]
    if issued.paper == nil {
      let reference = issued.reference(EventID(journal: journal, seq: seq))
      let reason = queue.printers.isEmpty ? "no_printer" : "printer_out"
      facts.append(.ticketShownOnScreen(TicketShownOnScreen(reference: reference, reason: reason)))
    }
    let ticket = IssuedTicket(
      id: EventID(journal: journal, seq: seq), number: issued.ticket, date: day.date, day: day.id,
      onPaper: issued.paper != nil)
    return Decision(facts: facts, reply: .issued(ticket))
  }

  private func rate(
    _ press: RatingPress, seq: Int64, on day: OpenDay, at stamp: Stamp, in state: KioskState
  ) throws(Refusal) -> Decision {
    guard (1...5).contains(press.score), (3...5).contains(press.scale) else {
      throw Refusal(.badScore, detail: "\(press.score) of \(press.scale)")
    }
    let rating = RatingFacts(
      day: day.id, date: day.date, question: press.question, score: press.score, scale: press.scale,
      basis: press.basis, counter: press.counter,
      survey: press.survey, device: press.source.device, drill: queue.drill)
    let site = RatingRule.Circumstances(
      stamp: stamp, withinHours: isWithinRatingHours(at: stamp), lastVisit: state.queue.lastVisit,
      visits: state.queue.visits)
    let facts =
      if let earlier = press.corrects {
        try ratings.correct(earlier, to: rating, seq: seq, in: state.ratings, site)
      } else {
        ratings.press(rating, seq: seq, in: state.ratings, site)
      }
    let own = facts.dropFirst().compactMap { fact -> ExclusionReason? in
      guard case .ratingExcluded(let excluded) = fact, excluded.seq == seq else { return nil }
      return excluded.reason
    }
    return Decision(facts: facts, reply: .rated(seq: seq, excluded: own.first))
  }

  private func void(
    _ request: VoidRequest, on day: OpenDay, in state: KioskState
  ) throws(Refusal) -> Decision {
    let request = VoidRequest(request.ticket.mapped(state.current), reason: request.reason)
    let voided = try queue.void(request, on: day, in: state.queue)
    return Decision(facts: [.ticketVoided(voided)], reply: .voided(voided.reference))
  }

  private func reprint(
    _ request: ReprintRequest, on day: OpenDay, in state: KioskState
  ) throws(Refusal) -> Decision {
    let request = ReprintRequest(request.ticket.mapped(state.current))
    let reprinted = try queue.reprint(request, on: day, in: state.queue)
    let reply = Reprint(reference: reprinted.reference, copy: reprinted.copy, printer: reprinted.paper.printer)
    return Decision(facts: [.ticketReprinted(reprinted)], reply: .reprinted(reply))
  }

  /// What a visitor says of themselves after the number was given; nothing where that is no news.
  func visitorType(_ type: String, of reference: TicketReference, in state: KioskState) -> [Fact] {
    guard let day = state.day else { return [] }
    let current = state.redated.corrected(reference)
    return queue.visitorType(type, of: current, on: day, in: state.queue).map { [.visitorTypeGiven($0)] } ?? []
  }

  /// The most numbers that are passed over at once: more than one a second for a whole day. The centre's word for how
  /// much was lost comes from outside, and must not lead to a number that no ticket can show.
  static let largestSkip: Int64 = 99_999

  /// Passes over the numbers that a lost end of the journal may have given: every series by as many as events are lost,
  /// at most `largestSkip`.
  func skip(_ events: Int64, in state: KioskState) -> [Fact] {
    guard let day = state.day else { return [] }
    let lost = Int(min(events, Self.largestSkip))
    return Set(queue.services.values.map(\.series)).sorted().map { series in
      let last = state.queue.lastNumbers[series] ?? 0
      return .numbersSkipped(NumbersSkipped(day: day.id, series: series, first: last + 1, last: last + lost))
    }
  }

  /// Years after the program was written that can be meant by a year of the common era; the Buddhist era is 543 ahead.
  private static let commonEraSpan = 400

  /// Staff's word is taken while the clock is doubtful; a clock that is believed is set in the machine, not here.
  private func checkConfirmation(of date: ServiceDate, on day: OpenDay, in state: KioskState) throws(Refusal) {
    let earliest = office.date(at: buildDate)
    guard date >= earliest else { throw Refusal(.badDate, detail: "\(date) is before \(earliest)") }
    guard date.year < earliest.year + Self.commonEraSpan else {
      throw Refusal(.badDate, detail: "\(date) looks like a year of the Buddhist era")
    }
    guard state.clock.doubt != nil || date == day.date else {
      throw Refusal(.badDate, detail: "the clock is not doubtful and shows \(day.date)")
    }
  }

  /// No ticket is refused for the hour while the clock is doubtful.
  private func checkHours(for service: String, on day: OpenDay, at stamp: Stamp) throws(Refusal) {
    guard stamp.clock != .doubtful else { return }
    let minute = office.minuteOfDay(at: stamp.at)
    switch hours.gate(on: day.date, minute: minute, lastTicket: lastTickets[service]) {
    case .open: return
    case .notYetOpen(let from): throw Refusal(.notYetOpen, detail: Self.clock(from))
    case .noMoreTickets: throw Refusal(.noMoreTickets)
    case .closedToday: throw Refusal(.serviceClosedToday)
    case .holiday(let label): throw Refusal(.holiday, detail: label.thai)
    }
  }

  private func period(on day: OpenDay, at stamp: Stamp) -> ServicePeriod {
    guard stamp.clock != .doubtful else { return .office }
    return hours.period(on: day.date, minute: office.minuteOfDay(at: stamp.at))
  }

  private func isWithinRatingHours(at stamp: Stamp) -> Bool {
    guard stamp.clock != .doubtful else { return true }
    guard let today = hours.hours(on: office.date(at: stamp.at)) else { return false }
    let minute = office.minuteOfDay(at: stamp.at)
    return minute >= today.open - Self.ratingMargin && minute < today.close + Self.ratingMargin
  }

  /// A time of day as Thai offices write it: `08.30`.
  static func clock(_ minute: Int) -> String {
    let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return parts.joined(separator: ".")
  }
}

extension TicketTarget {
  /// The same with each ticket's facts as they count now.
  fileprivate func mapped(_ current: (TicketReference) -> TicketReference) -> TicketTarget {
    guard case .found(var found) = self else { return self }
    for index in found.tickets.indices { found.tickets[index].reference = current(found.tickets[index].reference) }
    return .found(found)
  }
}
