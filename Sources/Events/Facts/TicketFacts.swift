/// Where a command came from: a key or zone of a named input device, or the control socket.
public struct CommandSource: Hashable, Sendable, Codable {
  /// The configured name of the device, or `control`.
  public var device: String
  /// The key's or zone's name; empty for the control socket.
  public var control: String

  public init(device: String, control: String = "") {
    self.device = device
    self.control = control
  }

  public static let controlSocket = CommandSource(device: "control")
}

/// The intention to print, in one batch with the number.
public struct PaperIntention: Hashable, Sendable, Codable {
  /// The configured name of the printer.
  public var printer: String
  /// The job's name in the spooler; carries site, day and number.
  public var job: String

  public init(printer: String, job: String) {
    self.printer = printer
    self.job = job
  }
}

/// A number was given.
public struct TicketIssued: EventContent {
  public static let kind = Fact.Kind.ticketIssued
  public static let version = 1

  public var ticket: TicketNumber
  public var visit: VisitFacts
  public var source: CommandSource
  /// `nil` when no paper was tried: no printer, or one known to be out.
  public var paper: PaperIntention?
  /// The journal's queue clock at the issue (milliseconds). It only goes forward, whatever the wall clock does.
  public var base: Int64
  /// `base`, less the head start of the lane: among those who wait, the smallest key is called first.
  public var key: Int64

  public init(
    ticket: TicketNumber, visit: VisitFacts, source: CommandSource, paper: PaperIntention?, base: Int64, key: Int64
  ) {
    self.ticket = ticket
    self.visit = visit
    self.source = source
    self.paper = paper
    self.base = base
    self.key = key
  }

  /// The ticket as later events name it.
  ///
  /// - Parameter id: this event's.
  public func reference(_ id: EventID) -> TicketReference { TicketReference(id, ticket: ticket, visit: visit) }
}

/// A ticket as later events name it: by identity, with its label and the facts that counts need.
public struct TicketReference: Hashable, Sendable, Codable {
  /// The issued event.
  public var id: EventID
  public var ticket: TicketNumber
  public var visit: VisitFacts
  /// What a later version says of the ticket besides.
  public var others = OtherMembers()

  public init(_ id: EventID, ticket: TicketNumber, visit: VisitFacts) {
    self.id = id
    self.ticket = ticket
    self.visit = visit
  }

  /// The position of the issued event in its journal.
  public var seq: Int64 { id.seq }

  enum CodingKeys: String, CodingKey {
    case journal, seq, ticket, visit
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    id = EventID(
      journal: try members.decode(JournalID.self, forKey: .journal), seq: try members.decode(Int64.self, forKey: .seq))
    ticket = try members.decode(TicketNumber.self, forKey: .ticket)
    visit = try members.decode(VisitFacts.self, forKey: .visit)
    others = try OtherMembers(decoder, besides: CodingKeys.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(id.journal, forKey: .journal)
    try members.encode(id.seq, forKey: .seq)
    try members.encode(ticket, forKey: .ticket)
    try members.encode(visit, forKey: .visit)
    try others.encode(to: encoder)
  }
}

/// What proves that paper came out.
public enum PaperEvidence: String, Hashable, Sendable, Codable {
  /// The spooler took the job and says it is done; nobody saw paper.
  case spooler
  /// The device itself answered.
  case device
}

/// The whole job was handed to the spooler. Not a proof of paper.
public struct TicketHandedOver: EventContent {
  public static let kind = Fact.Kind.ticketHandedOver
  public static let version = 1

  public var reference: TicketReference
  public var printer: String
  public var job: String
  /// The spooler's number for the job; used again after a crash, so never a key.
  public var jobNumber: Int
  /// `job-uuid` of RFC 8011 / PWG 5100.3, or empty where the way out has none.
  public var jobUUID: String
  public var evidence: PaperEvidence
  /// Which copy, from 1; `nil`: the ticket itself.
  public var copy: Int?
  /// Millimetres of the roll that it takes, feed and cut included; `nil` where nobody measured.
  public var length: Int?

  public init(
    reference: TicketReference, printer: String, job: String, jobNumber: Int, jobUUID: String, evidence: PaperEvidence,
    copy: Int? = nil, length: Int? = nil
  ) {
    self.reference = reference
    self.printer = printer
    self.job = job
    self.jobNumber = jobNumber
    self.jobUUID = jobUUID
    self.evidence = evidence
    self.copy = copy
    self.length = length
  }

  enum CodingKeys: String, CodingKey {
    case reference, printer, job, evidence, copy
    case jobNumber = "job_number"
    case jobUUID = "job_uuid"
    case length = "length_mm"
  }
}

/// The device itself said that the ticket is out. Never written on the spooler's word.
public struct TicketPrinted: EventContent {
  public static let kind = Fact.Kind.ticketPrinted
  public static let version = 1

  public var reference: TicketReference
  public var printer: String
  /// Which copy, from 1; `nil`: the ticket itself.
  public var copy: Int?

  public init(reference: TicketReference, printer: String, copy: Int? = nil) {
    self.reference = reference
    self.printer = printer
    self.copy = copy
  }
}

/// No paper came, and none will: the job was refused, aborted or cancelled before its end.
public struct TicketPrintFailed: EventContent {
  public static let kind = Fact.Kind.ticketPrintFailed
  public static let version = 1

  public var reference: TicketReference
  public var printer: String
  /// A code such as `printer_out`, `job_aborted`, `deadline`, `spooler_unreachable`.
  public var reason: String
  /// Which copy, from 1; `nil`: the ticket itself.
  public var copy: Int?

  public init(reference: TicketReference, printer: String, reason: String, copy: Int? = nil) {
    self.reference = reference
    self.printer = printer
    self.reason = reason
    self.copy = copy
  }
}

/// Nobody can tell whether paper came out.
public struct TicketUnconfirmed: EventContent {
  public static let kind = Fact.Kind.ticketUnconfirmed
  public static let version = 1

  public var reference: TicketReference
  public var printer: String
  /// A code such as `restart`, `deadline`, `spooler_lost_job`.
  public var reason: String
  /// Which copy, from 1; `nil`: the ticket itself.
  public var copy: Int?

  public init(reference: TicketReference, printer: String, reason: String, copy: Int? = nil) {
    self.reference = reference
    self.printer = printer
    self.reason = reason
    self.copy = copy
  }
}

/// The visitor was given the number on the screen, because paper is late or cannot come.
public struct TicketShownOnScreen: EventContent {
  public static let kind = Fact.Kind.ticketShownOnScreen
  public static let version = 1

  public var reference: TicketReference
  /// `printer_out`, `no_printer`, `print_failed`, `unconfirmed` or `late`.
  public var reason: String

  public init(reference: TicketReference, reason: String) {
    self.reference = reference
    self.reason = reason
  }
}

/// Why a ticket does not count: `visits = issued − voided`.
public enum VoidReason: String, Hashable, Sendable, Codable, CaseIterable {
  case misprint = "MISPRINT"
  case duplicate = "DUPLICATE"
  case test = "TEST"
  case notTaken = "NOT_TAKEN"
}

/// A ticket was taken back, on its day or later; its number is never given again.
public struct TicketVoided: EventContent {
  public static let kind = Fact.Kind.ticketVoided
  public static let version = 1

  public var reference: TicketReference
  public var reason: VoidReason
  /// The day of issue is not the open day any more: what was published of its date is revised.
  public var afterClose: Bool

  public init(reference: TicketReference, reason: VoidReason, afterClose: Bool = false) {
    self.reference = reference
    self.reason = reason
    self.afterClose = afterClose
  }

  enum CodingKeys: String, CodingKey {
    case reference, reason
    case afterClose = "after_close"
  }
}

/// A visitor said in which capacity they come after the number was given, while the paper came. Once for each ticket.
///
/// Events of the ticket that are decided after this one name it with this type.
public struct VisitorTypeGiven: EventContent {
  public static let kind = Fact.Kind.visitorTypeGiven
  public static let version = 1

  /// With the visitor type that it was issued with.
  public var reference: TicketReference
  public var visitorType: String

  public init(reference: TicketReference, visitorType: String) {
    self.reference = reference
    self.visitorType = visitorType
  }

  enum CodingKeys: String, CodingKey {
    case reference
    case visitorType = "visitor_type"
  }
}

/// Staff counted visitors who took no ticket.
public struct VisitorCounted: EventContent {
  public static let kind = Fact.Kind.visitorCounted
  public static let version = 1

  /// `entry` is `STAFF`.
  public var visit: VisitFacts
  /// 1…999 persons.
  public var count: Int

  public init(visit: VisitFacts, count: Int) {
    self.visit = visit
    self.count = count
  }
}
