public import Events

/// The numbering rule: which number a visitor gets, and what may be counted or taken back. Commands in, facts out.
public struct QueueRule: Sendable {
  /// What the rule needs to know of a service.
  public struct Service: Hashable, Sendable {
    /// The prefix of its numbers; services may share one.
    public var series: String

    public init(series: String) {
      self.series = series
    }
  }

  /// The most visitors that staff may count in one command.
  public static let largestCount = 999

  public var site: String
  public var kiosk: String
  public var services: [String: Service]
  public var visitorTypes: Set<String>
  /// In the order of use.
  public var printers: [String]
  /// How visitors of this kiosk come.
  public var channel: Channel
  /// Everything is a drill, and none of it counts.
  public var drill: Bool
  public var headStart: HeadStart

  public init(
    site: String, kiosk: String, services: [String: Service], visitorTypes: Set<String>, printers: [String],
    channel: Channel = .walkIn, drill: Bool = false, headStart: HeadStart = .standard
  ) {
    self.site = site
    self.kiosk = kiosk
    self.services = services
    self.visitorTypes = visitorTypes
    self.printers = printers
    self.channel = channel
    self.drill = drill
    self.headStart = headStart
  }

  /// Gives the next number of the service's series, with its turn and the intention to print it.
  ///
  /// - Returns: the number's fact; without paper when no printer is there or each is known to be out.
  public func issue(
    _ request: IssueRequest, on day: OpenDay, period: ServicePeriod, at stamp: Stamp, in state: QueueState
  ) throws(Refusal) -> TicketIssued {
    let service = try service(request.service)
    try check(visitorType: request.visitorType)
    let number = TicketNumber(series: service.series, number: (state.lastNumbers[service.series] ?? 0) + 1)
    let visit = VisitFacts(
      day: day.id, date: day.date, service: request.service, visitorType: request.visitorType, lane: request.lane,
      channel: channel, period: period, drill: drill)
    let paper = state.firstInService(of: printers).map {
      PaperIntention(printer: $0, job: jobName(number, on: day))
    }
    let base = QueueClock.base(after: state.clock, at: stamp)
    return TicketIssued(
      ticket: number, visit: visit, source: request.source, paper: paper, base: base,
      key: base - headStart[request.lane])
  }

  /// The next numbers to be passed over, because another service day has given them under this day's date; `nil` when
  /// there are none. Ask again after applying it.
  public func numbersGivenBefore(on day: OpenDay, in state: QueueState) -> NumbersSkipped? {
    let behind = state.dated[day.date].filter { (state.lastNumbers[$0.key] ?? 0) < $0.value }
    return behind.min { $0.key < $1.key }.map { series, last in
      NumbersSkipped(day: day.id, series: series, first: (state.lastNumbers[series] ?? 0) + 1, last: last)
    }
  }

  /// The visitor says in which capacity they come after the number was given.
  ///
  /// - Returns: `nil` where that is no news: they do not say, have said so already, or the ticket is void or not of the
  ///   open day.
  public func visitorType(
    _ type: String, of reference: TicketReference, on day: OpenDay, in state: QueueState
  ) -> VisitorTypeGiven? {
    let isOpen = reference.visit.day == day.id && !state.voided.contains(reference.seq)
    let isNews = state.visitorTypes[reference.seq] == nil && reference.visit.visitorType != type
    guard isOpen, isNews, visitorTypes.contains(type) else { return nil }
    return VisitorTypeGiven(reference: reference, visitorType: type)
  }

  /// Takes a ticket back, of the open day or of one before it.
  ///
  /// - Throws: `.unknownTicket`, `.alreadyVoided`; `.busy` when a service day began since the ticket was looked for.
  public func void(_ request: VoidRequest, on day: OpenDay, in state: QueueState) throws(Refusal) -> TicketVoided {
    let reference = try ticket(request.ticket, on: day, in: state).reference
    return TicketVoided(reference: reference, reason: request.reason, afterClose: reference.visit.day != day.id)
  }

  /// Prints a ticket once more, of the open day or of one before it: the same number, never another.
  ///
  /// - Throws: as `void`; `.ticketPurged` where nobody knows any more what stood on it; `.noPrinter`.
  public func reprint(
    _ request: ReprintRequest, on day: OpenDay, in state: QueueState
  ) throws(Refusal) -> TicketReprinted {
    let found = try ticket(request.ticket, on: day, in: state)
    guard !found.isPurged else { throw Refusal(.ticketPurged, detail: "\(found.reference.ticket)") }
    guard let printer = state.firstInService(of: printers) else {
      throw Refusal(.noPrinter, detail: printers.joined(separator: ", "))
    }
    let reference = found.reference
    let copy = max(found.copies, state.copies(of: reference)) + 1
    let job = jobName(reference.ticket, on: OpenDay(id: reference.visit.day, date: reference.visit.date))
    return TicketReprinted(
      reference: reference, copy: copy, reason: TicketReprinted.staff,
      paper: PaperIntention(printer: printer, job: job.named(copy: copy)), issuedAt: found.issued.believedTime)
  }

  /// The newest ticket of a label that is not void. What was taken back since the journal was asked, the state knows:
  /// of two who take back the same label at once, only one does.
  private func ticket(_ target: TicketTarget, on day: OpenDay, in state: QueueState) throws(Refusal) -> FoundTicket {
    let found: FoundTickets
    switch target {
    case .label(let label, _): throw Refusal(.unknownTicket, detail: label)
    case .found(let tickets): found = tickets
    }
    guard found.day == day.id else { throw Refusal(.busy, detail: "service day \(day.id) has just begun") }
    guard !found.tickets.isEmpty else { throw Refusal(.unknownTicket, detail: "\(found.label), \(found.date)") }
    guard let ticket = found.tickets.first(where: { !$0.isVoided && !state.voided.contains($0.reference.seq) }) else {
      throw Refusal(.alreadyVoided, detail: found.label)
    }
    return ticket
  }

  public func count(
    _ request: VisitorCount, on day: OpenDay, period: ServicePeriod
  ) throws(Refusal) -> VisitorCounted {
    _ = try service(request.service)
    try check(visitorType: request.visitorType)
    guard (1...Self.largestCount).contains(request.count) else {
      throw Refusal(.badCount, detail: "\(request.count) is not in 1…\(Self.largestCount)")
    }
    let visit = VisitFacts(
      day: day.id, date: day.date, service: request.service, visitorType: request.visitorType,
      channel: channel, entry: .staff, period: period, drill: drill)
    return VisitorCounted(visit: visit, count: request.count)
  }

  /// The most numbers that are passed over at once: more than one a second for a whole day. The centre's word for how
  /// much was lost comes from outside, and must not lead to a number that no ticket can show.
  static let largestSkip: Int64 = 99_999

  /// Passes over the numbers that a lost end of the journal may have given: every series by as many as events are lost,
  /// at most `largestSkip`.
  public func skip(_ events: Int64, on day: OpenDay, in state: QueueState) -> [NumbersSkipped] {
    let lost = Int(min(events, Self.largestSkip))
    return Set(services.values.map(\.series)).sorted().map { series in
      let last = state.lastNumbers[series] ?? 0
      return NumbersSkipped(day: day.id, series: series, first: last + 1, last: last + lost)
    }
  }

  /// The name of a ticket's print job: it carries site, kiosk, day and number, so that it is found again after a crash.
  public func jobName(_ number: TicketNumber, on day: OpenDay) -> String {
    "\(site)-\(kiosk)-\(day.date)-\(day.id)-\(number)"
  }

  private func service(_ code: String) throws(Refusal) -> Service {
    guard let service = services[code] else { throw Refusal(.unknownService, detail: code) }
    return service
  }

  private func check(visitorType: String) throws(Refusal) {
    guard visitorTypes.contains(visitorType) else { throw Refusal(.unknownVisitorType, detail: visitorType) }
  }
}
