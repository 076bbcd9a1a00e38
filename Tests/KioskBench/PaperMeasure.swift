import Drawing
import Events
import Foundation
import KioskProcesses
import PrinterFixtures
import TicketPrinter

/// From the write of a press until the first byte of its ticket arrives at a printer, through a real cupsd, beside the
/// floor: a finished document of as many bytes, given to the same queue between the tickets.
enum PaperMeasure {
  /// The visitor takes the ticket; the next one comes when CUPS has ended the job.
  private static let pause: UInt32 = 120_000

  static func run(_ count: Int, in directory: URL, _ report: inout Report) throws {
    report.section("press → first byte at the printer, through CUPS, beside libcups alone")
    let cups = try RealCups()
    let printer = try PrinterProcess()
    try cups.addQueue("thermal", to: printer.port)
    let place = try KioskPlace(in: directory, paper: .cups(queue: "thermal", server: cups.address), pads: 8)
    defer { place.remove() }
    let kiosk = try KioskProcess(place)
    defer { kiosk.process.stop() }
    let pads = try kiosk.pads()
    let floor = try SpoolerFloor(queue: "thermal", port: cups.port)
    sleep(1)
    var (tickets, floors) = (Sample(), Sample())
    for index in 0..<count {
      let press = pads[index % pads.count].press(index / pads.count % Pad.buttons)
      guard let delivery = printer.nextTicket(within: 10) else { break }
      tickets.add(delivery.firstByte - press)
      usleep(pause)
      let document = [UInt8](repeating: 0x55, count: delivery.bytes)
      let begin = Moment.now
      try floor.print(document)
      guard let finished = printer.nextTicket(within: 10) else { break }
      floors.add(finished.firstByte - begin)
      usleep(pause)
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
      warm.add(Moment.now - begin)
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
