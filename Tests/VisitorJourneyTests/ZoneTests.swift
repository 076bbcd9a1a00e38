import Testing

@testable import VisitorJourney

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
