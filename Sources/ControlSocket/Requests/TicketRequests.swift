public import Events
public import Ports

extension ControlMessage {
  static let ticketRequests: [any ControlRequest.Type] = [Issue.self, Void.self, Reprint.self]

  /// Gives a number. Without a type the visitor's is `NOT_STATED`; without a lane it is the normal one.
  public struct Issue: ControlCommand {
    public typealias Answer = Ticket

    public static let path = "/v1/tickets"
    public static let status = 201

    public var service: String
    public var visitorType: String?
    public var lane: Lane?

    public init(service: String, visitorType: String? = nil, lane: Lane? = nil) {
      self.service = service
      self.visitorType = visitorType
      self.lane = lane
    }

    public func command(on _: String) -> KioskCommand {
      .issue(IssueRequest(service: service, visitorType: visitorType ?? "NOT_STATED", lane: lane ?? .normal))
    }

    public static func answer(to reply: KioskReply) -> Ticket? {
      if case .issued(let ticket) = reply { Ticket(ticket) } else { nil }
    }
  }

  /// A number that was given.
  public struct Ticket: Hashable, Sendable, Codable {
    public var journal: JournalID
    public var seq: Int64
    /// The label, such as `A001`.
    public var number: String
    public var day: Int
    public var date: ServiceDate
    /// Whether paper was tried; else the number is on the screen.
    public var onPaper: Bool

    init(_ ticket: IssuedTicket) {
      journal = ticket.id.journal
      seq = ticket.id.seq
      number = ticket.number.description
      day = ticket.visit.day
      date = ticket.visit.date
      onPaper = ticket.onPaper
    }
  }

  /// Takes the ticket of a label back.
  public struct Void: ControlCommand {
    public typealias Answer = Voided

    public static let path = "/v1/tickets/:subject/void"

    public var reason: VoidReason
    /// The date of issue; absent: the open day.
    public var date: ServiceDate?

    public init(reason: VoidReason, date: ServiceDate? = nil) {
      self.reason = reason
      self.date = date
    }

    public func command(on label: String) -> KioskCommand {
      .void(VoidRequest(.label(label, on: date), reason: reason))
    }

    public static func answer(to reply: KioskReply) -> Voided? {
      if case .voided(let reference) = reply { Voided(reference) } else { nil }
    }
  }

  /// A ticket that was taken back.
  public struct Voided: Hashable, Sendable, Codable {
    public var seq: Int64
    public var number: String
    public var service: String
    /// The date on which the visit no longer counts.
    public var date: ServiceDate

    init(_ reference: TicketReference) {
      seq = reference.seq
      number = reference.ticket.description
      service = reference.visit.service
      date = reference.visit.date
    }
  }

  /// Prints the ticket of a label once more, marked as a copy.
  public struct Reprint: ControlCommand {
    public typealias Answer = Reprinted

    public static let path = "/v1/tickets/:subject/reprint"

    /// The date of issue; absent: the open day.
    public var date: ServiceDate?

    public init(date: ServiceDate? = nil) {
      self.date = date
    }

    public func command(on label: String) -> KioskCommand { .reprint(ReprintRequest(.label(label, on: date))) }

    public static func answer(to reply: KioskReply) -> Reprinted? {
      if case .reprinted(let reprint) = reply { Reprinted(reprint) } else { nil }
    }
  }

  /// A copy that is being printed.
  public struct Reprinted: Hashable, Sendable, Codable {
    public var seq: Int64
    public var number: String
    public var service: String
    /// From 1; stands on the paper.
    public var copy: Int
    public var printer: String

    init(_ reprint: Ports.Reprint) {
      seq = reprint.reference.seq
      number = reprint.reference.ticket.description
      service = reprint.reference.visit.service
      copy = reprint.copy
      printer = reprint.printer
    }
  }
}
