extension Fact {
  /// A ticket, from its number to what became of its paper.
  public enum Ticket: Hashable, Sendable {
    case issued(TicketIssued)
    case handedOver(TicketHandedOver)
    case printed(TicketPrinted)
    case printFailed(TicketPrintFailed)
    case unconfirmed(TicketUnconfirmed)
    case shownOnScreen(TicketShownOnScreen)
    case reprinted(TicketReprinted)
    case voided(TicketVoided)
    case visitorTypeGiven(VisitorTypeGiven)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case issued = "ticket.issued"
      case handedOver = "ticket.handed_over"
      case printed = "ticket.printed"
      case printFailed = "ticket.print_failed"
      case unconfirmed = "ticket.unconfirmed"
      case shownOnScreen = "ticket.shown_on_screen"
      case reprinted = "ticket.reprinted"
      case voided = "ticket.voided"
      case visitorTypeGiven = "ticket.visitor_type_given"
    }

    var content: any EventContent {
      switch self {
      case .issued(let content): content
      case .handedOver(let content): content
      case .printed(let content): content
      case .printFailed(let content): content
      case .unconfirmed(let content): content
      case .shownOnScreen(let content): content
      case .reprinted(let content): content
      case .voided(let content): content
      case .visitorTypeGiven(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: [UInt8]) throws {
      switch kind {
      case .issued: self = .issued(try BodyDecoder.decode(from: body))
      case .handedOver: self = .handedOver(try BodyDecoder.decode(from: body))
      case .printed: self = .printed(try BodyDecoder.decode(from: body))
      case .printFailed: self = .printFailed(try BodyDecoder.decode(from: body))
      case .unconfirmed: self = .unconfirmed(try BodyDecoder.decode(from: body))
      case .shownOnScreen: self = .shownOnScreen(try BodyDecoder.decode(from: body))
      case .reprinted: self = .reprinted(try BodyDecoder.decode(from: body))
      case .voided: self = .voided(try BodyDecoder.decode(from: body))
      case .visitorTypeGiven: self = .visitorTypeGiven(try BodyDecoder.decode(from: body))
      }
    }
  }
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
  public static let kind = Fact.Kind.ticket(.issued)
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

/// What proves that paper came out.
public enum PaperEvidence: String, Hashable, Sendable, Codable {
  /// The spooler took the job and says it is done; nobody saw paper.
  case spooler
  /// The device itself answered.
  case device
}

/// The whole job was handed to the spooler. Not a proof of paper.
public struct TicketHandedOver: EventContent {
  public static let kind = Fact.Kind.ticket(.handedOver)
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
  public static let kind = Fact.Kind.ticket(.printed)
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
  public static let kind = Fact.Kind.ticket(.printFailed)
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
  public static let kind = Fact.Kind.ticket(.unconfirmed)
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
  public static let kind = Fact.Kind.ticket(.shownOnScreen)
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
  public static let kind = Fact.Kind.ticket(.voided)
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

/// A ticket is printed once more: the same number, marked as a copy. No second number is ever given.
public struct TicketReprinted: EventContent {
  public static let kind = Fact.Kind.ticket(.reprinted)
  public static let version = 1
  /// Staff asked for it.
  public static let staff = "staff"
  /// The spooler knew nothing of the job before it.
  public static let lost = "lost"

  public var reference: TicketReference
  /// From 1; stands on the paper.
  public var copy: Int
  /// `staff` or `lost`.
  public var reason: String
  /// The intention to print, in one batch with the copy's number.
  public var paper: PaperIntention
  /// When the ticket was issued, milliseconds since 1970 UTC; `nil` when the clock was doubtful then.
  public var issuedAt: Int64?

  public init(reference: TicketReference, copy: Int, reason: String, paper: PaperIntention, issuedAt: Int64?) {
    self.reference = reference
    self.copy = copy
    self.reason = reason
    self.paper = paper
    self.issuedAt = issuedAt
  }

  enum CodingKeys: String, CodingKey {
    case reference, copy, reason, paper
    case issuedAt = "issued_at"
  }
}

/// A visitor said in which capacity they come after the number was given, while the paper came. Once for each ticket.
///
/// Events of the ticket that are decided after this one name it with this type.
public struct VisitorTypeGiven: EventContent {
  public static let kind = Fact.Kind.ticket(.visitorTypeGiven)
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
