import CCups
import Foundation
import KioskFixtures
import PrinterFixtures
import PrinterMessages
import Testing

@testable import TicketPrinter

/// A scheduler that has the backend, a queue and an answering printer.
struct BackendRoom {
  let cups: RealCups
  let printer: AnsweringPrinter
  let ticket: SampleTicket
  let connection: CupsConnection
  let queue: CupsQueue

  init(_ firmware: ReceiptFirmware = ReceiptFirmware(), options: String = "wait=20", directives: String = "") throws {
    cups = try RealCups(backends: [BuiltProgram.path(of: "kiosk-escpos")], directives: directives)
    printer = try AnsweringPrinter(firmware)
    ticket = try SampleTicket()
    try cups.addQueue("thermal", uri: "kiosk-escpos://127.0.0.1:\(printer.port)/?\(options)")
    connection = CupsConnection(to: SpoolerAddress(cups.address), timeout: .seconds(5))
    queue = CupsQueue("thermal", on: connection)
  }

  /// The same room with a new connection to the scheduler.
  init(sharing other: BackendRoom) throws {
    (cups, printer, ticket) = (other.cups, other.printer, other.ticket)
    connection = CupsConnection(to: SpoolerAddress(cups.address), timeout: .seconds(5))
    queue = CupsQueue("thermal", on: connection)
  }

  func print() throws -> Int {
    let document = JobDocument(bytes: ticket.job, type: "application/vnd.cups-raw")
    let job = try queue.printJob(named: "S1-12-A001-1", document)
    return job
  }

  /// What the scheduler shows of a job and its printer at one moment.
  func seen(_ job: Int) throws -> Seen {
    let request = try IPPMessage(IPP_OP_GET_JOB_ATTRIBUTES, printer: "ipp://localhost/printers/thermal")
    request.add(job, as: "job-id")
    let about = try connection.exchange(request, at: "/printers/thermal").groups(IPP_TAG_JOB).first ?? [:]
    let asked = try IPPMessage(IPP_OP_GET_PRINTER_ATTRIBUTES, printer: "ipp://localhost/printers/thermal")
    let printer = try connection.exchange(asked, at: "/printers/thermal").groups(IPP_TAG_PRINTER).first ?? [:]
    return Seen(
      state: about["job-state"]?.integers.first ?? 0, reasons: about["job-state-reasons"]?.texts ?? [],
      message: about["job-printer-state-message"]?.texts.first ?? "",
      jobPrinterReasons: about["job-printer-state-reasons"]?.texts ?? [],
      impressions: about["job-impressions-completed"]?.integers.first ?? 0,
      printerState: printer["printer-state"]?.integers.first ?? 0,
      printerReasons: printer["printer-state-reasons"]?.texts ?? [],
      printerMessage: printer["printer-state-message"]?.texts.first ?? "")
  }

  /// Waits, at most 15 s, until the scheduler shows what is wished.
  /// - Returns: what it showed last.
  func wait(for job: Int, until isTrue: (Seen) -> Bool) throws -> Seen {
    var last: Seen?
    _ = try cups.wait(within: .seconds(15)) {
      let now = try seen(job)
      last = now
      return isTrue(now)
    }
    return try #require(last)
  }
}

/// What a scheduler shows.
struct Seen: Hashable {
  /// `job-state`: 5 processing, 7 canceled, 8 aborted, 9 completed.
  var state: Int
  var reasons: [String]
  var message: String
  var jobPrinterReasons: [String]
  var impressions: Int
  /// `printer-state`: 3 idle, 4 processing, 5 stopped.
  var printerState: Int
  var printerReasons: [String]
  var printerMessage: String

  var hasEnded: Bool { state >= 7 }
  var report: BackendReport? { BackendReport(line: message) }
}

@Suite("The backend under a real CUPS", .serialized)
struct BackendCupsTests {
  @Test("Printed by the device's word: completed, with one impression")
  func printed() throws {
    let room = try BackendRoom()
    let end = try room.wait(for: try room.print()) { $0.hasEnded }
    #expect(end.state == 9 && end.printerReasons == ["none"])
    #expect(BackendReport.isPrinted(scheme: "kiosk-escpos", impressions: end.impressions))
    // On success the scheduler takes back what was said last: the impression is what remains as evidence.
    #expect(end.message.isEmpty)
    #expect(try room.printer.paper().tickets == [room.ticket.picture])
  }

  @Test("A printer that cannot answer: completed, and no impression claims that it printed")
  func cannotTell() throws {
    let room = try BackendRoom(ReceiptFirmware(.never))
    let end = try room.wait(for: try room.print()) { $0.hasEnded }
    #expect(end.state == 9)
    #expect(!BackendReport.isPrinted(scheme: "kiosk-escpos", impressions: end.impressions))
    #expect(room.printer.wait { $0.printedBands == room.ticket.bands })
  }

  @Test("Paper out: job and printer say so within 2 s, in the ticket too; with paper it is printed and taken back")
  func paperOut() throws {
    for band in [0, 2] {
      let room = try BackendRoom()
      if band == 0 { room.printer.change { $0.paper = .out } } else { room.printer.runOut(afterBand: band) }
      let start = ContinuousClock.now
      let job = try room.print()
      let seen = try room.wait(for: job) { $0.printerReasons == ["media-empty-error"] && $0.report?.stage == .waiting }
      #expect(start.duration(to: .now) < .seconds(2))
      #expect(seen.report?.reasons == [.mediaEmpty] && seen.jobPrinterReasons == ["media-empty-error"])
      #expect((seen.report?.sent == 0) == (band == 0) && seen.state == 5 && seen.printerState == 4)
      room.printer.change { $0.paper = .present }
      let end = try room.wait(for: job) { $0.hasEnded }
      #expect(end.state == 9 && end.impressions == 1 && end.printerReasons == ["none"])
      #expect(try room.printer.paper().tickets == [room.ticket.picture])
    }
  }

  @Test(
    "The connection breaks in the ticket: canceled, with how much had been sent; not tried again, and the queue goes on"
  )
  func breaks() throws {
    let room = try BackendRoom()
    room.printer.make(.breaksConnection(afterBand: 3))
    let job = try room.print()
    let end = try room.wait(for: job) { $0.hasEnded && $0.printerState == 3 }
    let report = try #require(end.report)
    #expect(end.state == 7 && report.stage == .failed && report.cause == .lost && report.sent >= 3)
    #expect(end.printerReasons == ["offline-error"] && end.impressions == 0)
    room.printer.make(nil)
    let next = try room.print()
    #expect(try room.wait(for: next) { $0.hasEnded }.impressions == 1)
    #expect(room.printer.connections == 2)
    // What was said of the first is still there, and the printer's reasons are gone with the next job's first answer.
    #expect(try room.seen(job).report == report)
    #expect(try room.seen(next).printerReasons == ["none"])
  }

  @Test("Canceled in the ticket: the printer forgets the rest, the job says so, and new paper brings nothing out")
  func cancelled() throws {
    let room = try BackendRoom()
    room.printer.runOut(afterBand: 2)
    let job = try room.print()
    _ = try room.wait(for: job) { $0.report?.stage == .waiting }
    try room.queue.cancel(job)
    let end = try room.wait(for: job) { $0.report?.stage.isFinal == true }
    #expect(end.state == 7 && end.report?.cause == .cancelled && end.report?.isCleared == true)
    room.printer.change { $0.paper = .present }
    #expect(try room.wait(for: try room.print()) { $0.hasEnded }.impressions == 1)
    #expect(room.printer.firmware.printedBands == 2 + room.ticket.bands)
  }

  @Test("Nobody brings paper: the job fails when the queue's patience ends; the queue is not stopped")
  func patience() throws {
    let room = try BackendRoom(options: "wait=1")
    room.printer.change { $0.isCoverOpen = true }
    let end = try room.wait(for: try room.print()) { $0.hasEnded && $0.printerState != 4 }
    #expect(end.state == 7 && end.report?.cause == .notReady && end.report?.mayBeOnPaper == false)
    #expect(end.printerState == 3 && end.printerReasons == ["cover-open-error"])
  }

  @Test(
    "The scheduler is killed while a ticket waits for paper: its orphan gives up, and only the restarted job prints")
  func crash() throws {
    // Otherwise cupsd would have forgotten queue and job: it writes them 30 s later.
    let room = try BackendRoom(directives: "DirtyCleanInterval 0")
    room.printer.change { $0.paper = .out }
    let job = try room.print()
    _ = try room.wait(for: job) { $0.report?.stage == .waiting }
    // No service manager ends the back end.
    room.cups.crash(leavesOrphans: true)
    try room.cups.start()
    room.printer.change { $0.paper = .present }
    let after = try BackendRoom(sharing: room)
    #expect(try after.wait(for: job) { $0.hasEnded }.impressions == 1)
    #expect(try room.printer.paper().tickets == [room.ticket.picture])
  }

  @Test("The scheduler's device list has the backend")
  func discovery() throws {
    let room = try BackendRoom()
    let list = try FinishedProgram.output(of: "/usr/sbin/lpinfo", "-h", room.cups.address, "-v")
    #expect(list.contains("network kiosk-escpos"))
  }
}
