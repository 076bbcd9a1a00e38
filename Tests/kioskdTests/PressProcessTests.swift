import ControlSocket
import Events
import Ports
import Foundation
import Journal
import KioskFixtures
import Testing

@Suite("A running kiosk: presses", .serialized)
struct PressProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  @Test("A press becomes a durable number, a picture and the printer's bytes, and the journal verifies")
  func ticket() async throws {
    let kiosk = try await RunningKiosk(at: place)
    try kiosk.pad.press(.b)
    try kiosk.screen.tap(x: 0.2, y: 0.5)
    try await kiosk.journal { $0.count { $0.kind == .ticket(.handedOver) } == 2 }
    let tickets = try place.tickets()
    #expect(Set(tickets.map(\.ticket.description)) == ["A001", "C001"])
    let pressed = try #require(tickets.first { $0.ticket.series == "C" })
    #expect(pressed.source == CommandSource(device: "pad", control: "KEY_B"))
    #expect(pressed.visit.visitorType == "JURISTIC" && pressed.visit.lane == .priority)
    for job in tickets.compactMap(\.paper?.job) {
      let files = try ["png", "escpos"].map {
        try Data(contentsOf: URL(filePath: "\(place.ticketFolder)/\(job).\($0)"))
      }
      #expect(files[0].starts(with: [0x89, 0x50, 0x4e, 0x47]) && files[1].starts(with: [0x1b, 0x40]))
    }
    #expect(try await kiosk.stop().ending == .exited(0))
    let report = try place.verification()
    #expect(report.fault == nil && report.tickets == 2)
    let run = try await kiosk.kioskctl("journal", "verify", place.stateDirectory)
    #expect(run.ending == .exited(0) && run.output.contains("2 tickets"))
  }

  @Test("A rating counts once, however the key bounces and repeats")
  func rating() async throws {
    let kiosk = try await RunningKiosk(at: place)
    try kiosk.pad.press(.a)
    try kiosk.pad.bounce(.five)
    try kiosk.pad.hold(.four, repeats: 20)
    try await kiosk.journal { $0.contains { $0.kind == .rating(.excluded) } }
    let given = try place.facts().compactMap { if case .rating(.given(let given)) = $0 { given.rating } else { nil } }
    // The second came less than 2 s after the first: kept, and not counted.
    #expect(given.map(\.score) == [5, 4] && given.allSatisfy { $0.basis == .exit && $0.device == "pad" })
    let status = try await kiosk.control.status()
    #expect(status.ratings == 1 && status.ignored["pad"]?["bounce"] == 2)
  }

  @Test("A second press within three seconds gives no second number, and is counted")
  func impatient() async throws {
    let kiosk = try await RunningKiosk(at: place)
    try kiosk.pad.press(.a)
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.issued) } }
    try kiosk.pad.press(.a, later: .milliseconds(100))
    // The pipe keeps order: when this is in the journal, the press before it was decided.
    try kiosk.pad.press(.b, later: .milliseconds(200))
    try await kiosk.journal { $0.count { $0.kind == .ticket(.issued) } == 2 }
    #expect(try place.tickets().map(\.ticket.description) == ["A001", "C001"])
    #expect(try await kiosk.control.status().ignored["pad"]?["pressed_again"] == 1)
  }
}
