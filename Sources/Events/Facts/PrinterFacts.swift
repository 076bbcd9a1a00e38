extension Fact {
  /// A printer and the roll in it, whatever is printed.
  public enum Printer: Hashable, Sendable {
    case stateChanged(PrinterStateChanged)
    case rollChanged(RollChanged)
    case rollChecked(RollChecked)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case stateChanged = "printer.state_changed"
      case rollChanged = "roll.changed"
      case rollChecked = "roll.checked"
    }

    var content: any EventContent {
      switch self {
      case .stateChanged(let content): content
      case .rollChanged(let content): content
      case .rollChecked(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: [UInt8]) throws {
      switch kind {
      case .stateChanged: self = .stateChanged(try BodyDecoder.decode(from: body))
      case .rollChanged: self = .rollChanged(try BodyDecoder.decode(from: body))
      case .rollChecked: self = .rollChecked(try BodyDecoder.decode(from: body))
      }
    }
  }
}

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

/// What is known of a printer between and during jobs.
public enum PrinterCondition: String, Hashable, Sendable, Codable, CaseIterable {
  /// Takes jobs; whether paper comes out may still be unknown.
  case ready
  /// Known to give no paper: stopped, paper out, cover open, not there.
  case out
  /// Nothing is known: never asked, or the spooler does not answer.
  case unknown
}

/// A printer's condition became another.
public struct PrinterStateChanged: EventContent {
  public static let kind = Fact.Kind.printer(.stateChanged)
  public static let version = 1

  public var printer: String
  public var condition: PrinterCondition
  /// `printer-state-reasons` (RFC 8011, 5.4.12) or codes of our own, such as `spooler_unreachable`.
  public var reasons: [String]
  /// A `PrinterState`; `nil` in events of the first version.
  public var state: String?

  public init(printer: String, condition: PrinterCondition, reasons: [String], state: PrinterState? = nil) {
    self.printer = printer
    self.condition = condition
    self.reasons = reasons
    self.state = state?.rawValue
  }

  /// The state as far as this version knows it.
  public var known: PrinterState? { state.flatMap(PrinterState.init) }
}

/// Paper came back or the cover was closed: the roll counts as a new one.
public struct RollChanged: EventContent {
  public static let kind = Fact.Kind.printer(.rollChanged)
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
  public static let kind = Fact.Kind.printer(.rollChecked)
  public static let version = 1

  public var printer: String
  public var sight: RollSight

  public init(printer: String, sight: RollSight) {
    self.printer = printer
    self.sight = sight
  }
}
