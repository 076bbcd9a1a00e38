internal import Events

/// The visitor's way through the screen, as a pure machine: inputs with their times in, actions out. It knows no clock,
/// draws nothing, prints nothing and gives no number; it says what is to be seen (`view`) and asks for the rest.
///
/// Times are milliseconds of one clock that never goes back (the time since boot).
public struct Journey: Hashable, Sendable {
  public let offer: VisitorOffer
  var office: OfficeState
  var stage = Stage.home
  var mode: ScreenMode
  var home = HomeView()
  /// Whether the visitor moves the focus with keys, and wants it spoken.
  var usesKeys = false
  /// The number of a visitor who got no paper, above the home screen until then.
  var strip: Strip?
  /// What somebody has answered about a roll, or turned away from; not asked again until it is another concern.
  var settledRoll: RollConcern?
  /// The latest tickets whose paper is still on its way, after the screen has left them.
  var underway: [NumberGiven] = []
  /// When the stage ends by itself.
  var due: Int64?
  /// When help was asked for last.
  var helpAskedAt: Int64?
  /// Until when a guide is being printed.
  var guideUntil: Int64?
  var staff = StaffSession()
  private var actions: [JourneyAction] = []

  struct Strip: Hashable, Sendable {
    var number: TicketNumber
    var until: Int64
  }

  public init(offer: VisitorOffer, office: OfficeState = OfficeState()) {
    self.offer = offer
    self.office = office
    mode = ScreenMode(language: offer.languages.first ?? .thai)
    rest()
  }

  /// What the visitor is to see now.
  public var view: JourneyView {
    JourneyView(
      stage: stage, office: office, mode: mode, home: home, strip: strip?.number, staffReport: staff.report,
      isPrintingGuide: guideUntil != nil, usesKeys: usesKeys)
  }

  /// When the journey must be given a `tick` at the latest; `nil`: nothing happens by itself.
  public var deadline: Int64? { [due, strip?.until, guideUntil, staff.lockedUntil].compactMap { $0 }.min() }

  /// Takes what has happened, in the order of time.
  ///
  /// - Returns: what is asked of the kiosk, in order.
  public mutating func receive(_ input: JourneyInput, at time: Int64) -> [JourneyAction] {
    actions = []
    expire(at: time)
    take(input, at: time)
    attendRoll()
    return actions
  }

  private mutating func take(_ input: JourneyInput, at time: Int64) {
    switch input {
    case .press(let target): press(target, at: time)
    case .walked:
      usesKeys = true
      touch(at: time)
    case .cornerHeld: askPIN(at: time)
    case .tick: break
    case .office(let office): self.office = office
    case .issued(let given): issued(given, at: time)
    case .givenByKey(let given): givenByKey(given, at: time)
    case .refused(let refusal): refused(refusal, at: time)
    case .paper(let seq, let news): paper(seq, news, at: time)
    case .rated(let seq, let score): rated(RatedFace(seq: seq, score: score), at: time)
    case .staff(let answer): self.answer(answer, at: time)
    }
  }

  // MARK: - For the journey's own files

  mutating func ask(_ action: JourneyAction) { actions.append(action) }

  mutating func enter(_ stage: Stage, until due: Int64?) {
    self.stage = stage
    self.due = due
  }

  /// The visit is over: nothing of the visitor stays but a number without paper.
  mutating func endVisit() {
    mode = ScreenMode(language: offer.languages.first ?? .thai)
    home = HomeView()
    usesKeys = false
    staff.end()
    rest()
  }

  /// Back to where visitors begin, with what the visitor has chosen of the screen.
  mutating func rest() { enter(offer.purpose == .rating ? .rating(corrects: nil) : .home, until: nil) }
}
