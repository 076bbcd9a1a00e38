public import Events

/// What the office offers on this screen: everything that does not change while the kiosk runs.
public struct VisitorOffer: Hashable, Sendable {
  public var panel: Panel
  public var purpose: ScreenPurpose
  /// The first is the kiosk's own; at least one.
  public var languages: [Language]
  public var office: Bilingual
  public var telephone: String?
  /// In the order of the home screen.
  public var services: [ServiceOffer]
  /// Without "not stated", which is always offered.
  public var visitorTypes: [VisitorTypeOffer]
  public var asking: VisitorTypeAsking
  /// Whether there is a priority lane.
  public var hasPriorityLane: Bool
  public var rating: RatingOffer
  /// `nil`: nobody has said how numbers are called, so the screen does not say it either.
  public var callingRule: CallingRule?
  /// Where the full privacy notice is; shown as a QR code.
  public var privacyAddress: String?
  /// Whether staff see that somebody asks for help; otherwise the visitor is sent to the first-reception point.
  public var helpIsSeen: Bool
  /// Whether the guide behind ⓘ can be had on paper.
  public var printsGuides: Bool
  public var drill: Bool
  /// Whether the office has a logo.
  public var hasLogo: Bool

  public init(
    panel: Panel, purpose: ScreenPurpose = .tickets, languages: [Language] = Language.allCases, office: Bilingual,
    telephone: String? = nil, services: [ServiceOffer], visitorTypes: [VisitorTypeOffer] = [],
    asking: VisitorTypeAsking = .first, hasPriorityLane: Bool = true, rating: RatingOffer = RatingOffer(),
    callingRule: CallingRule? = nil, privacyAddress: String? = nil, helpIsSeen: Bool = false, printsGuides: Bool = true,
    drill: Bool = false, hasLogo: Bool = false
  ) {
    self.panel = panel
    self.purpose = purpose
    self.languages = languages
    self.office = office
    self.telephone = telephone
    self.services = services
    self.visitorTypes = visitorTypes
    self.asking = asking
    self.hasPriorityLane = hasPriorityLane
    self.rating = rating
    self.callingRule = callingRule
    self.privacyAddress = privacyAddress
    self.helpIsSeen = helpIsSeen
    self.printsGuides = printsGuides
    self.drill = drill
    self.hasLogo = hasLogo
  }

  public func service(_ code: String) -> ServiceOffer? { services.first { $0.code == code } }
}

/// What a screen is for.
public enum ScreenPurpose: String, Hashable, Sendable, CaseIterable {
  case tickets
  /// At a counter or on the way out.
  case rating
  /// One screen for a small office: tickets first, ratings a touch away.
  case both
}

/// When the visitor is asked in which capacity they come.
public enum VisitorTypeAsking: String, Hashable, Sendable, CaseIterable {
  /// Between service and number: the second touch.
  case first
  /// Beside the number, while the paper comes; no answer is "not stated".
  case whilePrinting = "while_printing"
  /// The officer asks.
  case askOfficer = "ask_officer"
  case never
}

/// One errand that visitors come for.
public struct ServiceOffer: Hashable, Sendable {
  public var code: String
  public var name: Bilingual
  /// Services of one group share a button on the home screen when there are too many for one page.
  public var group: Bilingual?
  public var guide: ServiceGuide

  public init(code: String, name: Bilingual, group: Bilingual? = nil, guide: ServiceGuide = ServiceGuide()) {
    self.code = code
    self.name = name
    self.group = group
    self.guide = guide
  }
}

/// In which capacity a visitor comes.
public struct VisitorTypeOffer: Hashable, Sendable {
  /// `[A-Z0-9_]{1,32}`
  public var code: String
  public var name: Bilingual
  /// The second line, for those who do not know the word.
  public var explanation: Bilingual?

  public init(code: String, name: Bilingual, explanation: Bilingual? = nil) {
    self.code = code
    self.name = name
    self.explanation = explanation
  }

  /// The four types of the o12 answer sheet, and not stated.
  public static let standard = StandardVisitorType.allCases.map { VisitorTypeOffer($0) }

  /// A visitor who did not say.
  public static let notStated = VisitorTypeOffer(StandardVisitorType.notStated)

  private init(_ type: StandardVisitorType) { self.init(code: type.rawValue, name: type.words) }
}

/// How ratings are asked for.
public struct RatingOffer: Hashable, Sendable {
  /// 3, 4 or 5 faces.
  public var scale: Int
  /// The question about the officer; at a counter only.
  public var asksAboutOfficer: Bool
  /// The order from left to right, constant within a survey.
  public var mostSatisfiedFirst: Bool

  public init(scale: Int = 5, asksAboutOfficer: Bool = false, mostSatisfiedFirst: Bool = true) {
    self.scale = scale
    self.asksAboutOfficer = asksAboutOfficer
    self.mostSatisfiedFirst = mostSatisfiedFirst
  }

  /// The scores of the faces from left to right, on the five levels: four faces have no middle, three are 5, 3 and 1.
  public var scores: [Int] {
    let falling =
      switch scale {
      case 3: [5, 3, 1]
      case 4: [5, 4, 2, 1]
      default: [5, 4, 3, 2, 1]
      }
    return mostSatisfiedFirst ? falling : falling.reversed()
  }
}

/// In which order numbers are called, as the notice page says it.
public enum CallingRule: Hashable, Sendable {
  /// One lane, in order of issue.
  case inOrder
  /// After so many of the priority lane at least so many of the others.
  case alternating(priority: Int, normal: Int)
  /// Both lanes in order of issue, because nearly everybody would be in the priority lane.
  case firstCome
}
