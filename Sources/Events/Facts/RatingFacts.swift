extension Fact {
  /// A rating, and what is said of one that was given before.
  public enum Rating: Hashable, Sendable {
    case given(RatingGiven)
    case excluded(RatingExcluded)
    case reasonGiven(RatingReasonGiven)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case given = "rating.given"
      case excluded = "rating.excluded"
      case reasonGiven = "rating.reason_given"
    }

    var content: any EventContent {
      switch self {
      case .given(let content): content
      case .excluded(let content): content
      case .reasonGiven(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: [UInt8]) throws {
      switch kind {
      case .given: self = .given(try BodyDecoder.decode(from: body))
      case .excluded: self = .excluded(try BodyDecoder.decode(from: body))
      case .reasonGiven: self = .reasonGiven(try BodyDecoder.decode(from: body))
      }
    }
  }
}

/// Where a rating was given: at the counter that served, or on the way out.
public enum RatingBasis: String, Hashable, Sendable, Codable, CaseIterable {
  case counter = "COUNTER"
  case exit = "EXIT"
}

/// With what a rating was given.
public enum SurveyChannel: String, Hashable, Sendable, Codable, CaseIterable {
  case touch = "KIOSK_TOUCH"
  case buttonPad = "BUTTON_PAD"
}

/// What the visitor was asked.
public enum RatingQuestion: String, Hashable, Sendable, Codable, CaseIterable {
  /// How satisfied with the service as a whole.
  case overall = "OVERALL"
  /// How satisfied with the officer who served; at a counter only.
  case officer = "OFFICER"
}

/// Why a rating is not counted; each press gets at most one reason and is kept all the same.
public enum ExclusionReason: String, Hashable, Sendable, Codable, CaseIterable {
  /// Less than 2 s after the last press of the same device.
  case `repeat` = "REPEAT"
  /// At least 3 different levels within 10 s, or more than 10 presses within 30 s: the whole burst.
  case play = "PLAY"
  /// Outside the opening hours ± 30 min.
  case outsideHours = "OUTSIDE_HOURS"
  /// No ticket or visit at the site in the last 60 min.
  case nobody = "NOBODY"
  /// More valid ratings than tickets so far that day plus 10 %.
  case excess = "EXCESS"
  /// At least 8 equal scores with gaps under 20 s: the whole run.
  case run = "RUN"
  /// A counter's pad that no finished visit had armed.
  case notInvited = "NOT_INVITED"
  /// The visitor corrected it on the screen within 3 s; the rating that was meant is an event of its own.
  case corrected = "CORRECTED"
}

/// What a rating's count is kept by. Never the ticket or its number.
public struct RatingFacts: Hashable, Sendable, Codable {
  public var day: Int
  /// The date on which the rating was given.
  public var date: ServiceDate
  public var question: RatingQuestion
  /// 1…5, 5 the most satisfied, whatever the pad: one with fewer levels was mapped to the five when it was pressed.
  public var score: Int
  /// The number of levels that the pad has: 3, 4 or 5.
  public var scale: Int
  public var basis: RatingBasis
  /// The counter's number; `nil` at the exit.
  public var counter: Int?
  /// The service's code; only where it is known.
  public var service: String?
  public var survey: SurveyChannel
  /// The configured name of the device.
  public var device: String
  /// Given during a drill: never counted.
  public var drill: Bool
  /// What a later version says of the rating besides.
  public var others = OtherMembers()

  public init(
    day: Int, date: ServiceDate, question: RatingQuestion = .overall, score: Int, scale: Int, basis: RatingBasis,
    counter: Int?, service: String? = nil, survey: SurveyChannel, device: String, drill: Bool = false
  ) {
    self.day = day
    self.date = date
    self.question = question
    self.score = score
    self.scale = scale
    self.basis = basis
    self.counter = counter
    self.service = service
    self.survey = survey
    self.device = device
    self.drill = drill
  }

  enum CodingKeys: String, CodingKey {
    case day, date, question, score, scale, basis, counter, service, survey, device, drill
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    day = try members.decode(Int.self, forKey: .day)
    date = try members.decode(ServiceDate.self, forKey: .date)
    question = try members.decode(RatingQuestion.self, forKey: .question)
    score = try members.decode(Int.self, forKey: .score)
    scale = try members.decode(Int.self, forKey: .scale)
    basis = try members.decode(RatingBasis.self, forKey: .basis)
    counter = try members.decodeIfPresent(Int.self, forKey: .counter)
    service = try members.decodeIfPresent(String.self, forKey: .service)
    survey = try members.decode(SurveyChannel.self, forKey: .survey)
    device = try members.decode(String.self, forKey: .device)
    drill = try members.decode(Bool.self, forKey: .drill)
    others = try OtherMembers(decoder, besides: CodingKeys.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(day, forKey: .day)
    try members.encode(date, forKey: .date)
    try members.encode(question, forKey: .question)
    try members.encode(score, forKey: .score)
    try members.encode(scale, forKey: .scale)
    try members.encode(basis, forKey: .basis)
    try members.encodeIfPresent(counter, forKey: .counter)
    try members.encodeIfPresent(service, forKey: .service)
    try members.encode(survey, forKey: .survey)
    try members.encode(device, forKey: .device)
    try members.encode(drill, forKey: .drill)
    try others.encode(to: encoder)
  }
}

/// A rating was pressed. No press changes an earlier one.
public struct RatingGiven: EventContent {
  public static let kind = Fact.Kind.rating(.given)
  public static let version = 1

  public var rating: RatingFacts
  /// The ordinal of the counter's invitation of the day, at an armed counter pad only.
  public var invitation: Int?

  public init(rating: RatingFacts, invitation: Int? = nil) {
    self.rating = rating
    self.invitation = invitation
  }
}

/// A rating as later events name it: by identity, with the facts that counts need.
public struct RatingReference: Hashable, Sendable, Codable {
  /// The event in which it was given.
  public var id: EventID
  public var rating: RatingFacts
  /// What a later version says of the reference besides.
  public var others = OtherMembers()

  public init(_ id: EventID, rating: RatingFacts) {
    self.id = id
    self.rating = rating
  }

  enum CodingKeys: String, CodingKey {
    case journal, seq, rating
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    id = EventID(
      journal: try members.decode(JournalID.self, forKey: .journal), seq: try members.decode(Int64.self, forKey: .seq))
    rating = try members.decode(RatingFacts.self, forKey: .rating)
    others = try OtherMembers(decoder, besides: CodingKeys.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(id.journal, forKey: .journal)
    try members.encode(id.seq, forKey: .seq)
    try members.encode(rating, forKey: .rating)
    try others.encode(to: encoder)
  }
}

/// A rating given before is not counted.
public struct RatingExcluded: EventContent {
  public static let kind = Fact.Kind.rating(.excluded)
  public static let version = 1

  public var reference: RatingReference
  public var reason: ExclusionReason

  public init(_ reference: RatingReference, reason: ExclusionReason) {
    self.reference = reference
    self.reason = reason
  }

  public var seq: Int64 { reference.id.seq }
  public var rating: RatingFacts { reference.rating }
}

/// What a visitor who was not satisfied would have better; one optional touch after the rating.
public enum RatingReason: String, Hashable, Sendable, Codable, CaseIterable {
  case speed = "FAST_SLOW"
  case officer = "OFFICER"
  case information = "INFO"
  case place = "PLACE"
  case fairness = "FAIR"
  case steps = "STEP"
}

/// The visitor said why a rating given before is low.
public struct RatingReasonGiven: EventContent {
  public static let kind = Fact.Kind.rating(.reasonGiven)
  public static let version = 1

  public var reference: RatingReference
  public var reason: RatingReason

  public init(_ reference: RatingReference, reason: RatingReason) {
    self.reference = reference
    self.reason = reason
  }

  public var seq: Int64 { reference.id.seq }
  public var rating: RatingFacts { reference.rating }
}
