import Events
import Foundation
import Journal
import Kiosk
import KioskFixtures
import Presses
import Settings
import Testing
import VisitorPages
import VisitorJourney

@Suite("A running kiosk: its screen in Chromium", .serialized, .timeLimit(.minutes(3)))
struct PageProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  private static let screen = "width_mm: 338, height_mm: 270, mode: 1280x1024, page: {listen: {port: 0}, pad: pad}"

  /// Clicks where a zone of the page is that the visitor sees now, when a hand has come there from the place before.
  private func click(_ zone: String, of journey: inout ScreenJourney, in browser: WebBrowser) async throws {
    let found = try #require(journey.scene.touchZones.first { $0.name == zone })
    let before: String = try await browser.run("return document.getElementById('screen').dataset.picture")
    try await browser.click("#screen", x: found.x + found.width / 2, y: found.y + found.height / 2, after: 700)
    try await browser.wait(until: "Number(document.getElementById('screen').dataset.picture) > \(before)")
    _ = journey.receive(.press(zone: zone, revision: journey.scene.revision), at: 1000)
  }

  @Test("Clicks on the screen lead to a ticket's picture, a click on a face to a count at the centre")
  func wholeVisit() async throws {
    let centre = try RunningStatistics.Place(place.directory.appending(component: "centre"))
    try await centre.register(place)
    try place.configure {
      $0.centre = centre.address
      $0.show(screen: Self.screen)
    }
    let statistics = try await RunningStatistics(at: centre)
    let kiosk = try await RunningKiosk(at: place)
    let page = try await kiosk.log { $0.firstMatch(of: /the screen is shown at (http:\S+)/).map { String($0.1) } }
    let offer = try #require(VisitorOffer(KioskSettings.load(place.configurationFile).settings))
    try await WebBrowser.opened { browser async throws in
      try await browser.open(page)
      try await browser.wait(until: "document.getElementById('screen').dataset.picture >= 1")
      var journey = ScreenJourney(offer: offer, at: 0)
      try await click("service.INFORMATION", of: &journey, in: browser)
      try await click("visitor_type.JURISTIC", of: &journey, in: browser)
      try await browser.wait(until: "document.querySelector('#tickets img')?.naturalWidth > 300")
      try await browser.click("#rate-5")
    }
    let tickets = try place.tickets()
    #expect(tickets.map(\.ticket.description) == ["C001"])
    let ticket = try #require(tickets.first)
    #expect(ticket.visit.visitorType == "JURISTIC")
    #expect(ticket.source == CommandSource(device: "screen", control: "visitor_type.JURISTIC"))
    let today = try #require(OfficeTime(identifier: "Asia/Bangkok")).date(
      at: Int64(Date().timeIntervalSince1970 * 1000))
    let ratings = try await statistics.table("daily-ratings", on: "\(today)") {
      $0.split(whereSeparator: \.isNewline).count > 1
    }
    #expect(ratings != nil, "\(place.log)")
    let visits = try await statistics.table("daily-visits", on: "\(today)") { $0.contains("INFORMATION") }
    #expect(visits != nil, "\(place.log)")
    #expect(try await kiosk.stop().ending == .exited(0), "\(place.log)")
    try await statistics.stop()
  }

  @Test("When its address is taken, the kiosk says so and works without the page")
  func taken() async throws {
    let other = try RunningStatistics.Place(place.directory.appending(component: "centre"))
    let statistics = try await RunningStatistics(at: other)
    try place.configure { $0.show(screen: Self.screen.replacing("port: 0", with: "port: \(other.port)")) }
    let kiosk = try await RunningKiosk(at: place)
    _ = try await kiosk.log { $0.contains("page cannot be served") ? true : nil }
    try kiosk.pad.press(.a)
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.handedOver) } }
    #expect(try await kiosk.stop().ending == .exited(0), "\(place.log)")
    try await statistics.stop()
  }
}
