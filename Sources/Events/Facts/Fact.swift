import Foundation

/// What an event says: one case a kind that this version knows.
public enum Fact: Hashable, Sendable {
  case serviceDayOpened(ServiceDayOpened)
  case serviceDayClosed(ServiceDayClosed)
  case clockJumped(ClockJumped)
  case clockSettled(ClockSettled)
  case numbersSkipped(NumbersSkipped)
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
    case .clockJumped(let content): content
    case .clockSettled(let content): content
    case .numbersSkipped(let content): content
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

  public var kind: EventKind { type(of: content).kind }
  public var version: Int { type(of: content).version }

  /// The bytes of the body: JSON with sorted keys, no floating point. Written once; hashes are over these bytes.
  public func encodedBody() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(content))
  }

  /// Reads a stored body.
  ///
  /// - Returns: `nil` for a kind or version that this program does not know: such an event is kept and not counted.
  /// - Throws: `DecodingError` when the bytes are not what their kind and version promise.
  public init?(kind: EventKind, version: Int, body: [UInt8]) throws {
    guard version == 1, let read = Self.readers[kind] else { return nil }
    self = try read(Data(body))
  }

  private typealias Reader = @Sendable (Data) throws -> Fact

  private static func reader<Content: EventContent>(
    _ wrap: @escaping @Sendable (Content) -> Fact
  ) -> (EventKind, Reader) {
    (Content.kind, { wrap(try JSONDecoder().decode(Content.self, from: $0)) })
  }

  /// Version 1 of every kind. A version 2 gets an upcaster here, and the old one stays.
  private static let readers: [EventKind: Reader] = Dictionary(uniqueKeysWithValues: [
    reader(Fact.serviceDayOpened), reader(Fact.serviceDayClosed), reader(Fact.clockJumped), reader(Fact.clockSettled),
    reader(Fact.numbersSkipped), reader(Fact.ticketIssued), reader(Fact.ticketHandedOver), reader(Fact.ticketPrinted),
    reader(Fact.ticketPrintFailed), reader(Fact.ticketUnconfirmed), reader(Fact.ticketShownOnScreen),
    reader(Fact.ticketReprinted), reader(Fact.ticketVoided), reader(Fact.visitorTypeGiven), reader(Fact.visitorCounted),
    reader(Fact.ratingGiven),
    reader(Fact.ratingExcluded), reader(Fact.ratingReasonGiven),
    reader(Fact.devicePlugged), reader(Fact.deviceUnplugged), reader(Fact.printerStateChanged),
    reader(Fact.rollChanged), reader(Fact.rollChecked), reader(Fact.alertRaised), reader(Fact.kioskStarted),
    reader(Fact.kioskStopped), reader(Fact.staffAdmitted), reader(Fact.staffLockedOut), reader(Fact.staffActed),
    reader(Fact.issuingPaused), reader(Fact.issuingResumed),
  ])
}
