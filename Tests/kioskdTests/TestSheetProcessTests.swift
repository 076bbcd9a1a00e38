import ControlSocket
import Events
import Ports
import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

@Suite("A running kiosk: testing its printer", .serialized)
struct TestSheetProcessTests {
  @Test("The sheet comes out between tickets, by the printer's own word, and the journal has nothing of it")
  func printed() async throws {
    let room = try AnsweringRoom()
    let kiosk = try await RunningKiosk(at: room.place)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.printed) } }
    try await room.waitFor(.ready, kiosk)
    let before = try room.place.facts().count
    let run = try await kiosk.kioskctl(
      "printer", "test", "--config", room.place.configurationFile, locale: "th_TH.UTF-8")
    #expect(run.ending == .exited(0), "\(run.errors)")
    #expect(run.output.contains("เครื่องพิมพ์ยืนยันเอง") && run.output.contains("พร้อมพิมพ์"))
    #expect(room.sheets.count == 2)
    #expect(try room.place.facts().count == before)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    try await kiosk.journal { $0.count { $0.kind == .ticket(.printed) } == 2 }
  }

  @Test(
    "An unknown printer is refused; a printer without paper ends the test with its reason, and is tried all the same")
  func failing() async throws {
    let room = try AnsweringRoom()
    let kiosk = try await RunningKiosk(at: room.place)
    let unknown = try await kiosk.kioskctl("printer", "test", "--printer", "other")
    #expect(unknown.ending == .exited(1) && unknown.errors.contains("other (ticket)"))
    room.device.change { $0.paper = .out }
    let end = try await kiosk.control.printTestSheet(on: "ticket", answers: [])
    #expect(end.end != .printed && end.reason != nil)
    #expect(room.sheets.isEmpty)
    room.device.change { $0.paper = .present }
    #expect(try await kiosk.control.printTestSheet(on: "ticket", answers: []).end == .printed)
  }

  @Test("A scheduler that hangs ends the test, and not the kiosk")
  func hungScheduler() async throws {
    let room = try AnsweringRoom()
    let kiosk = try await RunningKiosk(at: room.place)
    room.cups.hang()
    defer { room.cups.goOn() }
    let end = try await kiosk.control.printTestSheet(on: "ticket", answers: [])
    #expect(end.end == .failed || end.end == .unconfirmed)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
  }
}
