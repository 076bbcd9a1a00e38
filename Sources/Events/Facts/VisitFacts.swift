/// The lane of a ticket; the reason for the special lane is never recorded.
public enum Lane: String, Hashable, Sendable, Codable, CaseIterable {
  case normal = "NORMAL"
  case priority = "PRIORITY"

  /// As screen, paper and tables name it.
  public var words: Bilingual {
    switch self {
    case .normal: Bilingual(thai: "ทั่วไป", english: "Normal")
    case .priority: Bilingual(thai: "ช่องทางพิเศษ", english: "Priority service")
    }
  }
}

/// The part of the office's day in which a ticket was issued (the statistics' `period`).
public enum ServicePeriod: String, Hashable, Sendable, Codable, CaseIterable {
  case office = "OFFICE"
  case lunch = "LUNCH"
  case extended = "EXTENDED"
  case weekendOrHoliday = "WEEKEND_HOLIDAY"
}

/// How the visitor reached the service.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
  case walkIn = "WALKIN"
  case booth = "BOOTH"
}

/// How the visit was entered.
public enum EntryKind: String, Hashable, Sendable, Codable, CaseIterable {
  case ticket = "TICKET"
  case appointment = "APPOINTMENT"
  case paperFallback = "PAPER_FALLBACK"
  /// Counted by staff, without a ticket.
  case staff = "STAFF"
}

/// A ticket's label: a series prefix and at least three digits. After `A999` comes `A1000`; it never wraps.
///
/// These two members are all that it ever has: what else a version knows of a ticket stands in the visit's facts or
/// beside the label.
public struct TicketNumber: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The prefix, as configured for the service and the kiosk.
  public let series: String
  /// From 1, restarting each service day.
  public let number: Int

  public init(series: String, number: Int) {
    self.series = series
    self.number = number
  }

  public var description: String {
    let digits = String(number)
    return series + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }
}

/// The facts that every count about a visit needs; each event about a ticket repeats them, so that an event can be
/// counted by itself.
public struct VisitFacts: Hashable, Sendable, Codable {
  /// The service day of issue.
  public var day: Int
  /// The date on which the visit counts: that of the day of issue, unless the date was settled later.
  public var date: ServiceDate
  /// The service's code in the office's configuration.
  public var service: String
  /// `JURISTIC`, `COMMUNITY_ENTERPRISE`, `INDIVIDUAL_IN_BUSINESS`, `INDIVIDUAL_INTERESTED`, `NOT_STATED` or an office's own.
  public var visitorType: String
  public var lane: Lane
  public var channel: Channel
  public var entry: EntryKind
  public var period: ServicePeriod
  /// Issued during a drill: never counted.
  public var drill: Bool
  /// What a later version says of the visit besides.
  public var others = OtherMembers()

  public init(
    day: Int, date: ServiceDate, service: String, visitorType: String, lane: Lane = .normal,
    channel: Channel = .walkIn, entry: EntryKind = .ticket, period: ServicePeriod, drill: Bool = false
  ) {
    self.day = day
    self.date = date
    self.service = service
    self.visitorType = visitorType
    self.lane = lane
    self.channel = channel
    self.entry = entry
    self.period = period
    self.drill = drill
  }

  enum CodingKeys: String, CodingKey {
    case day, date, service, lane, channel, entry, period, drill
    case visitorType = "visitor_type"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    day = try members.decode(Int.self, forKey: .day)
    date = try members.decode(ServiceDate.self, forKey: .date)
    service = try members.decode(String.self, forKey: .service)
    visitorType = try members.decode(String.self, forKey: .visitorType)
    lane = try members.decode(Lane.self, forKey: .lane)
    channel = try members.decode(Channel.self, forKey: .channel)
    entry = try members.decode(EntryKind.self, forKey: .entry)
    period = try members.decode(ServicePeriod.self, forKey: .period)
    drill = try members.decode(Bool.self, forKey: .drill)
    others = try OtherMembers(decoder, besides: CodingKeys.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(day, forKey: .day)
    try members.encode(date, forKey: .date)
    try members.encode(service, forKey: .service)
    try members.encode(visitorType, forKey: .visitorType)
    try members.encode(lane, forKey: .lane)
    try members.encode(channel, forKey: .channel)
    try members.encode(entry, forKey: .entry)
    try members.encode(period, forKey: .period)
    try members.encode(drill, forKey: .drill)
    try others.encode(to: encoder)
  }
}
