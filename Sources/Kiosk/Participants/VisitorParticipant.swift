internal import Events
internal import Ports
internal import Queueing
internal import Settings
internal import Presses
internal import VisitorPages
internal import VisitorJourney

/// The visitor at the screen asked, by touching this zone.
struct VisitorAsk: Cause {
  var source: CommandSource
}

/// The visitor's way through the screen within the loop: gives the journey what happens, and asks what it asks.
///
/// | comes in | goes to the journey as |
/// | --- | --- |
/// | a press on a zone, a pad's focus, staff, late paper | what the notice says |
/// | the refusal of a command of the journey's own | refused |
/// | durable events of a ticket or rating, and of its paper | issued, given by key, rated, paper |
/// | hours, clock, printers, rolls | office, when it has changed |
struct VisitorParticipant: Participant {
  private static let minute: Int64 = 60_000

  /// What the office's state is made of; while it is the same, so is the state that the journey has.
  private struct OfficeBasis: Hashable {
    var minute: Int64
    var position: Int64
    var isWriting: Bool
  }

  private let rules: KioskRules
  private let tickets: TicketWriter
  /// Devices before which the visitor stands.
  private let inputs: Set<String>
  /// Where ratings of this screen count; `nil`: it asks for none.
  private let faces: FacesSettings?
  private var journey: ScreenJourney
  private var basis: OfficeBasis?
  private var nextMinute: Int64?
  private var shown: VisitorScene?
  /// The ticket whose visitor may still say who they are.
  private var lastGiven: TicketReference?

  /// - Returns: `nil` where the settings have no screen.
  init?(_ settings: KioskSettings, rules: KioskRules, tickets: TicketWriter, at moment: LoopMoment) {
    guard let offer = VisitorOffer(settings) else { return nil }
    self.rules = rules
    self.tickets = tickets
    inputs = Set(settings.inputs.map(\.name))
    faces = settings.screen?.faces
    let office = rules.officeState(at: moment.reading, in: moment.state, isWriting: true)
    journey = ScreenJourney(offer: offer, office: office, at: moment.time / 1000)
  }

  var deadline: Int64? { [journey.deadline.map { $0 * 1000 }, nextMinute].compactMap(\.self).min() }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Never>] {
    switch input {
    case .notice(.screen(let input, let press)): return receive(input, by: press, at: moment)
    case .notice(.visitor(let input)): return give(input, at: moment)
    case .printer(.ended(let reference)): return give(.paper(seq: reference.seq, .out), at: moment)
    case .answer(let answer): return receive(answer, at: moment)
    case .durable(let batch): return receive(batch, at: moment)
    case .time:
      guard let due = journey.deadline, due <= moment.time / 1000 else { return [] }
      return give(.tick, at: moment)
    case .settled: return giveOffice(moment) + showScene()
    case .notice, .printer, .started, .signal, .signalsLost, .call, .outcome: return []
    }
  }

  // MARK: - What the journey is given

  private mutating func give(_ input: JourneyInput, at moment: LoopMoment) -> [LoopOutput<Never>] {
    journey.receive(input, at: moment.time / 1000).compactMap { output(of: $0, by: nil, at: moment) }
  }

  /// - Parameter press: whose doing this is.
  private mutating func receive(
    _ input: ScreenInput, by press: Press?, at moment: LoopMoment
  ) -> [LoopOutput<Never>] {
    journey.receive(input, at: moment.time / 1000).compactMap { output(of: $0, by: press, at: moment) }
  }

  private mutating func receive(_ answer: Answer, at moment: LoopMoment) -> [LoopOutput<Never>] {
    guard answer.cause is VisitorAsk, case .failure(let refusal) = answer.result else { return [] }
    return give(.refused(refusal), at: moment)
  }

  private mutating func receive(_ batch: DurableBatch, at moment: LoopMoment) -> [LoopOutput<Never>] {
    batch.events.flatMap { decided -> [LoopOutput<Never>] in
      guard let input = journeyInput(decided, in: batch) else { return [] }
      return give(input, at: moment)
    }
  }

  private mutating func journeyInput(_ decided: DecidedEvent, in batch: DurableBatch) -> JourneyInput? {
    let event = decided.event
    if let paper = event.fact.paperEnd { return JourneyInput(seq: paper.seq, paper.end) }
    let isOwn = decided.cause is VisitorAsk
    switch event.fact {
    case .ticket(.issued(let issued)):
      // Whoever is given a number by staff does not stand before the screen.
      guard isOwn || inputs.contains(issued.source.device) else { return nil }
      let id = EventID(journal: rules.journal, seq: event.seq)
      let given = NumberGiven(
        seq: event.seq, number: issued.ticket, service: issued.visit.service, onPaper: issued.paper != nil,
        ahead: batch.ahead[event.seq], address: tickets.address(of: id))
      guard isOwn else { return .givenByKey(given) }
      lastGiven = issued.reference(id)
      return .issued(given)
    case .rating(.given(let given)):
      let isShown = journey.offer.purpose != .tickets && !batch.excludes(event.seq)
      return isOwn || isShown ? .rated(seq: event.seq, score: given.rating.score) : nil
    case .ticket, .rating, .day, .office, .visitor, .printer, .machine, .staff: return nil
    }
  }

  private mutating func giveOffice(_ moment: LoopMoment) -> [LoopOutput<Never>] {
    let new = OfficeBasis(
      minute: moment.reading.at / Self.minute, position: moment.position, isWriting: moment.fault == nil)
    guard new != basis else { return [] }
    basis = new
    nextMinute = moment.time + (Self.minute - moment.reading.at % Self.minute) * 1000
    let office = rules.officeState(at: moment.reading, in: moment.state, isWriting: new.isWriting)
    return give(.office(office), at: moment)
  }

  /// The scene is handed over when it has changed: what is drawn is what is pressed.
  private mutating func showScene() -> [LoopOutput<Never>] {
    guard journey.scene != shown else { return [] }
    shown = journey.scene
    return [.notice(.scene(journey.scene))]
  }

  // MARK: - What the journey asks

  private func output(of action: ScreenAction, by press: Press?, at moment: LoopMoment) -> LoopOutput<Never>? {
    switch action {
    case .ask(let asked): output(of: asked, by: press, at: moment)
    case .speak(let text, let language): .notice(.speech(text, language))
    // The scene is read from the journey, once everything has settled.
    case .show: nil
    }
  }

  private func output(of action: JourneyAction, by press: Press?, at moment: LoopMoment) -> LoopOutput<Never>? {
    let source = press?.source ?? CommandSource(device: "")
    switch action {
    case .issue(let service, let type, let lane, _):
      return ask(.issue(IssueRequest(service: service, visitorType: type, lane: lane, source: source)), source)
    case .rate(let score, let scale): return rating(score, scale, press)
    case .correctRating(let seq, let score, let scale): return rating(score, scale, press, corrects: seq)
    case .rollSeen(let printer, let isSeen): return ask(.rollSeen(printer: printer, isSeen), source)
    case .visitorType(let seq, let type):
      return lastGiven.flatMap { $0.seq == seq ? .request(.visitorType($0, type)) : nil }
    case .reason(let seq, let reason): return .request(.ratingReason(seq: seq, reason))
    case .printGuide(let service, let language):
      let guide = rules.guide(of: service, in: language.rawValue, state: moment.state)
      return guide.map { .request(.fact(.visitor(.guideRequested($0)))) }
    case .helpAsked:
      return .request(.fact(.machine(.alertRaised(AlertRaised(alert: "help_asked", source: source, count: 1)))))
    case .checkPIN(let digits): return .notice(.staff(.checkPIN(digits)))
    case .staffLockedOut(let tries): return .notice(.staff(.lockedOut(tries: tries)))
    case .staffReport: return .notice(.staff(.report))
    case .staff(let command): return .notice(.staff(.command(command)))
    }
  }

  private func ask(_ command: KioskCommand, _ source: CommandSource) -> LoopOutput<Never> {
    .request(.command(command, id: nil), because: VisitorAsk(source: source))
  }

  private func rating(
    _ score: Int, _ scale: Int, _ press: Press?, corrects: Int64? = nil
  ) -> LoopOutput<Never>? {
    guard let faces, let press else { return nil }
    let rating = RatingPress(
      score: score, scale: scale, basis: faces.point.basis, counter: faces.point.counter,
      survey: press.pad == nil ? .touch : .buttonPad, source: press.source,
      question: faces.offer.asksAboutOfficer ? .officer : .overall, corrects: corrects)
    return ask(.rate(rating), press.source)
  }
}

extension DurableBatch {
  /// Whether the rating at this position was excluded together with its being given.
  fileprivate func excludes(_ seq: Int64) -> Bool {
    events.contains { if case .rating(.excluded(let rating)) = $0.event.fact { rating.seq == seq } else { false } }
  }
}

extension JourneyInput {
  /// What became of a ticket's paper; `nil` for what the screen shows by itself.
  fileprivate init?(seq: Int64, _ end: PaperEnd) {
    switch end {
    case .out: self = .paper(seq: seq, .out)
    case .failed: self = .paper(seq: seq, .failed)
    case .shown: return nil
    }
  }
}
