import Drawing
import Events
import Ports
import Foundation
import PrinterFixtures
import Testing

@testable import TicketPrinter

/// A scheduler, a queue and a printer's name, for one story.
struct PrinterRoom {
  let cups: RealCups
  let device: ListeningPrinter
  let tray = ReportTray()

  init() throws {
    cups = try RealCups()
    device = try ListeningPrinter()
    try cups.addQueue("thermal", to: device.port)
  }

  func printer(
    deadline: Duration = .seconds(8), waiting: Duration = .seconds(30), settling: Duration = .seconds(120),
    timeout: Duration = .seconds(2)
  ) throws -> CupsPrinter {
    try CupsPrinter(
      name: "P1", queue: "thermal", server: cups.address,
      limits: .init(deadline: deadline, waiting: waiting, settling: settling),
      timeout: timeout, minuteOfDay: { 570 }
    ) { [tray] in tray.put($0) }
  }

  init(cups: RealCups, device: ListeningPrinter) {
    self.cups = cups
    self.device = device
  }

  /// A back end that is not there makes CUPS stop the queue.
  func breakQueue() throws {
    try cups.lpadmin(["-p", "thermal", "-o", "printer-error-policy=stop-printer"])
    try cups.lpadmin(["-p", "thermal", "-v", "socket://127.0.0.1:1/?contimeout=1&waiteof=false"])
    let queue = CupsQueue("thermal", on: CupsConnection(to: SpoolerAddress(cups.address), timeout: .seconds(2)))
    let job = try queue.printJob(named: "letter.pdf", .raw("x"))
    let isStopped = try cups.wait { try queue.reading().isStopped }
    try #require(isStopped, "\(cups.log.suffix(2000))")
    try queue.cancel(job)
  }

  /// The condition that was reported last.
  var condition: PrinterStateChanged? {
    tray.all.compactMap { if case .condition(let change) = $0 { change } else { nil } }.last
  }

  func waitFor(_ condition: PrinterCondition) -> Bool {
    tray.wait { _ in self.condition?.condition == condition }
  }
}

extension PaperReport {
  var handedOver: TicketHandedOver? { if case .handedOver(let event) = self { event } else { nil } }
  var failure: String? { if case .failed(let event) = self { event.reason } else { nil } }
  var doubt: String? { if case .unconfirmed(let event) = self { event.reason } else { nil } }
  var loss: String? { if case .lost(let lost) = self { lost.reason } else { nil } }
  var isEnd: Bool { if case .ended = self { true } else { false } }
}

@Suite("Printing through a real CUPS", .serialized)
struct CupsPrinterCupsTests {
  @Test("What reaches the printer is the ticket, dot for dot, and its QR code can be read")
  func ticketArrives() throws {
    let room = try PrinterRoom()
    let printer = try room.printer()
    defer { printer.stop() }
    let order = PrintOrder.sample(.full, seq: 42)
    printer.print(order)
    #expect(room.device.wait { $0.first?.isComplete == true })
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    let handedOver = try #require(room.tray.about(42).first?.handedOver)
    #expect(handedOver.job == order.job && handedOver.evidence == .spooler)
    #expect(handedOver.jobUUID.hasPrefix("urn:uuid:"))
    let delivery = try #require(room.device.received.first)
    let picture = try TicketRenderer(dots: 576).picture(of: order.content)
    let paper = try ReceiptPaper(delivery.bytes)
    #expect(paper.tickets == [picture])
    #expect(try PaperReader.scan(paper.tickets[0]) == order.content.address)
  }

  @Test("A completed ticket is handed over and nothing more; the printer is ready, told once")
  func nothingMore() throws {
    let room = try PrinterRoom()
    let printer = try room.printer()
    defer { printer.stop() }
    for seq in 1...3 { printer.print(.sample(seq: Int64(seq))) }
    #expect(room.tray.wait { $0.count { $0.handedOver != nil } == 3 })
    #expect(room.device.wait { $0.count { $0.isComplete } == 3 })
    #expect(room.tray.wait { $0.count { $0.isEnd } == 3 })
    #expect(room.tray.all.count { $0.reference == nil } == 1)
    #expect(room.condition?.condition == .ready)
    #expect(try room.cups.jobs().isEmpty)
  }

  @Test("The second job is made only after the first has ended")
  func oneAtATime() throws {
    let room = try PrinterRoom()
    let blocked = try ListeningPrinter()
    try room.cups.addQueue("thermal", to: blocked.port)
    try room.cups.disable("thermal")
    try room.cups.enable("thermal")
    blocked.switchOff()
    let printer = try room.printer(deadline: .seconds(30))
    defer { printer.stop() }
    printer.print(.sample(seq: 1))
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    #expect(try room.cups.jobs("all").count == 1)
    try room.cups.cancelAll(of: "thermal")
    #expect(room.tray.wait { $0.count { $0.handedOver != nil } == 2 })
    #expect(room.tray.about(1).last?.failure == "job_canceled")
    #expect(try room.cups.jobs("all").count == 2)
  }

  @Test("Printer off: at the deadline the job is cancelled and failed; when it is back, no stale ticket comes out")
  func printerOff() throws {
    let room = try PrinterRoom()
    let port = room.device.port
    room.device.switchOff()
    let printer = try room.printer(deadline: .seconds(1))
    defer { printer.stop() }
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.failure != nil } })
    #expect(room.tray.about(1).last?.failure == "deadline")
    #expect(room.waitFor(.out))
    #expect(room.condition?.reasons == ["not_answering"])
    #expect(try room.cups.jobs().isEmpty)
    // Known to be out: no job is made, and no second deadline is waited for.
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait(0.9) { $0.contains { $0.failure == "printer_out" } })
    #expect(try room.cups.jobs("all").count == 1)
    // Switched on again: worth another ticket after the pause, and only that one is printed.
    let device = try ListeningPrinter(port: port)
    #expect(room.waitFor(.unknown))
    printer.print(.sample(seq: 3))
    #expect(room.waitFor(.ready))
    #expect(room.tray.about(3).map { $0.handedOver != nil } == [true, false])
    #expect(device.received.count == 1)
    let picture = try TicketRenderer(dots: 576).picture(of: PrintOrder.sample(seq: 3).content)
    #expect(try ReceiptPaper(try #require(device.received.first).bytes).tickets == [picture])
  }

  @Test("A stopped queue is out: no job, reason printer_out; enabled again it simply works")
  func stoppedQueue() throws {
    let room = try PrinterRoom()
    try room.cups.disable("thermal")
    let printer = try room.printer()
    defer { printer.stop() }
    #expect(room.waitFor(.out))
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.failure == "printer_out" } })
    #expect(try room.cups.jobs("all").isEmpty)
    try room.cups.enable("thermal")
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { $0.contains { $0.handedOver != nil } })
    #expect(room.waitFor(.ready))
  }

  @Test("A queue that CUPS has stopped is started again, and the next ticket comes out; one stopped by hand is not")
  func stoppedByCups() throws {
    let room = try PrinterRoom()
    try room.breakQueue()
    let printer = try room.printer()
    defer { printer.stop() }
    #expect(room.waitFor(.ready))
    #expect(room.tray.wait { _ in room.condition?.known == .cannotTell })
    try room.cups.addQueue("thermal", to: room.device.port)
    printer.print(.sample(seq: 1))
    #expect(room.tray.wait { $0.contains { $0.isEnd } })
    try room.cups.disable("thermal")
    printer.print(.sample(seq: 2))
    #expect(room.tray.wait { _ in room.condition?.known == .queueStopped })
    #expect(!room.tray.wait(2) { _ in room.condition?.condition == .ready })
  }

  @Test("Where the kiosk may not start it again, staff are told so")
  func mayNotResume() throws {
    let room = try PrinterRoom()
    try room.breakQueue()
    try room.cups.forbid("Resume-Printer")
    let printer = try room.printer()
    defer { printer.stop() }
    #expect(room.tray.wait { _ in room.condition?.known == .queueStopped })
    #expect(room.condition?.reasons.contains("resume_not_permitted") == true)
  }

  @Test(
    "Forty people at once and a slow printer: all get paper, though the last waits beyond the limit of the line")
  func slowPrinter() throws {
    let cups = try RealCups()
    let device = try ListeningPrinter(pace: .milliseconds(250))
    try cups.addQueue("thermal", to: device.port, waitsForEnd: true)
    let room = PrinterRoom(cups: cups, device: device)
    let printer = try room.printer(waiting: .seconds(8))
    defer { printer.stop() }
    for seq in 1...40 { printer.print(.sample(seq: Int64(seq))) }
    #expect(room.tray.wait(60) { $0.count { $0.isEnd } == 40 })
    #expect(room.tray.all.allSatisfy { $0.failure == nil && $0.doubt == nil })
    #expect(device.received.count == 40)
  }

  @Test("The kiosk is dead and the printer off: the spooler gives the job up by itself, and nothing stale comes out")
  func nobodyThere() throws {
    let room = try PrinterRoom()
    room.device.switchOff()
    let queue = CupsQueue(
      "thermal", on: CupsConnection(to: SpoolerAddress(room.cups.address), timeout: .seconds(2)))
    let job = try queue.printJob(named: "S1-12-A001", .raw("stale"), cancelAfter: 1)
    // cupsd looks for jobs that have had their time when something happens, and every 10 s.
    #expect(try room.cups.wait(within: .seconds(25)) { try queue.job(job)?.state == .canceled })
  }

  @Test("A name with control bytes reaches the spooler without them, and text on a ticket is dots, whatever it holds")
  func controlBytes() throws {
    let room = try PrinterRoom()
    let printer = try room.printer()
    defer { printer.stop() }
    var order = PrintOrder.sample(seq: 1)
    order.job = "S1\u{1B}@\nA001"
    order.content.office = "ที่ว่าการ\u{1B}p\u{0}\u{19}\u{19}อำเภอ\u{1D}V\u{0}"
    printer.print(order)
    #expect(room.tray.wait { $0.contains { $0.isEnd } })
    #expect(try room.cups.jobs("all").count == 1)
    #expect(try ReceiptPaper(try #require(room.device.received.first).bytes).tickets.count == 1)
  }
}
