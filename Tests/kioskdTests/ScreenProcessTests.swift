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

@Suite("A running kiosk: the visitor's screen", .serialized)
struct ScreenProcessTests {
  private let place: KioskPlace
  private let offer: VisitorOffer

  init() throws {
    place = try KioskPlace()
    try place.configure { $0.show(screen: "width_mm: 305, height_mm: 229") }
    offer = try #require(VisitorOffer(KioskSettings.load(place.configurationFile).settings))
  }

  /// A visitor, who knows where things are on the screen without seeing it.
  private struct Visitor {
    let kiosk: RunningKiosk
    var journey: ScreenJourney
    private var time: Int64 = 0

    init(_ kiosk: RunningKiosk, _ offer: VisitorOffer) {
      self.kiosk = kiosk
      journey = ScreenJourney(offer: offer, at: 0)
    }

    /// Touches a zone, so many times at once, when a hand has come there from the place before.
    mutating func touch(_ zone: String, times: Int = 1) async throws {
      try await Task.sleep(for: .milliseconds(700))
      let found = try #require(journey.scene.touchZones.first { $0.name == zone })
      for _ in 0..<times { try kiosk.screen.tap(x: found.x + found.width / 2, y: found.y + found.height / 2) }
      time += 1000
      _ = journey.receive(.press(zone: zone, revision: journey.scene.revision), at: time)
    }
  }

  @Test("Two touches give a ticket on paper; a second tap at once gives nothing that was not seen")
  func visit() async throws {
    let kiosk = try await RunningKiosk(at: place)
    var visitor = Visitor(kiosk, offer)
    try await visitor.touch("service.INFORMATION", times: 2)
    try await visitor.touch("visitor_type.JURISTIC")
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.handedOver) } }
    let tickets = try place.tickets()
    #expect(tickets.map(\.ticket.description) == ["C001"])
    #expect(tickets.first?.visit.visitorType == "JURISTIC")
    #expect(tickets.first?.source == CommandSource(device: "screen", control: "visitor_type.JURISTIC"))
    try await kiosk.stop()
    #expect(try place.verification().fault == nil)
  }

  /// Where there is a display, it is lit.
  private static let hasDisplay = FileManager.default.fileExists(atPath: "/dev/dri")

  @Test("Without a display the kiosk works, and says that nobody sees it", .disabled(if: hasDisplay))
  func dark() async throws {
    let kiosk = try await RunningKiosk(at: place)
    try kiosk.pad.press(.a)
    let facts = try await kiosk.journal { $0.contains { $0.kind == .ticket(.handedOver) } }
    #expect(facts.contains(.machine(.deviceUnplugged(DeviceUnplugged(device: "display", reason: "no_card")))))
    let status = try await kiosk.kioskctl("status")
    #expect(status.output.contains("the kernel drives no display"), "\(status.output)")
    #expect(place.log.contains("the screen is dark"))
  }

  @Test("A panel that is too small is told at the start, and the kiosk works")
  func tooSmall() async throws {
    try place.configure { $0.show(screen: "width_mm: 108, height_mm: 65") }
    let kiosk = try await RunningKiosk(at: place)
    #expect(place.log.contains("warning: the screen:"))
    try await kiosk.stop()
  }

  @Test("A logo that is no picture is told with its remedy, and nothing is started")
  func logo() async throws {
    try Data("no picture".utf8).write(to: URL(filePath: place.path + "/logo.png"))
    try place.configure {
      $0.show(screen: "width_mm: 305, height_mm: 229, logo_file: \(place.path)/logo.png")
    }
    await #expect(throws: ChildProgram.Fault.self) { try await RunningKiosk(at: place) }
    #expect(place.log.contains("Save it as a PNG file"), "\(place.log)")
  }
}
