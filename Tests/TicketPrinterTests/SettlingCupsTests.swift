import CCups
import Events
import Ports
import Foundation
import PrinterFixtures
import Testing

@testable import TicketPrinter

@Suite("Settling what an earlier run left open", .serialized)
struct SettlingCupsTests {
  private static let minute: Int64 = 60_000

  private func intention(_ job: String, uuid: String = "", seq: Int64 = 1, copy: Int? = nil) -> OpenIntention {
    OpenIntention(
      reference: PrintOrder.sample(seq: seq).reference, printer: "P1", job: job, jobUUID: uuid, copy: copy)
  }

  @Test("Old jobs are cancelled by name and uuid and told as lost; what is not ours stays")
  func old() throws {
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
    printer.settle(
      [
        intention("S1-12-A001", uuid: uuid, seq: 1), intention("S1-12-A002", seq: 2),
        intention("S1-12-A003", uuid: "urn:uuid:of-an-earlier-life", seq: 3),
      ], ages: [Self.minute, Self.minute, Self.minute])
    #expect(room.tray.wait { $0.count { $0.loss == "restart" } == 3 })
    #expect(try queue.job(ours)?.state == .canceled)
    #expect(try queue.job(nameless)?.state == .canceled)
    #expect(try queue.openJobs().map(\.id).sorted() == [otherUUID, foreign])
  }

  @Test("A job that is still young is followed to its end and comes out once; the next of the line comes after it")
  func young() throws {
    let room = try PrinterRoom()
    try room.cups.disable("thermal")
    let queue = CupsQueue("thermal", on: try connection(to: room.cups))
    let job = try submit("S1-12-A001", to: queue)
    let uuid = try #require(try queue.job(job)).uuid
    let printer = try room.printer()
    defer { printer.stop() }
    printer.settle([intention("S1-12-A001", uuid: uuid), intention("S1-12-A002", seq: 2)], ages: [500, 400])
    #expect(try room.cups.wait { try queue.job(job)?.state == .pending })
    try room.cups.enable("thermal")
    #expect(room.tray.wait { $0.contains { $0.isEnd && $0.reference?.seq == 1 } })
    #expect(room.tray.wait { $0.contains { $0.loss != nil && $0.reference?.seq == 2 } })
    #expect(room.device.wait { $0.map(\.bytes) == [Array("stale".utf8)] })
  }

  @Test("A job that never got its document prints nothing: it is cleared away, and the ticket is lost")
  func withoutDocument() throws {
    let room = try PrinterRoom()
    let queue = CupsQueue("thermal", on: try connection(to: room.cups))
    let job = try queue.jobWithoutDocument(named: "S1-12-A001")
    let printer = try room.printer()
    defer { printer.stop() }
    printer.settle([intention("S1-12-A001")], ages: [100])
    #expect(room.tray.wait { $0.contains { $0.loss == "restart" } })
    #expect(try queue.job(job)?.state == .canceled)
    #expect(room.device.received.isEmpty)
  }

  @Test("Settling without a spooler: it is asked until the time is over; then unconfirmed, and nothing stale comes out")
  func noSpooler() throws {
    let room = try PrinterRoom()
    try room.cups.disable("thermal")
    _ = try submit("S1-12-A001", to: CupsQueue("thermal", on: try connection(to: room.cups)))
    room.cups.stop()
    let printer = try room.printer(deadline: .seconds(1), settling: .seconds(2))
    defer { printer.stop() }
    printer.settle([intention("S1-12-A001")], ages: [1000])
    #expect(room.tray.wait { $0.contains { $0.doubt == "restart" } })
    try room.cups.start()
    #expect(room.tray.wait { _ in room.condition?.state == PrinterState.queueStopped.rawValue })
    #expect(try room.cups.jobs().isEmpty)
    try room.cups.enable("thermal")
    printer.print(.sample(seq: 2))
    #expect(room.device.wait { $0.first?.isComplete == true })
    #expect(room.device.received.count == 1)
  }

  @Test("A ticket whose job has run to its end stays handed over; nobody doubts it")
  func settledAlready() throws {
    let room = try PrinterRoom()
    let printer = try room.printer()
    defer { printer.stop() }
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.isEnd } })
    let handed = try #require(room.tray.all.lazy.compactMap(\.handedOver).first)
    printer.settle(
      [OpenIntention(reference: handed.reference, printer: "P1", job: handed.job, jobUUID: handed.jobUUID)],
      ages: [Self.minute])
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { $0.count { $0.isEnd } == 3 })
    #expect(room.tray.all.allSatisfy { $0.doubt == nil && $0.loss == nil })
    #expect(room.tray.all.count { $0.handedOver != nil } == 2)
  }

  @Test("The hand-over was not journaled before the crash: it is told now, with the uuid")
  func handOverToldLater() throws {
    let room = try PrinterRoom()
    let queue = CupsQueue("thermal", on: try connection(to: room.cups))
    let job = try submit("S1-12-A001", to: queue)
    #expect(try room.cups.wait { try queue.job(job)?.state == .completed })
    let printer = try room.printer()
    defer { printer.stop() }
    printer.settle([intention("S1-12-A001", copy: 2)], ages: [Self.minute])
    #expect(room.tray.wait { $0.contains { $0.isEnd } })
    let handed = try #require(room.tray.all.lazy.compactMap(\.handedOver).first)
    let uuid = try queue.job(job)?.uuid
    #expect(handed.copy == 2 && handed.jobUUID == uuid)
  }

  private func connection(to cups: RealCups) throws -> CupsConnection {
    CupsConnection(to: SpoolerAddress(cups.address), timeout: .seconds(2))
  }

  private func submit(_ name: String, to queue: CupsQueue) throws -> Int {
    let job = try queue.printJob(named: name, .raw("stale"))
    return job
  }
}

extension CupsQueue {
  /// A job as a program leaves it that ends between Create-Job and Send-Document.
  fileprivate func jobWithoutDocument(named name: String) throws -> Int {
    let request = try IPPMessage(IPP_OP_CREATE_JOB, printer: uri)
    request.add(name, tag: IPP_TAG_NAME, as: "job-name")
    return try #require(
      try connection.exchange(request, at: resource).groups(IPP_TAG_JOB).first?["job-id"]?.integers.first)
  }
}
