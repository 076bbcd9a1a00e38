/// An event that is decided and not yet durable. The loop gives the position; the journal adds hashes.
public struct DraftEvent: Hashable, Sendable {
  public var seq: Int64
  public var stamp: Stamp
  public var day: Int
  public var commandID: String?
  public var fact: Fact

  public init(seq: Int64, stamp: Stamp, day: Int, commandID: String?, fact: Fact) {
    self.seq = seq
    self.stamp = stamp
    self.day = day
    self.commandID = commandID
    self.fact = fact
  }
}

/// Why the journal could not be written or read: code, cause and remedy.
public struct JournalFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// No room left; writing may go on when there is.
    case full
    /// The device or the file is damaged (EIO, corruption): nothing more is written, no sync is retried as if clean.
    case damaged
    /// Another process holds the journal; nothing was written, and writing goes on when it lets go.
    case busy
    /// The file's format is newer than this program's, or no journal at all.
    case format
    /// The journal was asked for something impossible, such as a position that does not follow.
    case misuse

    /// Whether nothing is in doubt and the next batch may be tried: what failed left nothing behind.
    public var isPassing: Bool {
      switch self {
      case .full, .busy: true
      case .damaged, .format, .misuse: false
      }
    }
  }

  public var code: Code
  public var cause: String
  public var remedy: String

  public init(_ code: Code, cause: String, remedy: String) {
    self.code = code
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(cause). \(remedy)" }
}

/// The writing side of the journal: one writer, one batch in flight.
public protocol JournalWriting: Sendable {
  /// Makes the events durable in one transaction, on the journal's own thread, and then says so exactly once, from that
  /// thread. Returns at once.
  func append(_ events: [DraftEvent], then done: @escaping @Sendable (Result<JournalPosition, JournalFault>) -> Void)
}

/// Finds tickets by what their paper says.
public protocol TicketFinding: Sendable {
  /// Looks for the tickets of a label and a date, whatever the day. Returns at once.
  ///
  /// - Parameter done: called exactly once, on another thread; the newest first, empty where there is none.
  func find(
    _ label: String, on date: ServiceDate,
    then done: @escaping @Sendable (Result<[FoundTicket], JournalFault>) -> Void)
}

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

/// A ticket that is to be printed; its number is durable.
public struct PrintOrder: Hashable, Sendable {
  public var reference: TicketReference
  public var job: String
  /// Says also which copy it is.
  public var content: TicketContent

  public init(reference: TicketReference, job: String, content: TicketContent) {
    self.reference = reference
    self.job = job
    self.content = content
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

/// One printer, with a thread of its own.
public protocol TicketPrinting: Sendable {
  /// The configured name.
  var name: String { get }
  /// Takes a ticket to be printed after those before it. Returns at once; reports follow.
  func print(_ order: PrintOrder)
  /// Asks what became of the jobs of an earlier run, by name and uuid. Returns at once; reports follow.
  ///
  /// A job that is young is followed to its end, an older one is cancelled; a job that nobody knows is `lost`.
  ///
  /// - Parameter ages: milliseconds since the issue, by the intention's place in the list.
  func settle(_ intentions: [OpenIntention], ages: [Int64])
  /// Prints one short line that shows that print comes out.
  func printReadyLine()
  /// Gives up what waits and ends the thread.
  func stop()
}
