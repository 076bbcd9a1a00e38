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
    let printer = try room.printer(timeout: .milliseconds(300))
    defer { printer.stop() }
    #expect(room.waitFor(.ready))
    room.cups.hang()
    let before = ContinuousClock.now
    for seq in 1...5 { printer.print(.sample(seq: Int64(seq))) }
    #expect(before.duration(to: .now) < .milliseconds(50))
    #expect(room.tray.wait { $0.count { $0.failure == "spooler_unreachable" } == 5 })
    #expect(before.duration(to: .now) < .seconds(3))
    #expect(room.condition?.condition == .unknown)
    room.cups.goOn()
    #expect(room.waitFor(.ready))
    printer.print(.sample(seq: 6))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    #expect(room.tray.wait { _ in room.device.received.count == 1 })
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
    #expect(room.tray.wait { _ in device.received.first?.isComplete == true })
    #expect(device.received.count == 1)
  }

  @Test("No spooler at the start, started minutes later: tickets fail with the reason, then simply work")
  func laterSpooler() throws {
    let room = try PrinterRoom()
    room.cups.stop()
    let printer = try room.printer()
    defer { printer.stop() }
    #expect(room.waitFor(.unknown))
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.failure == "spooler_unreachable" } })
    try room.cups.start()
    #expect(room.waitFor(.ready))
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
  }

  @Test("After a crash, jobs of the earlier run are cancelled by name and uuid, others stay, all are unconfirmed")
  func settles() throws {
    let room = try PrinterRoom()
    try room.cups.disable("thermal")
    let queue = CupsQueue("thermal", on: try connection(to: room.cups))
    let ours = try submit("S1-12-A001", to: queue)
    let nameless = try submit("S1-12-A002", to: queue)
    let otherUUID = try submit("S1-12-A003", to: queue)
    let foreign = try submit("letter.pdf", to: queue)
    let printer = try room.printer()
    defer { printer.stop() }
    let uuid = try #require(try queue.job(ours)).uuid
    let reference = PrintOrder.sample().reference
    printer.settle([
      OpenIntention(reference: reference, printer: "P1", job: "S1-12-A001", jobUUID: uuid),
      OpenIntention(reference: reference, printer: "P1", job: "S1-12-A002", jobUUID: ""),
      OpenIntention(reference: reference, printer: "P1", job: "S1-12-A003", jobUUID: "urn:uuid:of-an-earlier-life"),
    ])
    #expect(room.tray.wait { $0.count { $0.doubt == "restart" } == 3 })
    #expect(try queue.job(ours)?.state == .canceled)
    #expect(try queue.job(nameless)?.state == .canceled)
    #expect(try queue.openJobs().map(\.id).sorted() == [otherUUID, foreign])
  }

  @Test("Settling without a spooler: unconfirmed at once, cancelled when it is back, before anything new is printed")
  func settlesLater() throws {
    let room = try PrinterRoom()
    try room.cups.disable("thermal")
    _ = try submit("S1-12-A001", to: CupsQueue("thermal", on: try connection(to: room.cups)))
    room.cups.stop()
    let printer = try room.printer()
    defer { printer.stop() }
    let intention = OpenIntention(
      reference: PrintOrder.sample().reference, printer: "P1", job: "S1-12-A001", jobUUID: "")
    printer.settle([intention])
    #expect(room.tray.wait { $0.contains { $0.doubt == "restart" } })
    try room.cups.start()
    #expect(room.waitFor(.out))
    #expect(try room.cups.jobs().isEmpty)
    try room.cups.enable("thermal")
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { _ in room.device.received.first?.isComplete == true })
    #expect(room.device.received.count == 1)
  }

  @Test("After a restart, a ticket whose job has run to its end stays handed over; nobody doubts it")
  func settledAlready() throws {
    let room = try PrinterRoom()
    let printer = try room.printer()
    defer { printer.stop() }
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    let handed = try #require(room.tray.all.lazy.compactMap(\.handedOver).first)
    #expect(room.tray.wait { _ in (try? room.cups.jobs().isEmpty) == true })
    printer.settle([
      OpenIntention(reference: handed.reference, printer: "P1", job: handed.job, jobUUID: handed.jobUUID)
    ])
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { $0.count { $0.handedOver != nil } == 2 })
    #expect(room.tray.wait { $0.allSatisfy { $0.doubt == nil } })
  }

  @Test("A spooler that crashed and lost the job leaves the ticket unconfirmed")
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
    #expect(room.tray.wait { $0.contains { $0.doubt == "spooler_lost_job" } })
  }

  private func connection(to cups: RealCups) throws -> CupsConnection {
    CupsConnection(to: SpoolerAddress(cups.address), timeout: .seconds(2))
  }

  private func submit(_ name: String, to queue: CupsQueue) throws -> Int {
    let document = JobDocument(bytes: Array("stale".utf8), type: "application/vnd.cups-raw")
    let job = try queue.createJob(named: name, for: document)
    try queue.send(document, to: job)
    return job
  }
}
