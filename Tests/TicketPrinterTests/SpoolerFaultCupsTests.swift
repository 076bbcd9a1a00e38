import Events
import Foundation
import PrinterFixtures
import Testing

@testable import TicketPrinter

@Suite("When the spooler hangs, is gone or remembers too much", .serialized)
struct SpoolerFaultCupsTests {
  @Test("cupsd hangs: nobody waits, the report comes within the time-outs, and later all is well again")
  func hungSpooler() throws {
    let room = try PrinterRoom()
    let printer = try room.printer(deadline: .seconds(1), timeout: .milliseconds(300))
    defer { printer.stop() }
    #expect(room.waitFor(.ready))
    room.cups.hang()
    let before = ContinuousClock.now
    for seq in 1...5 { printer.print(.sample(seq: Int64(seq))) }
    #expect(before.duration(to: .now) < .milliseconds(50))
    #expect(room.tray.wait { $0.count { $0.failure == "spooler_unreachable" } == 5 })
    #expect(before.duration(to: .now) < .seconds(5))
    #expect(room.waitFor(.out))
    #expect(room.condition?.state == PrinterState.spoolerSilent.rawValue)
    room.cups.goOn()
    #expect(room.waitFor(.ready))
    printer.print(.sample(seq: 6))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    #expect(room.device.wait { $0.count == 1 })
  }

  @Test("cupsd hangs with a job in it: at the deadline the ticket is unconfirmed, and the job is gone before the next")
  func hungWithJob() throws {
    let room = try PrinterRoom()
    let port = room.device.port
    room.device.switchOff()
    let printer = try room.printer(deadline: .seconds(1), timeout: .milliseconds(300))
    defer { printer.stop() }
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    room.cups.hang()
    #expect(room.tray.wait { $0.contains { $0.doubt == "deadline" } })
    room.cups.goOn()
    #expect(room.waitFor(.ready))
    #expect(try room.cups.jobs().isEmpty)
    let device = try ListeningPrinter(port: port)
    printer.print(.sample(seq: 2))
    #expect(device.wait { $0.first?.isComplete == true })
    #expect(device.received.count == 1)
  }

  @Test("No spooler at the start, started minutes later: tickets fail with the reason, then simply work")
  func laterSpooler() throws {
    let room = try PrinterRoom()
    room.cups.stop()
    let printer = try room.printer(deadline: .seconds(1))
    defer { printer.stop() }
    #expect(room.waitFor(.unknown))
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.failure == "spooler_unreachable" } })
    try room.cups.start()
    #expect(room.waitFor(.ready))
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
  }

  @Test("A spooler that crashed and forgot the job: the ticket is lost, which the kiosk makes a copy of")
  func lostJob() throws {
    let room = try PrinterRoom()
    room.device.switchOff()
    let printer = try room.printer(deadline: .seconds(20))
    defer { printer.stop() }
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    room.cups.crash()
    try room.cups.start()
    try room.cups.addQueue("thermal", to: room.device.port)
    #expect(room.tray.wait { $0.contains { $0.loss == "spooler_lost_job" } })
  }
}
