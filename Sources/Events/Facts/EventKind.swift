/// The name of a kind of event, as it stands in the journal, on the wire and in exports.
///
/// Frozen: a name is never changed or used again. A kind that this version does not know is stored, forwarded and not
/// counted.
public struct EventKind: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public var description: String { rawValue }

  public static let serviceDayOpened = EventKind(rawValue: "service_day.opened")
  public static let serviceDayClosed = EventKind(rawValue: "service_day.closed")
  public static let clockJumped = EventKind(rawValue: "clock.jumped")
  public static let clockSettled = EventKind(rawValue: "clock.settled")
  public static let numbersSkipped = EventKind(rawValue: "numbers.skipped")

  public static let ticketIssued = EventKind(rawValue: "ticket.issued")
  public static let ticketHandedOver = EventKind(rawValue: "ticket.handed_over")
  public static let ticketPrinted = EventKind(rawValue: "ticket.printed")
  public static let ticketPrintFailed = EventKind(rawValue: "ticket.print_failed")
  public static let ticketUnconfirmed = EventKind(rawValue: "ticket.unconfirmed")
  public static let ticketShownOnScreen = EventKind(rawValue: "ticket.shown_on_screen")
  public static let ticketVoided = EventKind(rawValue: "ticket.voided")
  public static let ticketReprinted = EventKind(rawValue: "ticket.reprinted")
  public static let visitorTypeGiven = EventKind(rawValue: "ticket.visitor_type_given")
  public static let visitorCounted = EventKind(rawValue: "visitor.counted")

  public static let ratingGiven = EventKind(rawValue: "rating.given")
  public static let ratingExcluded = EventKind(rawValue: "rating.excluded")
  public static let ratingReasonGiven = EventKind(rawValue: "rating.reason_given")

  public static let devicePlugged = EventKind(rawValue: "device.plugged")
  public static let deviceUnplugged = EventKind(rawValue: "device.unplugged")
  public static let printerStateChanged = EventKind(rawValue: "printer.state_changed")
  public static let rollChanged = EventKind(rawValue: "roll.changed")
  public static let rollChecked = EventKind(rawValue: "roll.checked")
  public static let alertRaised = EventKind(rawValue: "alert.raised")
  public static let staffAdmitted = EventKind(rawValue: "staff.admitted")
  public static let staffLockedOut = EventKind(rawValue: "staff.locked_out")
  public static let staffActed = EventKind(rawValue: "staff.acted")
  public static let issuingPaused = EventKind(rawValue: "issuing.paused")
  public static let issuingResumed = EventKind(rawValue: "issuing.resumed")
  public static let kioskStarted = EventKind(rawValue: "kiosk.started")
  public static let kioskStopped = EventKind(rawValue: "kiosk.stopped")
}

/// What one kind of event carries: the body of one version, written once and never encoded again.
///
/// No body has a floating-point number, and none names a person.
public protocol EventContent: Codable, Hashable, Sendable {
  static var kind: EventKind { get }
  static var version: Int { get }
}
