public import Events
internal import Ports
public import Queueing
public import Settings
internal import VisitorJourney

/// The rules of this kiosk with its settings: what a command becomes, as facts, or why it is refused. No clock inside.
public struct KioskRules: Sendable {
  /// What a command gives when its facts are durable.
  struct Decision {
    var facts: [Fact]
    var reply: KioskReply
  }

  let queue: QueueRule
  let paper: PaperRule
  let ratings: RatingRule
  let office: OfficeRule
  let day: DayRule
  /// Whether anybody can tell how many wait.
  let isServingMeasured: Bool
  /// The journal whose events name tickets.
  public let journal: JournalID
  /// What the office offers.
  private let description: OfficeDescribed

  public init(settings: KioskSettings, journal: JournalID, buildDate: Int64) {
    queue = QueueRule(
      site: settings.site.code, kiosk: settings.kiosk.code,
      services: Dictionary(uniqueKeysWithValues: settings.services.map { ($0.code, .init(series: $0.series)) }),
      visitorTypes: Set(settings.visitorTypes.map(\.code)), printers: settings.printers.map(\.name),
      channel: settings.kiosk.channel, drill: settings.kiosk.drill, headStart: settings.headStart)
    paper = PaperRule(
      reprintLimit: settings.paper.reprintLimit,
      rolls: settings.printers.reduce(into: [:]) { $0[$1.name] = $1.roll }, printers: settings.printers.map(\.name))
    ratings = RatingRule(journal: journal)
    office = OfficeRule(settings)
    day = DayRule(office: office, buildDate: buildDate)
    description = OfficeDescribed(settings)
    isServingMeasured = settings.serving == .counters
    self.journal = journal
  }

  /// What a start says of the office; `nil` where the journal's last word says the same.
  public func officeDescribed(in state: KioskState) -> Fact? {
    state.description.fingerprint == description.fingerprint ? nil : .office(.described(description))
  }

  func stamp(_ reading: ClockReading, in state: KioskState) -> Stamp {
    day.stamp(reading, in: state.days)
  }

  /// The next fact that the clock or the date asks for; `nil` when both are settled. Ask again after applying it.
  func clockFact(_ reading: ClockReading, in state: KioskState) -> Fact? {
    if let fact = day.fact(at: reading, in: state.days, state) { return fact }
    // A date never shows one number twice, whichever day gave the first.
    return state.day.flatMap { queue.numbersGivenBefore(on: $0, in: state.queue) }.map { .day(.numbersSkipped($0)) }
  }

  /// Decides a command against a state whose day and clock are settled.
  ///
  /// - Parameters:
  ///   - isRepeatable: the command has an identity. What it gave is found by its events, so it has one even where it
  ///     changes nothing: repeated after a restart it would otherwise be decided anew, and undo what came since.
  ///   - seq: the position that the decision's first fact will have.
  func decide(
    _ command: KioskCommand, isRepeatable: Bool, seq: Int64, at stamp: Stamp, in state: KioskState
  ) throws(Refusal) -> Decision {
    guard let day = state.day else { throw Refusal(.journalFault, detail: "no service day is open") }
    switch command {
    case .issue(let request): return try issue(request, seq: seq, on: day, at: stamp, in: state)
    case .rate(let press): return try rate(press, seq: seq, on: day, at: stamp, in: state)
    case .void(let request): return try void(request, on: day, in: state)
    case .reprint(let request): return try reprint(request, on: day, in: state)
    case .rollSeen(let printer, let isSeen):
      let checked = try paper.rollSeen(isSeen, in: printer)
      return Decision(facts: [.printer(.rollChecked(checked))], reply: .rollChecked(printer: printer, checked.sight))
    case .countVisitors(let request):
      let counted = try queue.count(request, on: day, period: office.period(on: day, at: stamp))
      return Decision(facts: [.visitor(.counted(counted))], reply: .counted(seq: seq, request))
    case .confirmDate(let date):
      let settled = try self.day.confirmation(of: date, at: stamp, in: state.days, state)
      return Decision(facts: [.day(.clockSettled(settled))], reply: .dateConfirmed(date))
    case .pauseIssuing(let isPaused, let source):
      let fact: Fact =
        isPaused ? .office(.issuingPaused(.init(source: source))) : .office(.issuingResumed(.init(source: source)))
      let isNews = isPaused != state.queue.isIssuingPaused
      return Decision(facts: isNews || isRepeatable ? [fact] : [], reply: .issuingPaused(isPaused))
    case .setMessage(let message):
      let set = try MessageRule.set(message, on: day, minute: minute(at: stamp))
      return Decision(facts: [.staff(.messageSet(set))], reply: .messageSet(message))
    }
  }

  /// The minute of the office's day; `nil` while the clock is doubtful.
  private func minute(at stamp: Stamp) -> Int? {
    stamp.clock == .doubtful ? nil : office.time.minuteOfDay(at: stamp.at)
  }

  private func issue(
    _ request: IssueRequest, seq: Int64, on day: OpenDay, at stamp: Stamp, in state: KioskState
  ) throws(Refusal) -> Decision {
    guard !state.queue.isIssuingPaused else { throw Refusal(.issuingPaused) }
    try office.checkHours(for: request.service, on: day, at: stamp)
    let issued = try queue.issue(
      request, on: day, period: office.period(on: day, at: stamp), at: stamp, in: state.queue)
    var facts: [Fact] = [.ticket(.issued(issued))]
    if issued.paper == nil {
      let reference = issued.reference(EventID(journal: journal, seq: seq))
      let reason = queue.printers.isEmpty ? "no_printer" : "printer_out"
      facts.append(.ticket(.shownOnScreen(TicketShownOnScreen(reference: reference, reason: reason))))
    }
    let ticket = IssuedTicket(EventID(journal: journal, seq: seq), issued)
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
      stamp: stamp, withinHours: office.isWithinRatingHours(at: stamp), lastVisit: state.queue.lastVisit,
      visits: state.queue.visits)
    let facts =
      if let earlier = press.corrects {
        try ratings.correct(earlier, to: rating, seq: seq, in: state.ratings, site)
      } else {
        ratings.press(rating, seq: seq, in: state.ratings, site)
      }
    let own = facts.dropFirst().compactMap { fact -> ExclusionReason? in
      guard case .rating(.excluded(let excluded)) = fact, excluded.seq == seq else { return nil }
      return excluded.reason
    }
    return Decision(facts: facts, reply: .rated(seq: seq, excluded: own.first))
  }

  private func void(
    _ request: VoidRequest, on day: OpenDay, in state: KioskState
  ) throws(Refusal) -> Decision {
    let request = VoidRequest(request.ticket.mapped(state.current), reason: request.reason)
    let voided = try queue.void(request, on: day, in: state.queue)
    return Decision(facts: [.ticket(.voided(voided))], reply: .voided(voided.reference))
  }

  private func reprint(
    _ request: ReprintRequest, on day: OpenDay, in state: KioskState
  ) throws(Refusal) -> Decision {
    let request = ReprintRequest(request.ticket.mapped(state.current))
    let reprinted = try queue.reprint(request, on: day, in: state.queue)
    let reply = Reprint(reference: reprinted.reference, copy: reprinted.copy, printer: reprinted.paper.printer)
    return Decision(facts: [.ticket(.reprinted(reprinted))], reply: .reprinted(reply))
  }

  /// What a visitor says of themselves after the number was given; nothing where that is no news.
  func visitorType(_ type: String, of reference: TicketReference, in state: KioskState) -> [Fact] {
    guard let day = state.day else { return [] }
    let current = state.days.redated(reference)
    return queue.visitorType(type, of: current, on: day, in: state.queue).map { [.ticket(.visitorTypeGiven($0))] } ?? []
  }

  /// Passes over the numbers that a lost end of the journal may have given.
  func skip(_ events: Int64, in state: KioskState) -> [Fact] {
    guard let day = state.day else { return [] }
    return queue.skip(events, on: day, in: state.queue).map { .day(.numbersSkipped($0)) }
  }
}

extension OfficeRule {
  /// The office as the settings describe it.
  public init(_ settings: KioskSettings) {
    let services = settings.kiosk.drill ? [] : settings.services
    self.init(
      time: settings.site.time, hours: settings.hours,
      lastTickets: settings.services.reduce(into: [:]) { $0[$1.code] = $1.lastTicket },
      offered: services.map {
        OfferedService(service: $0.code, name: $0.name.thai, channel: settings.kiosk.channel)
      })
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
