public import Events

/// What the screen must know of the office at the moment; told again whenever it changes.
public struct OfficeState: Hashable, Sendable {
  /// By the service's code; a service that is not named is open.
  public var services: [String: ServiceState]
  public var paper: PaperState
  /// Tickets waiting by the service's code; empty where serving is not measured.
  public var waiting: [String: Int]
  /// `nil` while the clock is doubtful: no date or time is shown then.
  public var clock: OfficeClock?
  /// A roll that somebody has just put in, while nobody has said that it prints.
  public var roll: RollConcern?
  /// What the office tells visitors today, a line each.
  public var notices: [Bilingual]

  public init(
    services: [String: ServiceState] = [:], paper: PaperState = .ready, waiting: [String: Int] = [:],
    clock: OfficeClock? = nil, roll: RollConcern? = nil, notices: [Bilingual] = []
  ) {
    self.services = services
    self.paper = paper
    self.waiting = waiting
    self.clock = clock
    self.roll = roll
    self.notices = notices
  }

  public func state(of service: String) -> ServiceState { services[service] ?? .open }
}

/// Whether a service gives numbers now, and if not, why.
public enum ServiceState: Hashable, Sendable {
  case open
  /// Minutes since midnight.
  case notYetOpen(from: Int)
  case noMoreTickets
  /// The holiday's name; `nil` for a day on which the office is not open.
  case holiday(Bilingual?)
  case closedToday
  case quotaReached
  /// Staff have paused issuing, or something else stops it; with other ways to reach the office.
  case suspended(otherWays: Bilingual?)
}

/// What can be known of the paper before a ticket is asked for.
public enum PaperState: String, Hashable, Sendable, CaseIterable {
  case ready
  case out
  case fault
  /// No printer is configured.
  case absent
}

/// What is to be settled about a roll of paper, with whoever stands before the kiosk.
public struct RollConcern: Hashable, Sendable {
  /// The printer's configured name.
  public var printer: String
  /// Somebody saw no print on it: the picture is shown. Otherwise they are asked.
  public var isWrongWayRound: Bool

  public init(printer: String, isWrongWayRound: Bool = false) {
    self.printer = printer
    self.isWrongWayRound = isWrongWayRound
  }
}

/// Date and time as the office's clock on the wall shows them.
public struct OfficeClock: Hashable, Sendable {
  public var date: ServiceDate
  /// Minutes since midnight.
  public var minute: Int

  public init(date: ServiceDate, minute: Int) {
    self.date = date
    self.minute = minute
  }
}
