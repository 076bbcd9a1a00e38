import Foundation

/// What an event says: one case a kind that this version knows.
public enum Fact: Hashable, Sendable {
  case serviceDayOpened(ServiceDayOpened)
  case serviceDayClosed(ServiceDayClosed)
  case serviceDaySealed(ServiceDaySealed)
  case clockJumped(ClockJumped)
  case clockSettled(ClockSettled)
  case numbersSkipped(NumbersSkipped)
  case officeDescribed(OfficeDescribed)
  case officerAtPost(OfficerAtPost)
  case messageSet(MessageSet)
  case ticketIssued(TicketIssued)
  case ticketHandedOver(TicketHandedOver)
  case ticketPrinted(TicketPrinted)
  case ticketPrintFailed(TicketPrintFailed)
  case ticketUnconfirmed(TicketUnconfirmed)
  case ticketShownOnScreen(TicketShownOnScreen)
  case ticketReprinted(TicketReprinted)
  case ticketVoided(TicketVoided)
  case visitorTypeGiven(VisitorTypeGiven)
  case visitorCounted(VisitorCounted)
  case guideRequested(GuideRequested)
  case ratingGiven(RatingGiven)
  case ratingExcluded(RatingExcluded)
  case ratingReasonGiven(RatingReasonGiven)
  case devicePlugged(DevicePlugged)
  case deviceUnplugged(DeviceUnplugged)
  case printerStateChanged(PrinterStateChanged)
  case rollChanged(RollChanged)
  case rollChecked(RollChecked)
  case alertRaised(AlertRaised)
  case staffAdmitted(StaffAdmitted)
  case staffLockedOut(StaffLockedOut)
  case staffActed(StaffActed)
  case issuingPaused(IssuingPaused)
  case issuingResumed(IssuingResumed)
  case kioskStarted(KioskStarted)
  case kioskStopped(KioskStopped)

  public var content: any EventContent {
    switch self {
    case .serviceDayOpened(let content): content
    case .serviceDayClosed(let content): content
    case .serviceDaySealed(let content): content
    case .clockJumped(let content): content
    case .clockSettled(let content): content
    case .numbersSkipped(let content): content
    case .officeDescribed(let content): content
    case .officerAtPost(let content): content
    case .messageSet(let content): content
    case .ticketIssued(let content): content
    case .ticketHandedOver(let content): content
    case .ticketPrinted(let content): content
    case .ticketPrintFailed(let content): content
    case .ticketUnconfirmed(let content): content
    case .ticketShownOnScreen(let content): content
    case .ticketReprinted(let content): content
    case .ticketVoided(let content): content
    case .visitorTypeGiven(let content): content
    case .visitorCounted(let content): content
    case .guideRequested(let content): content
    case .ratingGiven(let content): content
    case .ratingExcluded(let content): content
    case .ratingReasonGiven(let content): content
    case .devicePlugged(let content): content
    case .deviceUnplugged(let content): content
    case .printerStateChanged(let content): content
    case .rollChanged(let content): content
    case .rollChecked(let content): content
    case .alertRaised(let content): content
    case .staffAdmitted(let content): content
    case .staffLockedOut(let content): content
    case .staffActed(let content): content
    case .issuingPaused(let content): content
    case .issuingResumed(let content): content
    case .kioskStarted(let content): content
    case .kioskStopped(let content): content
    }
  }

  public var kind: Kind { type(of: content).kind }
  public var version: Int { type(of: content).version }

  /// The bytes of the body: JSON with sorted keys, no floating point. Written once; hashes are over these bytes.
  public func encodedBody() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(content))
  }
}

extension Fact {
  /// Reads a stored body.
  ///
  /// - Returns: `nil` for a kind or version that this program does not know: such an event is kept and not counted.
  /// - Throws: `DecodingError` when the bytes are not what their kind and version promise.
  public init?(kind: EventKind, version: Int, body: [UInt8]) throws {
    guard let known = kind.known, version == 1 else { return nil }
    try self.init(known, body)
  }

  /// Version 1 of every kind. A version 2 gets an upcaster beside this, and the old one stays.
  private init(_ kind: Kind, _ body: [UInt8]) throws {
    func read<Content: EventContent>(_ body: [UInt8]) throws -> Content { try BodyDecoder.decode(from: body) }
    switch kind {
    case .serviceDayOpened: self = .serviceDayOpened(try read(body))
    case .serviceDayClosed: self = .serviceDayClosed(try read(body))
    case .serviceDaySealed: self = .serviceDaySealed(try read(body))
    case .clockJumped: self = .clockJumped(try read(body))
    case .clockSettled: self = .clockSettled(try read(body))
    case .numbersSkipped: self = .numbersSkipped(try read(body))
    case .officeDescribed: self = .officeDescribed(try read(body))
    case .officerAtPost: self = .officerAtPost(try read(body))
    case .messageSet: self = .messageSet(try read(body))
    case .ticketIssued: self = .ticketIssued(try read(body))
    case .ticketHandedOver: self = .ticketHandedOver(try read(body))
    case .ticketPrinted: self = .ticketPrinted(try read(body))
    case .ticketPrintFailed: self = .ticketPrintFailed(try read(body))
    case .ticketUnconfirmed: self = .ticketUnconfirmed(try read(body))
    case .ticketShownOnScreen: self = .ticketShownOnScreen(try read(body))
    case .ticketReprinted: self = .ticketReprinted(try read(body))
    case .ticketVoided: self = .ticketVoided(try read(body))
    case .visitorTypeGiven: self = .visitorTypeGiven(try read(body))
    case .visitorCounted: self = .visitorCounted(try read(body))
    case .guideRequested: self = .guideRequested(try read(body))
    case .ratingGiven: self = .ratingGiven(try read(body))
    case .ratingExcluded: self = .ratingExcluded(try read(body))
    case .ratingReasonGiven: self = .ratingReasonGiven(try read(body))
    case .devicePlugged: self = .devicePlugged(try read(body))
    case .deviceUnplugged: self = .deviceUnplugged(try read(body))
    case .printerStateChanged: self = .printerStateChanged(try read(body))
    case .rollChanged: self = .rollChanged(try read(body))
    case .rollChecked: self = .rollChecked(try read(body))
    case .alertRaised: self = .alertRaised(try read(body))
    case .staffAdmitted: self = .staffAdmitted(try read(body))
    case .staffLockedOut: self = .staffLockedOut(try read(body))
    case .staffActed: self = .staffActed(try read(body))
    case .issuingPaused: self = .issuingPaused(try read(body))
    case .issuingResumed: self = .issuingResumed(try read(body))
    case .kioskStarted: self = .kioskStarted(try read(body))
    case .kioskStopped: self = .kioskStopped(try read(body))
    }
  }
}
