import ControlSocket
import Drawing
import Events
import Ports
import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

@Suite("A running kiosk: what is true of the paper", .serialized)
struct PaperProcessTests {
  @Test("cupsd hangs: the number goes to the screen within the visitor's limit, and the paper comes when it goes on")
  func hungSpooler() async throws {
    let room = try PaperRoom(more: "paper: {visitor_limit_seconds: 1}")
    let kiosk = try await RunningKiosk(at: room.place)
    try await kiosk.journal { $0.contains { $0.kind == .printer(.stateChanged) } }
    room.cups.hang()
    // Everything up to `goOn` comes while the spooler answers nobody.
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    let facts = try await kiosk.journal { $0.contains { $0.kind == .ticket(.shownOnScreen) } }
    guard case .ticket(.shownOnScreen(let shown))? = facts.first(where: { $0.kind == .ticket(.shownOnScreen) }) else {
      return
    }
    #expect(shown.reason == "late")
    room.cups.goOn()
    #expect(await room.device.wait { $0.first?.isComplete == true })
    try await kiosk.stop()
    #expect(room.sheets().count == 1)
  }

  @Test("Staff reprint a ticket: same number, marked as copy 1 and 2; repeated it is one; a void one is refused")
  func reprint() async throws {
    let room = try PaperRoom()
    let kiosk = try await RunningKiosk(at: room.place)
    let ticket = try await kiosk.control.issue(.init(service: "ADVICE"))
    #expect(await room.device.wait { $0.count == 1 })
    let first = try await kiosk.control.reprint(ticket.number, id: "copy-1")
    #expect(try await kiosk.control.reprint(ticket.number, id: "copy-1") == first)
    #expect(first.copy == 1 && first.seq == ticket.seq && first.printer == "ticket")
    let second = try await kiosk.kioskctl("ticket", "reprint", "a001", locale: "th_TH.UTF-8")
    #expect(second.output.contains("พิมพ์ซ้ำ ครั้งที่ 2"))
    #expect(await room.device.wait { $0.count { $0.isComplete } == 3 })
    let sheets = room.sheets()
    #expect(Set(sheets).count == 3 && sheets[1].height > sheets[0].height)
    _ = try await kiosk.control.void(ticket.number, .init(reason: .misprint))
    let refused = try await kiosk.kioskctl("ticket", "reprint", "A001")
    #expect(refused.ending != .exited(0) && refused.errors.contains("void already"))
    let next = try await kiosk.control.issue(.init(service: "ADVICE"))
    #expect(next.number == "A002")
  }

  @Test("printer status says in both languages what is wrong, what to do, since when, and how much paper is left")
  func status() async throws {
    let room = try PaperRoom(printer: ", roll: {metres: 1, warn_at_tickets: 100}")
    let kiosk = try await RunningKiosk(at: room.place)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    try await kiosk.journal { $0.contains { $0.kind == .machine(.alertRaised) } }
    let low = try await kiosk.kioskctl("printer", "status")
    #expect(low.output.contains("ticket: paper is low") && low.output.contains("used for 1 tickets"))
    #expect(low.output.contains("Last known at: 20"))
    try room.cups.disable("thermal")
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    try await kiosk.journal {
      $0.contains { if case .printer(.stateChanged(let change)) = $0 { change.known == .queueStopped } else { false } }
    }
    let stopped = try await kiosk.kioskctl("printer", "status", locale: "th_TH.UTF-8")
    #expect(stopped.output.contains("คิวพิมพ์ถูกหยุดไว้") && stopped.output.contains("cupsenable thermal"))
    #expect(try await kiosk.kioskctl("status").output.contains("the print queue is stopped"))
    let unknown = try await kiosk.kioskctl("printer", "seen", "yes", "--printer", "fax")
    #expect(unknown.ending != .exited(0) && unknown.errors.contains("no such printer"))
  }

  @Test("The paper of a roll is reckoned on after a restart")
  func paperLife() async throws {
    let room = try PaperRoom(printer: ", roll: {metres: 70}")
    let first = try await RunningKiosk(at: room.place)
    for _ in 1...2 { _ = try await first.control.issue(.init(service: "ADVICE")) }
    try await first.journal { $0.count { $0.kind == .ticket(.handedOver) } == 2 }
    let before = try #require(try await first.control.status().printers.first?.roll)
    #expect(before.tickets == 2 && before.used > 100 && before.ticketsLeft.map { $0 > 200 } == true)
    try await first.kill()
    let second = try await RunningKiosk(at: room.place)
    #expect(try await second.control.status().printers.first?.roll == before)
  }

  @Test("The first printer is out: the next one prints, and the event says which")
  func twoPrinters() async throws {
    let room = try PaperRoom()
    let spare = try ListeningPrinter()
    try room.cups.addQueue("spare", to: spare.port)
    try room.cups.disable("thermal")
    let server = "server: \"\(room.cups.address)\""
    try room.place.configure {
      $0.printers = """
        printers:
          - {name: front, cups: {queue: thermal, \(server)}}
          - {name: back, cups: {queue: spare, \(server)}}
        """
    }
    let kiosk = try await RunningKiosk(at: room.place)
    try await kiosk.journal { $0.count { $0.kind == .printer(.stateChanged) } >= 2 }
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    let facts = try await kiosk.journal { $0.contains { $0.kind == .ticket(.handedOver) } }
    guard case .ticket(.handedOver(let handed))? = facts.first(where: { $0.kind == .ticket(.handedOver) }) else {
      return
    }
    #expect(handed.printer == "back")
    #expect(await spare.wait { $0.first?.isComplete == true })
    #expect(room.device.received.isEmpty)
  }
}
