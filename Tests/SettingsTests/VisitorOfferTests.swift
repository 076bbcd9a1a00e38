import Foundation
import Settings
import Testing

import Events
import VisitorPages
import VisitorJourney

@Suite("What the settings offer on the screen")
struct VisitorOfferTests {
  private func offer() throws -> VisitorOffer {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("config/kioskd.yaml")
    return try #require(VisitorOffer(KioskSettings.load(file.path).settings))
  }

  @Test("The example's services, types, documents, fee and steps are there, and its panel holds them")
  func example() throws {
    let offer = try offer()
    #expect(offer.panel == Panel(width: 305, height: 229))
    #expect(offer.services.map(\.code) == ["ADVICE", "INFORMATION", "COMPLAINT"])
    #expect(offer.visitorTypes.count == 4, "not stated is always offered, and no type of its own")
    let guide = offer.services[0].guide
    #expect(guide.documents.count == 2)
    #expect(guide.fee == 0, "no fee")
    #expect(guide.steps.map(\.duration) == [.init(5, .minutes), .init(10, .minutes)])
    #expect(offer.layoutProblems.isEmpty)
  }

  @Test("A panel that is too small is told before anybody stands in front of it")
  func tooSmall() throws {
    var offer = try offer()
    offer.panel = Panel(width: 108, height: 65)
    #expect(!offer.layoutProblems.isEmpty)
  }
}
