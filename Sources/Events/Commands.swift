/// What can be asked of a kiosk, by its inputs and by staff on the control socket.
public enum KioskCommand: Hashable, Sendable {
  case issue(IssueRequest)
  case rate(RatingPress)
  case void(VoidRequest)
  case reprint(ReprintRequest)
  /// Staff say whether print is seen on the paper of a printer.
  case rollSeen(printer: String, Bool)
  case countVisitors(VisitorCount)
  /// Staff say which date it is; ends the doubt about the clock.
  case confirmDate(ServiceDate)
  /// Staff pause issuing (`true`) or resume it; what is so already stays so, and is an event where the command has an
  /// identity.
  case pauseIssuing(Bool, CommandSource)
  /// Staff set the message of the day, or take it away (`nil`).
  case setMessage(OfficeMessage?)
}

extension KioskCommand {
  /// The key or zone that asks for a number or rates; `nil` for what staff ask.
  public var source: CommandSource? {
    switch self {
    case .issue(let request): request.source
    case .rate(let press): press.source
    case .void, .reprint, .rollSeen, .countVisitors, .confirmDate, .pauseIssuing, .setMessage: nil
    }
  }

  /// The ticket that the command is about; `nil` for commands about something else.
  public var ticket: TicketTarget? {
    switch self {
    case .void(let request): request.ticket
    case .reprint(let request): request.ticket
    case .issue, .rate, .rollSeen, .countVisitors, .confirmDate, .pauseIssuing, .setMessage: nil
    }
  }

  /// The same command about the tickets that were found by its label.
  public func naming(_ found: FoundTickets) -> KioskCommand {
    switch self {
    case .void(let request): .void(VoidRequest(.found(found), reason: request.reason))
    case .reprint: .reprint(ReprintRequest(.found(found)))
    case .issue, .rate, .rollSeen, .countVisitors, .confirmDate, .pauseIssuing, .setMessage: self
    }
  }
}

/// What the office tells visitors today.
public struct OfficeMessage: Hashable, Sendable {
  public var text: Bilingual
  /// The minute of the day (1…1440) from which it is not shown any more; `nil`: the day's end.
  public var until: Int?

  public init(_ text: Bilingual, until: Int? = nil) {
    self.text = text
    self.until = until
  }
}

extension MessageSet {
  /// The message as it was asked for; `nil` where it is taken away.
  public var message: OfficeMessage? {
    text.map { OfficeMessage(Bilingual(thai: $0.thai, english: $0.english), until: until) }
  }
}

/// Ask for a number.
public struct IssueRequest: Hashable, Sendable {
  public var service: String
  /// `NOT_STATED` unless the visitor or staff said.
  public var visitorType: String
  public var lane: Lane
  public var source: CommandSource

  public init(
    service: String, visitorType: String = "NOT_STATED", lane: Lane = .normal, source: CommandSource = .controlSocket
  ) {
    self.service = service
    self.visitorType = visitorType
    self.lane = lane
    self.source = source
  }
}

/// A rating was pressed on a device.
public struct RatingPress: Hashable, Sendable {
  /// 1…5, 5 the most satisfied; a pad with fewer levels is mapped to the five before.
  public var score: Int
  /// The number of levels that the pad has, 3…5.
  public var scale: Int
  public var basis: RatingBasis
  public var counter: Int?
  public var survey: SurveyChannel
  public var source: CommandSource
  public var question: RatingQuestion
  /// The position of the rating in whose place this one stands; `nil`: it is the first.
  public var corrects: Int64?

  public init(
    score: Int, scale: Int = 5, basis: RatingBasis, counter: Int?, survey: SurveyChannel, source: CommandSource,
    question: RatingQuestion = .overall, corrects: Int64? = nil
  ) {
    self.score = score
    self.scale = scale
    self.basis = basis
    self.counter = counter
    self.survey = survey
    self.source = source
    self.question = question
    self.corrects = corrects
  }
}

/// Take a ticket back, of whatever day.
public struct VoidRequest: Hashable, Sendable {
  public var ticket: TicketTarget
  public var reason: VoidReason

  public init(_ ticket: TicketTarget, reason: VoidReason) {
    self.ticket = ticket
    self.reason = reason
  }
}

/// Print a ticket once more, of whatever day.
public struct ReprintRequest: Hashable, Sendable {
  public var ticket: TicketTarget

  public init(_ ticket: TicketTarget) {
    self.ticket = ticket
  }
}

/// The ticket that a command means.
public enum TicketTarget: Hashable, Sendable {
  /// By what its paper says: a label, such as `A012`, and a date; without a date, that of the open day.
  case label(String, on: ServiceDate?)
  /// What is known of the label when the command is decided; the loop asks the journal for it.
  case found(FoundTickets)

  public var label: String {
    switch self {
    case .label(let label, _): label
    case .found(let found): found.label
    }
  }
}

/// The tickets of one label and date.
public struct FoundTickets: Hashable, Sendable {
  public var label: String
  public var date: ServiceDate
  /// The service day that was open when they were looked for: what was taken back since then, this day's state knows.
  public var day: Int
  /// The newest first. More than one only where series share digits (`B` and `B2`).
  public var tickets: [FoundTicket]

  public init(label: String, date: ServiceDate, day: Int, tickets: [FoundTicket]) {
    self.label = label
    self.date = date
    self.day = day
    self.tickets = tickets
  }
}

/// A ticket as the journal knows it.
public struct FoundTicket: Hashable, Sendable {
  /// With the visitor type that was said last.
  public var reference: TicketReference
  public var issued: Stamp
  /// The copies that were ordered so far.
  public var copies: Int
  /// Whether it was taken back, on its day or later.
  public var isVoided: Bool
  /// Its details went under the retention rule: what the visit was is the likeliest by what was counted.
  public var isPurged: Bool

  public init(
    reference: TicketReference, issued: Stamp, copies: Int = 0, isVoided: Bool = false, isPurged: Bool = false
  ) {
    self.reference = reference
    self.issued = issued
    self.copies = copies
    self.isVoided = isVoided
    self.isPurged = isPurged
  }
}

/// Count visitors who took no ticket.
public struct VisitorCount: Hashable, Sendable {
  public var service: String
  public var visitorType: String
  public var count: Int

  public init(service: String, visitorType: String, count: Int) {
    self.service = service
    self.visitorType = visitorType
    self.count = count
  }

  public init(_ counted: VisitorCounted) {
    self.init(service: counted.visit.service, visitorType: counted.visit.visitorType, count: counted.count)
  }
}
