import Events
import ScreenFixtures

@testable import VisitorPages
@testable import VisitorJourney

/// A visit as a story, a step on each line; what does not come true is told with its line.
///
///     touch ให้คำปรึกษา            a second later, the button that says so; a zone's name will do too
///     again 150 ms                 the finger comes down once more at the same place
///     wait 4 s                     nobody does anything
///     number A001                  the number asked for is durable (without paper: `number A001 on screen`)
///     paper out                    and `paper failed`, `paper late`; `paper A001 out` for an earlier number
///     key A001                     the same for a number that a pad's key has asked for
///     roll asked                   a roll was changed; `roll turned` lies the wrong way round, `roll settled`
///     printer out                  what is known of the printer: ready, out, fault, absent
///     closed ADVICE no_more        a service closes: not_yet, no_more, holiday, today, quota, paused; `open ADVICE`
///     refused busy                 what was asked for is refused
///     rated                        the rating asked for is durable; `pad 5` was pressed on a pad
///     corner, answer pin right     staff; the answers are pin right, pin wrong, done, failed
///     focus service.ADVICE         a pad's key
///     sees number A001             the page, or a text that it shows; `sees not …`
///     asks issue ADVICE …          what the kiosk was asked since the last `asks`; `asks nothing`
///     touches 2                    since the story began
struct VisitorStory {
  private(set) var journey: ScreenJourney
  private(set) var now: Int64
  private(set) var touches = 0
  private var asked: [String] = []
  private var failures: [String] = []
  private var seq: Int64 = 0
  private var score = 0
  private var last: (x: Double, y: Double) = (0, 0)
  private var numbers: [String: Int64] = [:]
  private var service = ""

  init(_ offer: VisitorOffer = OneStopService.offer(), at start: Int64 = 1_000_000) {
    now = start
    journey = ScreenJourney(offer: offer, at: start)
  }

  /// - Returns: what did not come true; empty for a good story.
  mutating func tell(_ story: String) -> [String] {
    failures = []
    for (number, line) in story.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: " ").map(String.init)
      if let verb = words.first { tell(verb, Array(words.dropFirst()), "\(number + 1): \(line)") }
    }
    return failures
  }

  private mutating func tell(_ verb: String, _ words: [String], _ line: String) {
    let rest = words.joined(separator: " ")
    switch verb {
    case "touch": touch(rest, line)
    case "again": tapAgain(after: Int64(words.first ?? "") ?? 0)
    case "wait": wait(Self.milliseconds(words))
    case "focus": send(.focused(zone: rest))
    case "say": send(.sayAgain(zone: nil))
    case "sees": check(rest, line)
    case "asks": checkAsked(rest, line)
    case "touches": if touches != Int(rest) { failures.append("\(line) – there were \(touches)") }
    default: happen(verb, words, line)
    }
  }

  private mutating func happen(_ verb: String, _ words: [String], _ line: String) {
    switch (verb, words.first ?? "") {
    case ("number", let number): issue(number, onPaper: words.count == 1)
    case ("key", let number): issue(number, onPaper: words.count == 1, byKey: true)
    case ("paper", let news) where words.count == 1: send(.paper(seq: seq, Self.news[news] ?? .failed))
    case ("paper", let number): send(.paper(seq: numbers[number] ?? 0, Self.news[words[1]] ?? .failed))
    case ("roll", let state):
      change {
        $0.roll = state == "settled" ? nil : RollConcern(printer: "thermal", isWrongWayRound: state == "turned")
      }
    case ("refused", let code): send(.refused(Refusal(Refusal.Code(rawValue: code) ?? .busy)))
    case ("rated", _):
      seq += 1
      send(.rated(seq: seq, score: score))
    case ("pad", let pressed):
      seq += 1
      send(.rated(seq: seq, score: Int(pressed) ?? 0))
    case ("printer", let state): change { $0.paper = PaperState(rawValue: state) ?? .ready }
    case ("open", let code): change { $0.services[code] = nil }
    case ("closed", let code): change { $0.services[code] = Self.states[words[1]] }
    case ("corner", _): send(.cornerHeld)
    case ("answer", let answer): reply(answer, words.last ?? "")
    default: failures.append("\(line) – nobody knows this word")
    }
  }

  // MARK: - Doing

  mutating func send(_ input: JourneyInput) { note(journey.receive(input, at: now)) }
  mutating func send(_ input: ScreenInput) { note(journey.receive(input, at: now)) }

  private mutating func note(_ actions: [ScreenAction]) {
    for action in actions {
      switch action {
      case .show: break
      case .speak(let text, _): asked.append("say \(text)")
      case .ask(let action):
        asked.append(Self.told(action))
        if case .issue(let code, _, _, _) = action { service = code }
        if case .rate(let pressed, _) = action { score = pressed }
        if case .correctRating(_, let pressed, _) = action { score = pressed }
      }
    }
  }

  private mutating func touch(_ text: String, _ line: String) {
    wait(1000)
    let zones = journey.scene.zones
    guard let zone = zones.first(where: { $0.name == text }) ?? zones.first(where: { $0.spoken.contains(text) }) else {
      return failures.append("\(line) – there is only \(zones.map(\.spoken))")
    }
    last = (zone.rectangle.midX, zone.rectangle.midY)
    touches += 1
    send(.press(zone: zone.name, revision: journey.scene.revision))
  }

  private mutating func tapAgain(after pause: Int64) {
    wait(pause)
    let place = last
    guard let zone = journey.scene.zones.first(where: { $0.rectangle.contains(x: place.x, y: place.y) }) else { return }
    send(.press(zone: zone.name, revision: journey.scene.revision))
  }

  /// Ticks at every deadline on the way.
  mutating func wait(_ pause: Int64) {
    let end = now + pause
    while let deadline = journey.deadline, deadline <= end {
      now = max(now, deadline)
      send(.tick)
    }
    now = end
  }

  private mutating func issue(_ text: String, onPaper: Bool, byKey: Bool = false) {
    seq += 1
    numbers[text] = seq
    let series = text.prefix { $0.isLetter }
    let number = TicketNumber(series: String(series), number: Int(text.dropFirst(series.count)) ?? 0)
    let given = NumberGiven(seq: seq, number: number, service: byKey ? "ADVICE" : service, onPaper: onPaper)
    send(byKey ? .givenByKey(given) : .issued(given))
  }

  private mutating func change(_ edit: (inout OfficeState) -> Void) {
    var office = journey.journey.office
    edit(&office)
    send(.office(office))
  }

  private mutating func reply(_ answer: String, _ outcome: String) {
    switch answer {
    case "pin": send(.staff(.pin(outcome == "right")))
    case "done": send(.staff(.done(nil)))
    case "failed": send(.staff(.failed(Bilingual(thai: "ไม่พบ USB", english: "No USB stick"))))
    default:
      let last = TicketNumber(series: "A", number: 7)
      send(
        .staff(
          .report(StaffReport(centreIsReached: true, unsent: 3, lastNumber: last, issuingIsPaused: answer == "paused")))
      )
    }
  }

  // MARK: - Seeing

  private mutating func check(_ text: String, _ line: String) {
    if text.hasPrefix("not ") {
      if sees(String(text.dropFirst(4))) { failures.append("\(line) – but it is there") }
    } else if !sees(text) {
      failures.append("\(line) – but \(journey.scene.page.rawValue): \(texts)")
    }
  }

  private func sees(_ text: String) -> Bool {
    journey.scene.page.rawValue == text || texts.contains { $0.contains(text) }
  }

  var texts: [String] {
    journey.scene.elements.compactMap { if case .label(let label) = $0 { label.text } else { nil } }
  }

  private mutating func checkAsked(_ text: String, _ line: String) {
    let told = asked.isEmpty ? "nothing" : asked.joined(separator: ", ")
    if told != text { failures.append("\(line) – but \(told)") }
    asked = []
  }

  private static func milliseconds(_ words: [String]) -> Int64 {
    let count = Int64(words.first ?? "") ?? 0
    return words.last == "s" ? count * 1000 : count
  }

  private static let news: [String: PaperNews] = ["out": .out, "failed": .failed, "late": .late]

  private static let states: [String: ServiceState] = [
    "not_yet": .notYetOpen(from: 450), "no_more": .noMoreTickets, "today": .closedToday, "quota": .quotaReached,
    "holiday": .holiday(Bilingual(thai: "วันปิยมหาราช")),
    "paused": .suspended(otherWays: Bilingual(thai: "โทร 1301", english: "call 1301")),
  ]
}

extension VisitorStory {
  /// What is asked of the kiosk, in a few words.
  fileprivate static func told(_ action: JourneyAction) -> String {
    switch action {
    case .issue(let service, let type, let lane, let language):
      "issue \(service) \(type) \(lane.rawValue) \(language.rawValue)"
    case .visitorType(let seq, let type): "type \(seq) \(type)"
    case .rollSeen(let printer, let isSeen): "roll \(printer) \(isSeen)"
    case .printGuide(let service, let language): "guide \(service) \(language.rawValue)"
    case .rate(let score, let scale): "rate \(score) of \(scale)"
    case .correctRating(let seq, let score, let scale): "correct \(seq) to \(score) of \(scale)"
    case .reason(let seq, let reason): "reason \(seq) \(reason.rawValue)"
    case .helpAsked: "help"
    case .checkPIN(let digits): "pin \(digits)"
    case .staffLockedOut(let tries): "locked out \(tries)"
    case .staffReport: "report"
    case .staff(let command): "\(command)"
    }
  }
}
