internal import Events

/// The visitor's way through the screen, as a pure machine: inputs with their times in, actions out. It knows no clock,
/// prints nothing and gives no number; it asks for them.
///
/// Times are milliseconds of one clock that never goes back (the time since boot).
public struct Journey: Hashable, Sendable {
  public let offer: VisitorOffer
  /// What the screen shows now.
  public private(set) var scene: VisitorScene

  var office: OfficeState
  var stage = Stage.home
  var mode: ScreenMode
  var home = HomeView()
  var focus: String?
  /// Whether the visitor walks with keys, and wants to hear where they are.
  var usesKeys = false
  /// The number of a visitor who got no paper, above the home screen until then.
  var strip: Strip?
  /// What somebody has answered about a roll, or turned away from; not asked again until it is another concern.
  var settledRoll: RollConcern?
  /// The latest tickets whose paper is still on its way, after the screen has left them.
  var underway: [NumberGiven] = []
  /// When the stage ends by itself.
  var due: Int64?
  var staff = StaffSession()
  /// When the visitor asked for the number; the visitor's own patience runs from there.
  var pressedAt: Int64 = 0
  /// Since when the scene's zones are where they are.
  private var settledAt: Int64
  private var actions: [JourneyAction] = []

  struct Strip: Hashable, Sendable {
    var number: TicketNumber
    var until: Int64
  }

  public init(offer: VisitorOffer, office: OfficeState = OfficeState(), at time: Int64) {
    self.offer = offer
    self.office = office
    mode = ScreenMode(language: offer.languages.first ?? .thai)
    settledAt = time - Patience.dwell(ScreenMode(largeText: true))
    scene = VisitorScene(revision: 0, page: .home, panel: offer.panel, mode: mode, elements: [], zones: [])
    rest()
    scene = page.scene(offer, clock: office.clock, mode: mode, revision: 1)
  }

  /// When the journey must be given a `tick` at the latest; `nil`: nothing happens by itself.
  public var deadline: Int64? { [due, strip?.until, staff.lockedUntil].compactMap { $0 }.min() }

  /// Takes what has happened, in the order of time.
  ///
  /// - Returns: what is to be done, in order; a scene at most once, and only when it has changed.
  public mutating func receive(_ input: JourneyInput, at time: Int64) -> [JourneyAction] {
    actions = []
    expire(at: time)
    take(input, at: time)
    attendRoll()
    draw(at: time)
    return actions
  }

  private mutating func take(_ input: JourneyInput, at time: Int64) {
    switch input {
    case .press(let zone, let revision): press(zone, revision: revision, at: time)
    case .focused(let zone): focused(zone, at: time)
    case .sayAgain(let zone): sayAgain(zone, at: time)
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

  /// Whether a press at this time was meant for the scene.
  func isSettled(at time: Int64) -> Bool { time - settledAt >= Patience.dwell(mode) }

  // MARK: - Drawing

  private mutating func draw(at time: Int64) {
    var next = page.scene(offer, clock: office.clock, mode: mode, revision: scene.revision, focus: focus)
    guard next != scene else { return }
    if next.takesMore(than: scene) {
      next.revision += 1
      settledAt = time
      // A scene is left as a finger leaves it: the keys begin anew.
      focus = nil
      next.focus = nil
    }
    if usesKeys, next.page != scene.page { ask(.speak(next.spoken, mode.language)) }
    scene = next
    actions.append(.show(next))
  }
}

extension VisitorScene {
  /// Whether a press that was meant for the earlier scene could do something else on this one: a zone is new or has
  /// moved. One that is only gone does no harm.
  fileprivate func takesMore(than earlier: VisitorScene) -> Bool {
    page != earlier.page
      || zones.contains { zone in
        earlier.zone(zone.name).map { $0.rectangle != zone.rectangle || $0.isEnabled != zone.isEnabled } ?? true
      }
  }
}
