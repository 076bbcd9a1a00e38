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
}

/// A rating was pressed. No press changes an earlier one.
public struct RatingGiven: EventContent {
  public static let kind = EventKind.ratingGiven
  public static let version = 1

  public var rating: RatingFacts
  /// The ordinal of the counter's invitation of the day, at an armed counter pad only.
  public var invitation: Int?

  public init(rating: RatingFacts, invitation: Int? = nil) {
    self.rating = rating
    self.invitation = invitation
  }
}

/// A rating given before is not counted.
public struct RatingExcluded: EventContent {
  public static let kind = EventKind.ratingExcluded
  public static let version = 1

  /// The position of the rating's event in this journal.
  public var seq: Int64
  public var rating: RatingFacts
  public var reason: ExclusionReason

  public init(seq: Int64, rating: RatingFacts, reason: ExclusionReason) {
    self.seq = seq
    self.rating = rating
    self.reason = reason
  }
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
  public static let kind = EventKind.ratingReasonGiven
  public static let version = 1

  /// The position of the rating's event in this journal.
  public var seq: Int64
  public var rating: RatingFacts
  public var reason: RatingReason

  public init(seq: Int64, rating: RatingFacts, reason: RatingReason) {
    self.seq = seq
    self.rating = rating
    self.reason = reason
  }
}
