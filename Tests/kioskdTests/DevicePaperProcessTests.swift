import ControlSocket
import Drawing
import Events
import Ports
import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

/// A kiosk's place whose printer answers, behind the kiosk's own back end.
final class AnsweringRoom {
  let place: KioskPlace
  let cups: RealCups
  let device: AnsweringPrinter

  init(_ firmware: ReceiptFirmware = ReceiptFirmware(), more: String = "") throws {
    place = try KioskPlace()
    cups = try RealCups(backends: [BuiltProgram.path(of: "kiosk-escpos")])
    device = try AnsweringPrinter(firmware)
    try cups.addQueue("thermal", uri: "kiosk-escpos://127.0.0.1:\(device.port)/?wait=20")
    try place.configure {
      $0.print(to: "thermal", of: cups.address, more: ", roll: {metres: 70}")
      $0.more = more
    }
  }

  var sheets: [Bitmap] { (try? device.paper().tickets) ?? [] }

  /// Whether so many sheets come out of the printer.
  func printed(_ count: Int) async -> Bool {
    await device.wait { (try? ReceiptPaper($0.executed).tickets.count) == count }
  }

  /// Waits until status shows the printer in a state.
  func waitFor(_ state: PrinterState, _ kiosk: RunningKiosk) async throws {
    try await kiosk.journal(within: 20) { facts in
      let changes = facts.compactMap { if case .printer(.stateChanged(let change)) = $0 { change.known } else { nil } }
      return changes.last == state
    }
  }
}

@Suite("A running kiosk: a printer that answers", .serialized)
struct DevicePaperProcessTests {
  @Test("The device says that it worked through the ticket: printed; the printer is ready, and not only accepting")
  func printed() async throws {
    let room = try AnsweringRoom()
    let kiosk = try await RunningKiosk(at: room.place)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.printed) } }
    try await room.waitFor(.ready, kiosk)
    #expect(room.sheets.count == 1)
  }

  @Test("A printer that cannot answer: handed over, never printed")
  func cannotTell() async throws {
    let room = try AnsweringRoom(ReceiptFirmware(.never))
    let kiosk = try await RunningKiosk(at: room.place)
    for _ in 1...2 { _ = try await kiosk.control.issue(.init(service: "ADVICE")) }
    let facts = try await kiosk.journal { $0.count { $0.kind == .ticket(.handedOver) } == 2 }
    #expect(await room.printed(2))
    try await kiosk.stop()
    #expect(!(try room.place.facts()).contains { $0.kind == .ticket(.printed) } && !facts.isEmpty)
    try await room.waitFor(.cannotTell, kiosk)
  }

  @Test("Paper out in a ticket, a new roll: a line comes out by itself, the question is asked, nothing comes in a heap")
  func rollChange() async throws {
    let room = try AnsweringRoom(more: "paper: {visitor_limit_seconds: 1}")
    let kiosk = try await RunningKiosk(at: room.place)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.printed) } }
    room.device.runOut(afterBand: room.device.firmware.printedBands + 2)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    // The state comes while the job still stands, long before its deadline.
    try await room.waitFor(.paperOut, kiosk)
    let waiting = try await kiosk.control.issue(.init(service: "ADVICE"))
    #expect(!waiting.onPaper)
    #expect(try await kiosk.kioskctl("printer", "status", locale: "th_TH.UTF-8").output.contains("กระดาษหมด"))
    try await kiosk.journal(within: 15) { $0.contains { $0.kind == .ticket(.unconfirmed) } }
    let before = room.sheets.count
    room.device.change { $0.paper = .present }
    try await kiosk.journal(within: 20) { $0.contains { $0.kind == .printer(.rollChanged) } }
    // What came out of the broken ticket is cut off before the line, so that it hangs on nobody's paper.
    #expect(await room.printed(before + 2))
    let roll = try #require(try await kiosk.control.status().printers.first?.roll)
    #expect(roll.used == 0 && roll.tickets == 0)
    let answer = try await kiosk.kioskctl("printer", "seen", "no", locale: "th_TH.UTF-8")
    #expect(answer.output.contains("ใส่ม้วนกลับด้าน"))
    #expect(try await kiosk.control.status().printers.first?.state == .rollWrongWayRound)
    _ = try await kiosk.kioskctl("printer", "seen", "yes")
    let next = try await kiosk.control.issue(.init(service: "ADVICE"))
    #expect(next.onPaper)
    try await kiosk.journal { $0.count { $0.kind == .ticket(.printed) } == 2 }
    #expect(room.sheets.count == before + 3, "what was broken off, the line and the new ticket, and nothing twice")
  }

  @Test(
    "Whatever the device does to a ticket, its end is recorded once and truly, and the next one is printed",
    arguments: [(true, 1), (true, 3), (false, 0), (false, 2)])
  func mischief(breaks: Bool, band: Int) async throws {
    let room = try AnsweringRoom()
    let kiosk = try await RunningKiosk(at: room.place)
    let ends: Set<Fact.Kind> = [.ticket(.printed), .ticket(.printFailed), .ticket(.unconfirmed)]
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.printed) } }
    let due = room.device.firmware.receivedBands + band
    room.device.make(breaks ? .breaksConnection(afterBand: due) : .stopsReading(afterBand: due))
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    let facts = try await kiosk.journal(within: 20) { $0.count { ends.contains($0.kind) } == 2 }
    #expect(facts.contains { $0.kind == .ticket(.shownOnScreen) }, "the visitor has the number all the same")
    #expect(facts.count { $0.kind == .ticket(.printed) } == 1 && room.sheets.count == 1)
    room.device.make(nil)
    try await usable(kiosk)
    if !(try await kiosk.control.issue(.init(service: "ADVICE"))).onPaper {
      // The word that the printer is out came a moment after the ticket's end.
      try await usable(kiosk)
      #expect(try await kiosk.control.issue(.init(service: "ADVICE")).onPaper)
    }
    let after = try await kiosk.journal(within: 20) { $0.count { $0.kind == .ticket(.printed) } == 2 }
    #expect(after.count { ends.contains($0.kind) } == 3)
  }

  /// A printer that was out is tried by a line of its own.
  private func usable(_ kiosk: RunningKiosk) async throws {
    try await kiosk.journal(within: 30) { facts in
      let changes = facts.compactMap { if case .printer(.stateChanged(let change)) = $0 { change } else { nil } }
      return changes.last?.condition != .out
    }
  }
}
