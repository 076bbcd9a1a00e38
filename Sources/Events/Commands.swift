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
  /// Staff pause issuing (`true`) or resume it; what is so already stays so.
  case pauseIssuing(Bool, CommandSource)
  /// Staff set the message of the day, or take it away (`nil`).
  case setMessage(OfficeMessage?)
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
}

/// What a command gave, once it was durable.
public enum KioskReply: Hashable, Sendable {
  case issued(IssuedTicket)
  case rated(seq: Int64, excluded: ExclusionReason?)
  case voided(TicketReference)
  case reprinted(Reprint)
  case rollChecked(printer: String, RollSight)
  case counted(seq: Int64, count: Int)
  case dateConfirmed(ServiceDate)
  case issuingPaused(Bool)
  case messageSet(OfficeMessage?)
}

/// A number that was given.
public struct IssuedTicket: Hashable, Sendable {
  public var id: EventID
  public var number: TicketNumber
  public var date: ServiceDate
  public var day: Int
  /// Whether paper was tried.
  public var onPaper: Bool

  public init(id: EventID, number: TicketNumber, date: ServiceDate, day: Int, onPaper: Bool) {
    self.id = id
    self.number = number
    self.date = date
    self.day = day
    self.onPaper = onPaper
  }
}

/// A copy of a ticket that is being printed.
public struct Reprint: Hashable, Sendable {
  public var reference: TicketReference
  /// From 1.
  public var copy: Int
  public var printer: String

  public init(reference: TicketReference, copy: Int, printer: String) {
    self.reference = reference
    self.copy = copy
    self.printer = printer
  }
}

/// Why a command was not carried out; nothing was written.
public struct Refusal: Error, Hashable, Sendable, Codable {
  public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    case unknownService = "unknown_service"
    case unknownVisitorType = "unknown_visitor_type"
    case unknownTicket = "unknown_ticket"
    case alreadyVoided = "already_voided"
    /// The details of so old a ticket are not kept.
    case ticketPurged = "ticket_purged"
    /// No printer is there, or each is known to be out.
    case noPrinter = "no_printer"
    case unknownPrinter = "unknown_printer"
    case badCount = "bad_count"
    case badScore = "bad_score"
    /// The rating to be corrected is not one of this device's latest, or not of the open day.
    case unknownRating = "unknown_rating"
    case badDate = "bad_date"
    /// The message of the day is empty or too long, or its end is past.
    case badMessage = "bad_message"
    /// Before `tickets_from`.
    case notYetOpen = "not_yet_open"
    /// After the service's last ticket.
    case noMoreTickets = "no_more_tickets"
    case holiday
    case serviceClosedToday = "service_closed_today"
    /// Staff have paused issuing.
    case issuingPaused = "issuing_paused"
    /// The same key again within 3 s of the commit.
    case pressedAgain = "pressed_again"
    /// More commands are waiting than the inbox holds.
    case busy
    /// The journal cannot be written; see the cause.
    case journalFault = "journal_fault"
    case stopping
  }

  public var code: Code
  /// What exactly: the service's code, the hour of opening, the cause of a fault.
  public var detail: String

  public init(_ code: Code, detail: String = "") {
    self.code = code
    self.detail = detail
  }
}
