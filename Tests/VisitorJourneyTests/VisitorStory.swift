import Events
import ScreenFixtures

@testable import VisitorPages
@testable import VisitorJourney

/// A visit as a story, a step on each line; what does not come true is a failure with its line, and so is a word that nobody
/// knows, a zone that is not shown, a service or a number that there is not.
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
///     corner, answer pin right     staff; the answers are pin right, pin wrong, done, failed, report, paused
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
  mutating func play(_ story: String) -> [String] {
    failures = []
    for (number, line) in story.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: " ").map(String.init)
      guard let verb = words.first else { continue }
      let step = "\(number + 1): \(line)"
      do { try perform(verb, Array(words.dropFirst()), step) } catch { failures.append("\(step) – \(error)") }
    }
    return failures
  }

  /// A word of a story that says nothing: a typo would make a story true in which nothing happens.
  private struct Unclear: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: `Unclear` when a word is none of those that can stand in its place.
  private func known<Value>(_ value: Value?, _ word: String) throws -> Value {
    guard let value else { throw Unclear(description: "nobody knows the word “\(word)” here") }
    return value
  }

  private mutating func perform(_ verb: String, _ words: [String], _ line: String) throws {
    let rest = words.joined(separator: " ")
    switch verb {
    case "touch": touch(rest, line)
    case "again": tapAgain(after: try known(Self.milliseconds(words), rest))
    case "wait": wait(try known(Self.milliseconds(words), rest))
    case "focus": send(.focused(zone: try known(journey.scene.zone(rest)?.name, rest)))
    case "say": send(.sayAgain(zone: nil))
    case "sees": check(rest, line)
    case "asks": checkAsked(rest, line)
    case "touches": if touches != Int(rest) { failures.append("\(line) – there were \(touches)") }
    default: try happen(verb, words)
    }
  }

  private mutating func happen(_ verb: String, _ words: [String]) throws {
    let first = words.first ?? ""
    let second = words.dropFirst().joined(separator: " ")
    switch verb {
    case "number", "key":
      let isOnPaper = try known(["": true, "on screen": false][second], second)
      try issue(first, onPaper: isOnPaper, byKey: verb == "key")
    case "paper":
      let (ticket, news) = second.isEmpty ? (seq, first) : (try known(numbers[first], first), second)
      send(.paper(seq: ticket, try known(Self.news[news], news)))
    case "roll":
      let concern = try known(Self.rolls[first], first)
      change { $0.roll = concern }
    case "refused": send(.refused(Refusal(try known(Refusal.Code(rawValue: first), first))))
    case "rated":
      seq += 1
      send(.rated(seq: seq, score: score))
    case "pad":
      let score = try known(Int(first), first)
      seq += 1
      send(.rated(seq: seq, score: score))
    case "printer":
      let state = try known(PaperState(rawValue: first), first)
      change { $0.paper = state }
    case "open", "closed":
      let service = try known(journey.offer.services.first { $0.code == first }?.code, first)
      let state = verb == "open" ? nil : try known(Self.states[second], second)
      change { $0.services[service] = state }
    case "corner": send(.cornerHeld)
    case "answer": try reply(first, second)
    default: throw Unclear(description: "there is no step “\(verb)”")
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
        asked.append(Self.words(of: action))
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

  private mutating func issue(_ text: String, onPaper: Bool, byKey: Bool) throws {
    let series = text.prefix { $0.isLetter }
    let number = TicketNumber(series: String(series), number: try known(Int(text.dropFirst(series.count)), text))
    seq += 1
    numbers[text] = seq
    let given = NumberGiven(seq: seq, number: number, service: byKey ? "ADVICE" : service, onPaper: onPaper)
    send(byKey ? .givenByKey(given) : .issued(given))
  }

  private mutating func change(_ edit: (inout OfficeState) -> Void) {
    var office = journey.journey.office
    edit(&office)
    send(.office(office))
  }

  private mutating func reply(_ answer: String, _ outcome: String) throws {
    switch answer {
    case "pin": send(.staff(.pin(try known(["right": true, "wrong": false][outcome], outcome))))
    case "done": send(.staff(.done(nil)))
    case "failed": send(.staff(.failed(Bilingual(thai: "ไม่พบ USB", english: "No USB stick"))))
    case "report", "paused":
      let last = TicketNumber(series: "A", number: 7)
      send(
        .staff(
          .report(StaffReport(centreIsReached: true, unsent: 3, lastNumber: last, issuingIsPaused: answer == "paused")))
      )
    default: throw Unclear(description: "nobody answers “\(answer)”")
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
    let words = asked.isEmpty ? "nothing" : asked.joined(separator: ", ")
    if words != text { failures.append("\(line) – but \(words)") }
    asked = []
  }

  /// `4 s`, `150 ms`.
  private static func milliseconds(_ words: [String]) -> Int64? {
    guard words.count == 2, let count = Int64(words[0]), let unit = ["ms": 1, "s": 1000][words[1]] else { return nil }
    return count * Int64(unit)
  }

  private static let news: [String: PaperNews] = ["out": .out, "failed": .failed, "late": .late]

  private static let rolls: [String: RollConcern?] = [
    "asked": RollConcern(printer: "thermal"), "turned": RollConcern(printer: "thermal", isWrongWayRound: true),
    "settled": nil,
  ]

  private static let states: [String: ServiceState] = [
    "not_yet": .notYetOpen(from: 450), "no_more": .noMoreTickets, "today": .closedToday, "quota": .quotaReached,
    "holiday": .holiday(Bilingual(thai: "วันปิยมหาราช")),
    "paused": .suspended(otherWays: Bilingual(thai: "โทร 1301", english: "call 1301")),
  ]
}

extension VisitorStory {
  /// What is asked of the kiosk, in a few words.
  fileprivate static func words(of action: JourneyAction) -> String {
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
