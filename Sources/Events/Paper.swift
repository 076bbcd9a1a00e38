/// What a ticket on paper says; an absent value is an absent line.
public struct TicketContent: Hashable, Sendable {
  public var office: Bilingual
  public var service: Bilingual
  public var number: TicketNumber
  /// `nil` under a doubtful clock: the ticket says so instead of a date.
  public var date: ServiceDate?
  /// Minutes since midnight; `nil` together with `date`.
  public var minuteOfDay: Int?
  /// Where to go: floor, counters.
  public var place: Bilingual?
  public var responsibleUnit: Bilingual?
  public var telephone: String?
  public var documents: [Bilingual]
  public var kiosk: String
  /// The text of the QR code; `nil` without a base URL.
  public var address: String?
  /// The number of tickets waiting before this one; `nil` where serving is not measured.
  public var ahead: Int?
  public var lane: Lane
  /// What the office tells visitors today.
  public var notices: [Bilingual]
  /// Which copy it is, from 1; the paper says so. `nil`: the ticket itself.
  public var copy: Int?

  public init(
    office: Bilingual, service: Bilingual, number: TicketNumber, date: ServiceDate?, minuteOfDay: Int?,
    place: Bilingual? = nil, responsibleUnit: Bilingual? = nil, telephone: String? = nil,
    documents: [Bilingual] = [], kiosk: String,
    address: String? = nil, ahead: Int? = nil, lane: Lane = .normal, notices: [Bilingual] = [],
    copy: Int? = nil
  ) {
    self.office = office
    self.service = service
    self.number = number
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.place = place
    self.responsibleUnit = responsibleUnit
    self.telephone = telephone
    self.documents = documents
    self.kiosk = kiosk
    self.address = address
    self.ahead = ahead
    self.lane = lane
    self.notices = notices
    self.copy = copy
  }
}

/// A print job of an earlier run whose end is not known.
public struct OpenIntention: Hashable, Sendable, Codable {
  public var reference: TicketReference
  public var printer: String
  public var job: String
  /// Empty when the job was never known to be handed over.
  public var jobUUID: String
  /// Which copy, from 1; `nil`: the ticket itself.
  public var copy: Int?
  /// When the ticket was issued; `nil` where that is not known any more.
  public var issued: Stamp?
  /// The number was shown to the visitor already.
  public var isShown = false

  public init(
    reference: TicketReference, printer: String, job: String, jobUUID: String, copy: Int? = nil, issued: Stamp? = nil
  ) {
    self.reference = reference
    self.printer = printer
    self.job = job
    self.jobUUID = jobUUID
    self.copy = copy
    self.issued = issued
  }

  enum CodingKeys: String, CodingKey {
    case reference, printer, job, copy, issued
    case jobUUID = "job_uuid"
    case isShown = "shown"
  }
}

/// A job that the spooler knows nothing of, or that ended there without its paper.
public struct LostPaper: Hashable, Sendable {
  public var reference: TicketReference
  public var copy: Int?
  public var printer: String
  /// Why the ticket is unconfirmed when it is not printed again: `restart`, `spooler_lost_job`.
  public var reason: String

  public init(reference: TicketReference, copy: Int?, printer: String, reason: String) {
    self.reference = reference
    self.copy = copy
    self.printer = printer
    self.reason = reason
  }
}

/// What became of paper and printer; comes back to the loop as a command and is never dropped.
public enum PaperReport: Hashable, Sendable {
  case handedOver(TicketHandedOver)
  case printed(TicketPrinted)
  case failed(TicketPrintFailed)
  case unconfirmed(TicketUnconfirmed)
  case condition(PrinterStateChanged)
  /// Nobody has the job any more: printed again as a copy while it is young.
  case lost(LostPaper)
  /// The spooler has ended the job and nobody saw paper: whoever waits for it has it in the hand, or never will.
  case ended(TicketReference)
}
