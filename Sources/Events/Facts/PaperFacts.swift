/// What staff need to know of a printer: one of a small set, each with a remedy.
///
/// In events it stands as text, so that a reader of an older version passes over a state that it does not know.
public enum PrinterState: String, Hashable, Sendable, Codable, CaseIterable {
  case ready
  case paperLow = "paper_low"
  case paperOut = "paper_out"
  case coverOpen = "cover_open"
  case jammed
  case headHot = "head_hot"
  /// The device says that it is off or off line.
  case off
  /// Nothing reaches the device: its power, its cable, its address.
  case unreachable
  /// The device reports a fault that has no state of its own here.
  case fault
  /// No print is seen on the paper: a thermal roll has only one side that prints.
  case rollWrongWayRound = "roll_wrong_way_round"
  case queueStopped = "queue_stopped"
  case noQueue = "no_queue"
  case spoolerSilent = "spooler_silent"
  /// It failed before and is worth another ticket; nobody has seen it work since.
  case unproven
  /// It takes every job and has no means to tell what became of it.
  case cannotTell = "cannot_tell"
  /// Never asked yet.
  case unknown

  /// Whether a ticket may be sent there.
  public var condition: PrinterCondition {
    switch self {
    case .ready, .paperLow, .cannotTell: .ready
    case .unproven, .spoolerSilent, .unknown: .unknown
    case .paperOut, .coverOpen, .jammed, .headHot, .off, .unreachable, .fault, .rollWrongWayRound, .queueStopped,
      .noQueue:
      .out
    }
  }
}

/// A ticket is printed once more: the same number, marked as a copy. No second number is ever given.
public struct TicketReprinted: EventContent {
  public static let kind = Fact.Kind.ticketReprinted
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

/// Paper came back or the cover was closed: the roll counts as a new one.
public struct RollChanged: EventContent {
  public static let kind = Fact.Kind.rollChanged
  public static let version = 1

  public var printer: String

  public init(printer: String) {
    self.printer = printer
  }
}

/// Whether somebody saw print on a roll that was put in.
public enum RollSight: String, Hashable, Sendable, Codable, CaseIterable {
  case seen
  /// The roll lies the wrong way round.
  case notSeen = "not_seen"
  /// Nobody said anything in time; work goes on.
  case noAnswer = "no_answer"
}

/// What came of the question whether print is seen on the new roll.
public struct RollChecked: EventContent {
  public static let kind = Fact.Kind.rollChecked
  public static let version = 1

  public var printer: String
  public var sight: RollSight

  public init(printer: String, sight: RollSight) {
    self.printer = printer
    self.sight = sight
  }
}
