/// The name of a kind of event, as it stands in the journal, on the wire and in exports.
///
/// Frozen: a name is never changed or used again. A kind that this version does not know is stored, forwarded and not
/// counted.
public struct EventKind: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ kind: Fact.Kind) {
    self.init(rawValue: kind.rawValue)
  }

  /// The kind as far as this version knows it; `nil` for one of a later version.
  public var known: Fact.Kind? { Fact.Kind(rawValue: rawValue) }

  public var description: String { rawValue }
}

extension Fact {
  /// Every kind that this version writes or reads: the one list, from which the compiler demands a reader, a fold, a
  /// count and the rest (exhaustive switches, never a `default:`).
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, CustomStringConvertible {
    case serviceDayOpened = "service_day.opened"
    case serviceDayClosed = "service_day.closed"
    case serviceDaySealed = "service_day.sealed"
    case clockJumped = "clock.jumped"
    case clockSettled = "clock.settled"
    case numbersSkipped = "numbers.skipped"
    case officeDescribed = "office.described"
    case officerAtPost = "officer.at_post"
    case messageSet = "message.set"
    case ticketIssued = "ticket.issued"
    case ticketHandedOver = "ticket.handed_over"
    case ticketPrinted = "ticket.printed"
    case ticketPrintFailed = "ticket.print_failed"
    case ticketUnconfirmed = "ticket.unconfirmed"
    case ticketShownOnScreen = "ticket.shown_on_screen"
    case ticketVoided = "ticket.voided"
    case ticketReprinted = "ticket.reprinted"
    case visitorTypeGiven = "ticket.visitor_type_given"
    case visitorCounted = "visitor.counted"
    case guideRequested = "guide.requested"
    case ratingGiven = "rating.given"
    case ratingExcluded = "rating.excluded"
    case ratingReasonGiven = "rating.reason_given"
    case devicePlugged = "device.plugged"
    case deviceUnplugged = "device.unplugged"
    case printerStateChanged = "printer.state_changed"
    case rollChanged = "roll.changed"
    case rollChecked = "roll.checked"
    case alertRaised = "alert.raised"
    case staffAdmitted = "staff.admitted"
    case staffLockedOut = "staff.locked_out"
    case staffActed = "staff.acted"
    case issuingPaused = "issuing.paused"
    case issuingResumed = "issuing.resumed"
    case kioskStarted = "kiosk.started"
    case kioskStopped = "kiosk.stopped"

    public var description: String { rawValue }
  }
}

/// What one kind of event carries: the body of one version, written once and never encoded again.
///
/// No body has a floating-point number, and none names a person.
public protocol EventContent: Codable, Hashable, Sendable {
  static var kind: Fact.Kind { get }
  static var version: Int { get }
}
