public import Events

/// What staff can do at the kiosk itself.
public enum StaffTask: String, Hashable, Sendable, CaseIterable {
  case status
  case dailySummary = "daily_summary"
  case copyToUSB = "copy_to_usb"
  case testTicket = "test_ticket"
  case reprintLast = "reprint_last"
  case voidLast = "void_last"
  case newRoll = "new_roll"
  /// Pauses or resumes.
  case pauseIssuing = "pause_issuing"
  case setDate = "set_date"
  case shutDown = "shut_down"
}

/// What a staff task asks of the kiosk; those that only lead to another page ask nothing.
public enum StaffCommand: Hashable, Sendable {
  case dailySummary
  case copyToUSB
  case testTicket
  case reprintLast
  case voidLast
  case newRoll
  case pauseIssuing(Bool)
  case setClock(OfficeClock)
  case shutDown

  /// The task of the menu that this belongs to.
  public var task: StaffTask {
    switch self {
    case .dailySummary: .dailySummary
    case .copyToUSB: .copyToUSB
    case .testTicket: .testTicket
    case .reprintLast: .reprintLast
    case .voidLast: .voidLast
    case .newRoll: .newRoll
    case .pauseIssuing: .pauseIssuing
    case .setClock: .setDate
    case .shutDown: .shutDown
    }
  }
}

/// How the kiosk is, as staff read it.
public struct StaffReport: Hashable, Sendable {
  public var paper: PaperState
  /// Whether the statistics store answers; `nil` without one.
  public var centreIsReached: Bool?
  /// Events that the centre does not have yet; `nil` until it has said what it has.
  public var unsent: Int?
  public var clock: OfficeClock?
  public var lastNumber: TicketNumber?
  public var issuingIsPaused: Bool

  public init(
    paper: PaperState = .ready, centreIsReached: Bool? = nil, unsent: Int? = 0, clock: OfficeClock? = nil,
    lastNumber: TicketNumber? = nil, issuingIsPaused: Bool = false
  ) {
    self.paper = paper
    self.centreIsReached = centreIsReached
    self.unsent = unsent
    self.clock = clock
    self.lastNumber = lastNumber
    self.issuingIsPaused = issuingIsPaused
  }
}

/// What the kiosk answers to staff.
public enum StaffAnswer: Hashable, Sendable {
  /// Whether the PIN was right.
  case pin(Bool)
  case report(StaffReport)
  /// The command was carried out; with what staff read besides, such as the name of a file.
  case done(Bilingual?)
  /// It was not; with cause and remedy.
  case failed(Bilingual)
}
