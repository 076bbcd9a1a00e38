import Events
import ScreenFixtures
import Testing

@testable import VisitorPages
@testable import VisitorJourney

@Suite("Two taps, as many people do it")
struct DoubleTapTests {
  /// A screen on which somebody has come somewhere, and when.
  private struct Moment {
    var journey: ScreenJourney
    var now: Int64 = 1_000_000
    private var seq: Int64 = 0

    init(_ offer: VisitorOffer, largeText: Bool) {
      journey = ScreenJourney(offer: offer, office: OfficeState(roll: nil), at: 0)
      if largeText { _ = press("access.large_text") }
      now += 5000
    }

    /// - Returns: what it asks of the kiosk; an answer that is awaited comes 30 ms later.
    mutating func press(_ zone: String) -> [JourneyAction] {
      let asked = journey.receive(.press(zone: zone, revision: journey.scene.revision), at: now).compactMap {
        if case .ask(let action) = $0 { action } else { nil }
      }
      for action in asked {
        seq += 1
        let number = TicketNumber(series: "A", number: Int(seq))
        switch action {
        case .issue(let service, _, _, _):
          _ = journey.receive(
            .issued(NumberGiven(seq: seq, number: number, service: service, onPaper: true)), at: now + 30)
        case .rate(let score, _), .correctRating(_, let score, _):
          _ = journey.receive(.rated(seq: seq, score: score), at: now + 30)
        default: break
        }
      }
      return asked.filter(\.isConsequence)
    }

    /// What a second tap at the same place asks for.
    func again(_ zone: SceneZone, after pause: Int64) -> [JourneyAction] {
      var moment = self
      moment.now += pause
      let (x, y) = (zone.rectangle.midX, zone.rectangle.midY)
      guard let hit = moment.journey.scene.zones.first(where: { $0.rectangle.contains(x: x, y: y) }) else { return [] }
      return moment.press(hit.name)
    }
  }

  /// Every screen to which touches lead, each once.
  private func moments(from start: Moment) -> [Moment] {
    var known: Set<[String]> = []
    var found: [Moment] = []
    var open = [start]
    while let moment = open.popLast() {
      let scene = moment.journey.scene
      guard known.insert([scene.page.rawValue] + scene.zones.map { "\($0.name) \($0.isEnabled)" }).inserted else {
        continue
      }
      found.append(moment)
      for zone in scene.zones where !zone.name.hasPrefix("access.") {
        var next = moment
        next.now += 1000
        _ = next.press(zone.name)
        next.now += 1000
        open.append(next)
      }
    }
    return found
  }

  @Test(
    "On any button the second does nothing that has not been seen", arguments: [(false, 150), (true, 600)],
    [VisitorTypeAsking.first, .whilePrinting])
  func anyButton(mode: (largeText: Bool, pause: Int), asking: VisitorTypeAsking) {
    let offer = OneStopService.offer(
      panel: Panel(width: 531, height: 299), purpose: .both, services: 12, asking: asking, helpIsSeen: true)
    let moments = moments(from: Moment(offer, largeText: mode.largeText))
    let pages = Set(moments.map(\.journey.scene.page))
    #expect(pages.isSuperset(of: [.home, .priorityLane, .serviceInfo, .number, .rating, .ratingThanks, .notices]))
    for moment in moments {
      for zone in moment.journey.scene.zones {
        var tapped = moment
        tapped.now += 1000
        let first = tapped.press(zone.name)
        let second = tapped.again(zone, after: Int64(mode.pause))
        #expect(first.count <= 1 && second.isEmpty, "\(moment.journey.scene.page) \(zone.name): \(second)")
      }
    }
  }
}

extension JourneyAction {
  /// Whether the kiosk writes something because of it.
  fileprivate var isConsequence: Bool {
    switch self {
    case .issue, .visitorType, .rate, .correctRating, .reason, .printGuide, .rollSeen, .helpAsked, .staff: true
    case .checkPIN, .staffLockedOut, .staffReport: false
    }
  }
}
