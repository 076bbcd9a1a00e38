public import Events

/// The four times of a service day, in minutes since midnight (1440 is 24.00), and its lunch break.
public struct DayHours: Hashable, Sendable {
  /// From here tickets are given; default 60 min before opening, because people queue before the doors open.
  public var ticketsFrom: Int
  public var open: Int
  /// After this no ticket is given (a service may have its own); default the closing time.
  public var lastTicket: Int
  public var close: Int
  /// Statistics only: lunch never stops issuing.
  public var lunch: Range<Int>?
  /// Hours outside the usual ones (evenings, weekends) count as EXTENDED instead of OFFICE.
  public var extended: Bool

  public init(
    ticketsFrom: Int? = nil, open: Int, lastTicket: Int? = nil, close: Int, lunch: Range<Int>? = nil,
    extended: Bool = false
  ) {
    self.ticketsFrom = ticketsFrom ?? max(0, open - 60)
    self.open = open
    self.lastTicket = lastTicket ?? close
    self.close = close
    self.lunch = lunch
    self.extended = extended
  }
}

/// When the office is open: a weekly table and exceptions.
public struct OpeningHours: Hashable, Sendable {
  public enum Exception: Hashable, Sendable {
    case holiday(Bilingual)
    case hours(DayHours)
  }

  /// Monday first, seven entries; `nil`: closed.
  public var week: [DayHours?]
  public var exceptions: [ServiceDate: Exception]

  public init(week: [DayHours?], exceptions: [ServiceDate: Exception] = [:]) {
    self.week = week
    self.exceptions = exceptions
  }

  public static let always = OpeningHours(
    week: Array(repeating: DayHours(ticketsFrom: 0, open: 0, close: 1440), count: 7))

  /// The hours of a date; `nil` when the office is closed then.
  public func hours(on date: ServiceDate) -> DayHours? {
    switch exceptions[date] {
    case .holiday: nil
    case .hours(let hours): hours
    case nil: week[date.weekday - 1]
    }
  }
}
