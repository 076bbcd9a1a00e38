import Events
import Testing

@testable import Presses

@Suite("Zones of a screen")
struct ZoneTests {
  @Test("Neighbouring zones share an edge and no point of it")
  func edges() {
    let left = Zone(name: "left", x: 0, y: 0, width: 0.5, height: 1)
    let right = Zone(name: "right", x: 0.5, y: 0, width: 0.5, height: 1)
    #expect(!left.contains(x: 0.5, y: 0.5) && right.contains(x: 0.5, y: 0.5))
    #expect(right.contains(x: 1, y: 1) && left.contains(x: 0, y: 0))
  }
}

@Suite("Two touchscreens, of which one shows pages")
struct ChangingScreenTests {
  private static let whole = Zone(name: "whole", x: 0, y: 0, width: 1, height: 1)

  private func contact(_ device: String, _ phase: ContactPhase, at milliseconds: Int64) -> InputSignal {
    .contact(Contact(device: device, id: 1, x: 0.5, y: 0.5, phase: phase, time: milliseconds * 1000))
  }

  @Test("A new page takes the press of a finger on it, and leaves the other screen's alone")
  func change() {
    var recognition = PressRecognition(scene: Scene(zones: ["page": [Self.whole], "signs": [Self.whole]]))
    _ = recognition.recognise([contact("page", .down, at: 1000), contact("signs", .down, at: 1000)], at: 1_000_000)
    #expect(recognition.heldZone(on: "page") == "whole" && recognition.heldZone(on: "signs") == "whole")
    recognition.show([Self.whole], revision: 1, on: "page", at: 1_050_000)
    #expect(recognition.heldZone(on: "page") == nil && recognition.heldZone(on: "signs") == "whole")
    let presses = recognition.recognise(
      [contact("page", .up, at: 1100), contact("signs", .up, at: 1100)], at: 1_100_000)
    #expect(presses.count == 1)
    // The other screen has no pause after the change either.
    let next = recognition.recognise(
      [contact("signs", .down, at: 1200), contact("signs", .up, at: 1250)], at: 1_250_000)
    #expect(next.count == 1)
    #expect(
      recognition.recognise([contact("page", .down, at: 1300), contact("page", .up, at: 1350)], at: 1_350_000) == [])
  }
}
