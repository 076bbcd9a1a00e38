extension Fact {
  /// What the service days are: their beginnings, ends and totals, and which dates they have.
  public enum Day: Hashable, Sendable {
    case opened(ServiceDayOpened)
    case closed(ServiceDayClosed)
    case sealed(ServiceDaySealed)
    case clockJumped(ClockJumped)
    case clockSettled(ClockSettled)
    case numbersSkipped(NumbersSkipped)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case opened = "service_day.opened"
      case closed = "service_day.closed"
      case sealed = "service_day.sealed"
      case clockJumped = "clock.jumped"
      case clockSettled = "clock.settled"
      case numbersSkipped = "numbers.skipped"
    }

    var content: any EventContent {
      switch self {
      case .opened(let content): content
      case .closed(let content): content
      case .sealed(let content): content
      case .clockJumped(let content): content
      case .clockSettled(let content): content
      case .numbersSkipped(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: [UInt8]) throws {
      switch kind {
      case .opened: self = .opened(try BodyDecoder.decode(from: body))
      case .closed: self = .closed(try BodyDecoder.decode(from: body))
      case .sealed: self = .sealed(try BodyDecoder.decode(from: body))
      case .clockJumped: self = .clockJumped(try BodyDecoder.decode(from: body))
      case .clockSettled: self = .clockSettled(try BodyDecoder.decode(from: body))
      case .numbersSkipped: self = .numbersSkipped(try BodyDecoder.decode(from: body))
      }
    }
  }
}

/// A service day began.
public struct ServiceDayOpened: EventContent {
  public static let kind = Fact.Kind.day(.opened)
  public static let version = 1

  /// The most dates that one opening accounts for, a little more than a year.
  public static let longestGap = 400

  public var day: Int
  public var date: ServiceDate
  /// What the office's calendar says of the date; never NO_DATA, because a kiosk runs.
  public var status: DayStatus
  /// What visitors can ask for at this kiosk, so that a service nobody asked for is counted as 0. Empty in a drill, of
  /// which nothing counts.
  public var offered: [OfferedService]
  /// The dates since the last day whose date is certain, oldest first; at most the latest `longestGap`.
  public var skipped: [SkippedDate]
  public init(
    day: Int, date: ServiceDate, status: DayStatus = .open, offered: [OfferedService] = [],
    skipped: [SkippedDate] = []
  ) {
    self.day = day
    self.date = date
    self.status = status
    self.offered = offered
    self.skipped = skipped
  }
}

/// What is known of a date at one kiosk. An empty day, a closed day, a holiday and a missing day are four things.
public enum DayStatus: String, Hashable, Sendable, Codable, CaseIterable {
  case open = "OPEN"
  /// A day of the week on which the office is closed.
  case closed = "CLOSED"
  case holiday = "HOLIDAY"
  /// The office was open and the kiosk did not run: what happened is not known.
  case noData = "NO_DATA"
}

/// A service and the channel by which visitors of this kiosk reach it.
public struct OfferedService: Hashable, Sendable, Codable {
  /// The service's code in the office's configuration.
  public var service: String
  /// The service's name in Thai, as visitors read it on that day.
  public var name: String
  public var channel: Channel

  public init(service: String, name: String, channel: Channel) {
    self.service = service
    self.name = name
    self.channel = channel
  }
}

/// A date on which the kiosk did not run.
public struct SkippedDate: Hashable, Sendable, Codable {
  public var date: ServiceDate
  /// CLOSED or HOLIDAY by the calendar, else NO_DATA.
  public var status: DayStatus

  public init(date: ServiceDate, status: DayStatus) {
    self.date = date
    self.status = status
  }
}

/// A service day ended.
public struct ServiceDayClosed: EventContent {
  public static let kind = Fact.Kind.day(.closed)
  public static let version = 1

  public var day: Int
  public var date: ServiceDate
  /// The instant of the day's 24:00, even when the power was off then (milliseconds since 1970 UTC).
  public var closedAt: Int64
  /// What the events from the day's opening to here have counted, on whatever date. What a date had counted before it
  /// was sealed among them is in the seal, and not here.
  public var totals: [Tally]
  /// The version of the rules by which the totals were counted.
  public var counting: Int

  public init(day: Int, date: ServiceDate, closedAt: Int64, totals: [Tally], counting: Int) {
    self.day = day
    self.date = date
    self.closedAt = closedAt
    self.totals = totals
    self.counting = counting
  }

  enum CodingKeys: String, CodingKey {
    case day, date, totals, counting
    case closedAt = "closed_at"
  }
}

/// The wall clock began to contradict the journal or the time since boot; from here on it is doubtful.
public struct ClockJumped: EventContent {
  public static let kind = Fact.Kind.day(.clockJumped)
  public static let version = 1

  /// Where the clock should have stood (milliseconds since 1970 UTC).
  public var expected: Int64
  /// Where it stood.
  public var found: Int64
  /// `behind_journal`, `before_build`, `too_far_ahead` or `jumped_while_running`.
  public var reason: String

  public init(expected: Int64, found: Int64, reason: String) {
    self.expected = expected
    self.found = found
    self.reason = reason
  }
}

/// The date is certain again. Visits given under doubt move to the date on which they were really given; their numbers
/// stay.
public struct ClockSettled: EventContent {
  public static let kind = Fact.Kind.day(.clockSettled)
  public static let version = 1

  public var date: ServiceDate
  /// What the office's calendar says of the date.
  public var status: DayStatus
  /// `synchronised`, `staff`, or `clock` when a clock that is believed after another start shows the date.
  public var by: String
  /// Whether the wall clock itself is believed from here on; not when staff named a date that it does not show.
  public var clockBelieved: Bool
  /// Counts to move, as they were under doubt: what is a sum is taken back there and added on `date`.
  public var moved: [Tally]

  public init(date: ServiceDate, status: DayStatus = .open, by: String, clockBelieved: Bool, moved: [Tally]) {
    self.date = date
    self.status = status
    self.by = by
    self.clockBelieved = clockBelieved
    self.moved = moved
  }

  enum CodingKeys: String, CodingKey {
    case date, status, by, moved
    case clockBelieved = "clock_believed"
  }
}

/// Numbers were passed over because the high-water mark was ahead of the journal: they may have been given.
public struct NumbersSkipped: EventContent {
  public static let kind = Fact.Kind.day(.numbersSkipped)
  public static let version = 1

  public var day: Int
  public var series: String
  public var first: Int
  public var last: Int

  public init(day: Int, series: String, first: Int, last: Int) {
    self.day = day
    self.series = series
    self.first = first
    self.last = last
  }
}
