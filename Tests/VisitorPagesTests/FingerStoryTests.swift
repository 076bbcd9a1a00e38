import Events
import ScreenFixtures
import Testing

@testable import Presses
@testable import VisitorPages
@testable import VisitorJourney

@Suite("From the finger to the scene")
struct FingerStoryTests {
  /// A touchscreen over the journey's own scenes; times in milliseconds.
  private struct Kiosk {
    var journey: ScreenJourney
    var recognition: PressRecognition
    var issued: [String] = []

    init(_ offer: VisitorOffer) {
      journey = ScreenJourney(offer: offer, at: 0)
      recognition = PressRecognition(scene: journey.scene.recognised(on: "screen"))
    }

    mutating func receive(_ input: JourneyInput, at time: Int64) { follow(journey.receive(input, at: time), at: time) }

    private mutating func follow(_ actions: [ScreenAction], at time: Int64) {
      for action in actions {
        switch action {
        case .show(let scene): recognition.show(scene.recognised(on: "screen"), at: time * 1000)
        case .ask(.issue(let service, let type, _, _)): issued.append("\(service) \(type)")
        case .ask, .speak: break
        }
      }
    }

    /// A finger comes down on the middle of a zone and is lifted.
    mutating func touch(_ place: Rectangle, from down: Int64, to up: Int64) {
      for (phase, time) in [(ContactPhase.down, down), (.up, up)] {
        let contact = Contact(
          device: "screen", id: 1, x: place.midX / journey.offer.panel.width,
          y: place.midY / journey.offer.panel.height,
          phase: phase, time: time * 1000)
        for case .press(let press) in recognition.recognise([.contact(contact)], at: time * 1000) {
          follow(
            journey.receive(.press(zone: press.source.control, revision: press.revision), at: time), at: time)
        }
      }
    }
  }

  @Test("Two touches on what is drawn ask for the number; a second tap on each does nothing", arguments: [150, 250])
  func twice(pause: Int64) throws {
    var kiosk = Kiosk(OneStopService.offer())
    let service = try #require(kiosk.journey.scene.zone("service.ADVICE")?.rectangle)
    kiosk.touch(service, from: 1000, to: 1080)
    #expect(kiosk.journey.scene.page == .visitorType)
    kiosk.touch(service, from: 1080 + pause - 60, to: 1080 + pause)
    #expect(kiosk.issued == [])
    let type = try #require(kiosk.journey.scene.zone("visitor_type.JURISTIC")?.rectangle)
    kiosk.touch(type, from: 2500, to: 2580)
    kiosk.touch(type, from: 2580 + pause - 60, to: 2580 + pause)
    #expect(kiosk.issued == ["ADVICE JURISTIC"])
  }

  @Test("A finger that went down before the scene changed presses nothing on the new one")
  func slowFinger() throws {
    var kiosk = Kiosk(OneStopService.offer(asking: .never))
    let service = try #require(kiosk.journey.scene.zone("service.ADVICE")?.rectangle)
    kiosk.receive(.office(OfficeState(services: ["COMPLAINT": .quotaReached])), at: 900)
    kiosk.touch(service, from: 1000, to: 1050)
    kiosk.receive(
      .issued(NumberGiven(seq: 1, number: TicketNumber(series: "A", number: 1), service: "ADVICE", onPaper: true)),
      at: 1080)
    kiosk.touch(service, from: 1090, to: 2600)
    #expect(kiosk.journey.scene.page == .number)
    #expect(kiosk.issued == ["ADVICE NOT_STATED"])
  }
}
