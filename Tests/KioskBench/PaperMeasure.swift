import Drawing
import Events
import Foundation
import KioskFixtures
import PrinterFixtures
import TicketPrinter

/// From the write of a press until the first byte of its ticket arrives at a printer, through a real cupsd, beside the
/// floor: a finished document of as many bytes, given to the same queue between the tickets.
enum PaperMeasure {
  /// The visitor takes the ticket; the next one comes when CUPS has ended the job.
  private static let spacing = Duration.milliseconds(120)

  static func run(_ count: Int, in directory: URL, _ report: inout Report) throws {
    report.section("press → first byte at the printer, through CUPS, beside libcups alone")
    let cups = try RealCups()
    let printer = try PrinterProcess()
    try cups.addQueue("thermal", to: printer.port)
    let place = try KioskPlace(in: directory) {
      $0.inputs = (0..<8).map { .buttons($0) }
      $0.print(to: "thermal", of: cups.address)
    }
    let kiosk = try RunningKiosk(at: place)
    defer { kiosk.program.stop() }
    let pads = try (0..<8).map { try kiosk.buttons($0) }
    let floor = try SpoolerFloor(queue: "thermal", port: cups.port)
    pause(.seconds(1))
    var (tickets, floors) = (Sample(), Sample())
    for index in 0..<count {
      let press = try pads[index % pads.count].press(.button(index / pads.count % Pad.buttons))
      guard let delivery = printer.nextTicket(within: 10) else { break }
      tickets.add(from: press, to: delivery.firstByte)
      pause(spacing)
      let document = [UInt8](repeating: 0x55, count: delivery.bytes)
      let begin = Moment.now
      try floor.print(document)
      guard let finished = printer.nextTicket(within: 10) else { break }
      floors.add(from: begin, to: finished.firstByte)
      pause(spacing)
    }
    tell(tickets, floors, of: count, &report)
  }

  private static func tell(_ tickets: Sample, _ floors: Sample, of count: Int, _ report: inout Report) {
    report.line("press → first byte", tickets.summary)
    report.line("floor (libcups, same bytes)", floors.summary)
    report.bar("tickets on paper", Double(tickets.count), atLeast: Double(count), "of \(count)")
    report.bar("p50", tickets.percentile(0.5), atMost: 10, "ms")
    report.bar("p50 against the floor's", tickets.percentile(0.5) / floors.percentile(0.5), atMost: 2, "×")
    report.bar("p99", tickets.percentile(0.99), atMost: 50, "ms")
  }

  /// The picture and bytes of a ticket, without a kiosk around them.
  static func raster(_ count: Int, _ report: inout Report) throws {
    report.section("ticket raster, 576 dots, with QR code")
    var begin = Moment.now
    let renderer = try TicketRenderer(dots: 576)
    var bytes = ESCPOS.job(try renderer.picture(of: .everything(number: 1)))
    report.line("first", "\((Double(Moment.now - begin) / 1e6).figure) ms")
    var warm = Sample()
    for number in 0..<count {
      begin = Moment.now
      bytes = ESCPOS.job(try renderer.picture(of: .everything(number: number + 2)))
      warm.add(from: begin, to: Moment.now)
    }
    report.line("warm", warm.summary)
    report.bar("for the printer", Double(bytes.count), atMost: 24_000, "bytes")
    report.bar("warm p99", warm.percentile(0.99), atMost: 5, "ms")
  }
}

extension TicketContent {
  fileprivate static func everything(number: Int) -> TicketContent {
    TicketContent(
      office: "ศูนย์ให้บริการแบบเบ็ดเสร็จ", service: "ให้คำปรึกษาแนะนำเบื้องต้น",
      number: TicketNumber(series: "A", number: number), date: ServiceDate("2026-11-21"), minuteOfDay: 510,
      place: "ชั้น 1 ช่องบริการ 1–3", responsibleUnit: "ฝ่ายบริการลูกค้า", telephone: "0 2000 0000",
      documents: ["บัตรประจำตัวประชาชน", "หนังสือรับรองนิติบุคคล (ถ้ามี)"], kiosk: "kiosk-1",
      address: "https://queue.example.go.th/t/AAAAAAAAAAAAAAAAAAAA\(number)")
  }
}
