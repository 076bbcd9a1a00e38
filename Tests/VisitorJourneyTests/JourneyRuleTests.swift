import Events
import ScreenFixtures
import Testing

@testable import VisitorJourney

@Suite("The visitor's way, without a screen")
struct JourneyRuleTests {
  @Test("A service and a visitor type ask for the number; the view says where the visitor is")
  func number() throws {
    var journey = Journey(offer: OneStopService.offer())
    #expect(journey.receive(.press(.service("ADVICE")), at: 1000).isEmpty)
    #expect(journey.view.stage == .visitorType(service: "ADVICE"))
    #expect(
      journey.receive(.press(.visitorType("JURISTIC")), at: 2000)
        == [.issue(service: "ADVICE", visitorType: "JURISTIC", lane: .normal, language: .thai)])
    let given = NumberGiven(
      seq: 1, number: TicketNumber(series: "A", number: 1), service: "ADVICE", onPaper: true)
    #expect(journey.receive(.issued(given), at: 2030).isEmpty)
    #expect(journey.view.stage == .number(given, paperIsOut: false, typeIsAsked: false))
    #expect(journey.deadline == nil, "how long they wait for paper is not the journey's to say")
  }

  @Test("Whoever walks with keys is seen to do so until the visit is over")
  func keys() {
    var journey = Journey(offer: OneStopService.offer())
    _ = journey.receive(.walked, at: 1000)
    #expect(journey.view.usesKeys && journey.deadline == 21_000)
    _ = journey.receive(.tick, at: 21_000)
    _ = journey.receive(.tick, at: 41_000)
    #expect(!journey.view.usesKeys && journey.view.stage == .home && journey.deadline == nil)
  }

  @Test(
    "Every name of what is pressed is read as what it names",
    arguments: [
      Target.service("A_1"), .info("A.1"), .group(3), .more, .lane, .rate, .notices, .visitorType("JURISTIC"),
      .takeNumber, .printGuide, .next, .noted, .face(5), .correct, .reason(.speed), .skip, .back, .access(.contrast),
      .stay, .leave, .digit(0), .erase, .enter, .task(.newRoll), .yes, .no, .raise(.month), .lower(.minute),
    ])
  func names(target: Target) { #expect(Target(target.name) == target) }

  @Test(
    "Staff step each part of date and time within itself; a day that the month does not have becomes its last",
    arguments: [
      (DateField.day, 1, "2026-11-01", 510), (.day, -1, "2026-11-29", 510), (.month, 1, "2026-12-30", 510),
      (.month, -9, "2026-02-28", 510), (.year, 1, "2027-11-30", 510), (.hour, 16, "2026-11-30", 30),
      (.minute, -31, "2026-11-30", 539),
    ])
  func dates(field: DateField, step: Int, date: String, minute: Int) throws {
    let value = OfficeClock(date: try #require(ServiceDate("2026-11-30")), minute: 510)
    #expect(field.stepped(value, by: step) == OfficeClock(date: try #require(ServiceDate(date)), minute: minute))
  }
}
