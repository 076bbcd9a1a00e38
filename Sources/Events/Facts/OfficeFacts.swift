extension Fact {
  /// What the office offers, and whether it gives numbers.
  public enum Office: Hashable, Sendable {
    case described(OfficeDescribed)
    case issuingPaused(IssuingPaused)
    case issuingResumed(IssuingResumed)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case described = "office.described"
      case issuingPaused = "issuing.paused"
      case issuingResumed = "issuing.resumed"
    }

    var content: any EventContent {
      switch self {
      case .described(let content): content
      case .issuingPaused(let content): content
      case .issuingResumed(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: [UInt8]) throws {
      switch kind {
      case .described: self = .described(try BodyDecoder.decode(from: body))
      case .issuingPaused: self = .issuingPaused(try BodyDecoder.decode(from: body))
      case .issuingResumed: self = .issuingResumed(try BodyDecoder.decode(from: body))
      }
    }
  }
}

/// What the office offers: its services with their guides, and its calendar. Written at a start when it is not what was
/// written last; the kiosk's own file rules.
public struct OfficeDescribed: EventContent {
  public static let kind = Fact.Kind.office(.described)
  public static let version = 1

  /// In the office's order.
  public var services: [DescribedService]
  /// The days of the week on which the office is open, Monday first.
  public var week: [DescribedWeekday]
  /// Dates that are not as their day of the week, in order.
  public var exceptions: [DescribedDate]

  public init(services: [DescribedService], week: [DescribedWeekday], exceptions: [DescribedDate]) {
    self.services = services
    self.week = week
    self.exceptions = exceptions
  }

  /// By which two descriptions are compared; `nil` for one that cannot be encoded, which is like no other.
  public var fingerprint: Fingerprint? {
    (try? Fact.office(.described(self)).encodedBody()).map { Fingerprint(of: $0) }
  }
}

/// A text of the office in both languages.
public struct DescribedText: Hashable, Sendable, Codable {
  public var thai: String
  public var english: String

  public init(thai: String, english: String) {
    self.thai = thai
    self.english = english
  }

  enum CodingKeys: String, CodingKey {
    case thai = "th"
    case english = "en"
  }
}

/// A service as visitors and readers of the office's figures know it.
public struct DescribedService: Hashable, Sendable, Codable {
  /// The service's code in the office's configuration.
  public var code: String
  public var name: DescribedText
  /// `MISSION`, `INFORMATION` or `COMPLAINT`.
  public var work: String
  /// The prefix of its numbers.
  public var series: String
  /// Where to go.
  public var place: DescribedText?
  /// What to bring.
  public var documents: [DescribedText]
  /// Minutes since midnight from which no ticket is given; `nil`: as the day says.
  public var lastTicket: Int?
  public var guide: DescribedGuide?

  public init(
    code: String, name: DescribedText, work: String, series: String, place: DescribedText?,
    documents: [DescribedText], lastTicket: Int?, guide: DescribedGuide?
  ) {
    self.code = code
    self.name = name
    self.work = work
    self.series = series
    self.place = place
    self.documents = documents
    self.lastTicket = lastTicket
    self.guide = guide
  }

  enum CodingKeys: String, CodingKey {
    case code, name, work, series, place, documents, guide
    case lastTicket = "last_ticket"
  }
}

/// A service's guide for the public.
public struct DescribedGuide: Hashable, Sendable, Codable {
  /// One step of a service.
  public struct Step: Hashable, Sendable, Codable {
    public var text: DescribedText
    /// How long it takes, in `unit`; `nil` where that is not stated.
    public var duration: Int?
    /// `minutes`, `hours`, `days` or `working_days`.
    public var unit: String?
    /// When the step is taken, where steps branch.
    public var condition: DescribedText?

    public init(text: DescribedText, duration: Int?, unit: String?, condition: DescribedText?) {
      self.text = text
      self.duration = duration
      self.unit = unit
      self.condition = condition
    }
  }

  /// Baht; 0 is "no fee", `nil` is not stated.
  public var fee: Int?
  public var steps: [Step]
  public var channels: [DescribedText]
  public var laws: [DescribedText]
  public var onlineAddress: String?
  /// When the office last looked the guide through.
  public var revised: ServiceDate?

  public init(
    fee: Int?, steps: [Step], channels: [DescribedText], laws: [DescribedText], onlineAddress: String?,
    revised: ServiceDate?
  ) {
    self.fee = fee
    self.steps = steps
    self.channels = channels
    self.laws = laws
    self.onlineAddress = onlineAddress
    self.revised = revised
  }

  enum CodingKeys: String, CodingKey {
    case fee, steps, channels, laws, revised
    case onlineAddress = "online_address"
  }
}

/// The times of an open day, in minutes since midnight (1440 is 24.00).
public struct DescribedHours: Hashable, Sendable, Codable {
  public var ticketsFrom: Int
  public var open: Int
  public var lastTicket: Int
  public var close: Int
  /// The first minute of the lunch break and the first after it; `nil` together.
  public var lunchFrom: Int?
  public var lunchUntil: Int?
  /// Hours outside the usual ones.
  public var extended: Bool

  public init(ticketsFrom: Int, open: Int, lastTicket: Int, close: Int, lunch: Range<Int>?, extended: Bool) {
    self.ticketsFrom = ticketsFrom
    self.open = open
    self.lastTicket = lastTicket
    self.close = close
    lunchFrom = lunch?.lowerBound
    lunchUntil = lunch?.upperBound
    self.extended = extended
  }

  enum CodingKeys: String, CodingKey {
    case open, close, extended
    case ticketsFrom = "tickets_from"
    case lastTicket = "last_ticket"
    case lunchFrom = "lunch_from"
    case lunchUntil = "lunch_until"
  }
}

/// A day of the week on which the office is open.
public struct DescribedWeekday: Hashable, Sendable, Codable {
  /// ISO 8601: Monday 1 … Sunday 7.
  public var weekday: Int
  public var hours: DescribedHours

  public init(weekday: Int, hours: DescribedHours) {
    self.weekday = weekday
    self.hours = hours
  }
}

/// A date with hours of its own, or a holiday.
public struct DescribedDate: Hashable, Sendable, Codable {
  public var date: ServiceDate
  /// `nil`: a holiday.
  public var hours: DescribedHours?
  /// The holiday's name; `nil` for a date with hours.
  public var holiday: DescribedText?

  public init(date: ServiceDate, hours: DescribedHours?, holiday: DescribedText?) {
    self.date = date
    self.hours = hours
    self.holiday = holiday
  }
}

/// Staff have paused issuing: no number is given until they resume it, or the service day ends.
public struct IssuingPaused: EventContent {
  public static let kind = Fact.Kind.office(.issuingPaused)
  public static let version = 1
  public var source: CommandSource

  public init(source: CommandSource) {
    self.source = source
  }
}

/// Numbers are given again on the same service day.
public struct IssuingResumed: EventContent {
  public static let kind = Fact.Kind.office(.issuingResumed)
  public static let version = 1
  public var source: CommandSource

  public init(source: CommandSource) {
    self.source = source
  }
}
