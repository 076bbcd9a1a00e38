internal import Events
internal import Settings
internal import VisitorJourney

/// The visitor's screen within the loop: owns the visitor's way through the pages, tells it what happens, and says what
/// it asks of the loop.
///
/// | comes in | goes to the journey as |
/// | --- | --- |
/// | a press on a zone, a pad's focus | press, focused, say again |
/// | the loop's answer to a command of the journey's own | refused; a number or rating waits for its event |
/// | durable events of a ticket or rating | issued, rated, paper |
/// | a number that a pad's key has asked for | given by key |
/// | hours, clock, printers, rolls | office, when it has changed |
///
/// What a finger holds is shown at once and asks nobody. Times are the loop's, microseconds of `CLOCK_MONOTONIC`.
struct ScreenDesk: Sendable {
  /// What the journey asks of the loop.
  enum Order: Hashable, Sendable {
    /// Its answer comes back to `answered`.
    case command(KioskCommand, CommandSource)
    case request(LoopRequest)
    /// The visitor has waited long enough for the paper of the ticket at this position.
    case late(seq: Int64)
    case staff(StaffDesk.Order)
  }

  private let screening: any VisitorScreening
  /// Where ratings of this screen count; `nil`: it asks for none.
  private let faces: FacesSettings?
  private var journey: Journey
  private var pressed: Set<String> = []
  /// What is on the screen, or on its way there.
  private var shown: (scene: VisitorScene, pressed: Set<String>)?
  /// The ticket whose visitor may still say who they are.
  private var lastGiven: TicketReference?
  /// Positions of tickets and ratings that were asked for here, and are about to be published.
  private var awaited: Set<Int64> = []

  init(offer: VisitorOffer, faces: FacesSettings?, office: OfficeState, screening: any VisitorScreening, at now: Int64)
  {
    self.screening = screening
    self.faces = faces
    journey = Journey(offer: offer, office: office, at: now / 1000)
  }

  /// - Returns: `nil` where the settings have no screen.
  init?(_ parts: LoopParts, _ screening: any VisitorScreening, at now: Int64) {
    guard let offer = VisitorOffer(parts.settings) else { return nil }
    let office = parts.rules.officeState(at: parts.clock.read(), in: parts.state, isWriting: true)
    self.init(offer: offer, faces: parts.settings.screen?.faces, office: office, screening: screening, at: now)
  }

  /// When to call `wake(at:)` if nothing happens before.
  var deadline: Int64? { journey.deadline.map { $0 * 1000 } }

  // MARK: - What happens

  mutating func wake(at now: Int64) -> [Order] {
    guard let deadline, deadline <= now else { return [] }
    return tell(.tick, at: now)
  }

  /// The zone that a finger holds down, if any.
  mutating func hold(_ zone: String?) { pressed = zone.map { [$0] } ?? [] }

  mutating func press(_ press: Press, at now: Int64) -> [Order] {
    tell(.press(zone: press.source.control, revision: press.revision), by: press, at: now)
  }

  mutating func tell(_ office: OfficeState, at now: Int64) -> [Order] { tell(.office(office), at: now) }

  mutating func answered(_ result: Result<KioskReply, Refusal>, at now: Int64) -> [Order] {
    switch result {
    case .success(.issued(let ticket)): awaited.insert(ticket.id.seq)
    case .success(.rated(let seq, _)): awaited.insert(seq)
    case .success: break
    case .failure(let refusal): return tell(.refused(refusal), at: now)
    }
    return []
  }

  /// Whether a durable event is what a command of the screen gave; each is asked about once.
  mutating func isAwaited(_ seq: Int64) -> Bool { awaited.remove(seq) != nil }

  /// The number that is about to be shown is this ticket's.
  mutating func remember(_ ticket: TicketReference) { lastGiven = ticket }

  /// - Parameter press: whose doing this is.
  mutating func tell(_ input: JourneyInput, by press: Press? = nil, at now: Int64) -> [Order] {
    journey.receive(input, at: now / 1000).compactMap { order($0, by: press) }
  }

  // MARK: - What is asked

  private func order(_ action: JourneyAction, by press: Press?) -> Order? {
    let source = press?.source ?? CommandSource(device: "")
    switch action {
    case .issue(let service, let type, let lane, _):
      return .command(.issue(IssueRequest(service: service, visitorType: type, lane: lane, source: source)), source)
    case .rate(let score, let scale): return rating(score, scale, press)
    case .correctRating(let seq, let score, let scale): return rating(score, scale, press, corrects: seq)
    case .visitorType(let seq, let type):
      return lastGiven.flatMap { $0.seq == seq ? .request(.visitorType($0, type)) : nil }
    case .reason(let seq, let reason): return .request(.ratingReason(seq: seq, reason))
    case .rollSeen(let printer, let isSeen): return .command(.rollSeen(printer: printer, isSeen), source)
    case .shownOnScreen(let seq, .late): return .late(seq: seq)
    case .helpAsked:
      return .request(.fact(.alertRaised(AlertRaised(alert: "help_asked", source: source, count: 1))))
    case .checkPIN(let digits): return .staff(.checkPIN(digits))
    case .staffLockedOut(let tries): return .staff(.lockedOut(tries: tries))
    case .staffReport: return .staff(.report)
    case .staff(let command): return .staff(.command(command))
    // The scene is read from the journey; why there is no paper the rules have written already; nobody speaks or prints
    // guides yet, and nothing leads there.
    case .show, .shownOnScreen, .printGuide, .speak: return nil
    }
  }

  private func rating(_ score: Int, _ scale: Int, _ press: Press?, corrects: Int64? = nil) -> Order? {
    guard let faces, let press else { return nil }
    let rating = RatingPress(
      score: score, scale: scale, basis: faces.place.basis, counter: faces.place.counter,
      survey: press.pad == nil ? .touch : .buttonPad, source: press.source,
      question: faces.question == .officer ? .officer : .overall, corrects: corrects)
    return .command(.rate(rating), press.source)
  }

  // MARK: - What is shown

  /// Hands over what has changed since the last call.
  ///
  /// - Returns: the scene, when it is another one.
  mutating func show() -> VisitorScene? {
    let scene = journey.scene
    let isOther = shown?.scene != scene
    if isOther, scene.revision != shown?.scene.revision { pressed = [] }
    guard isOther || shown?.pressed != pressed else { return nil }
    shown = (scene, pressed)
    screening.show(scene, pressed: pressed)
    return isOther ? scene : nil
  }
}
