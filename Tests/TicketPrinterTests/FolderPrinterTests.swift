import Drawing
import Events
import Ports
import Foundation
import PrinterFixtures
import Settings
import Testing

@testable import TicketPrinter

@Suite("Printing into a folder")
struct FolderPrinterTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tickets-\(UUID().uuidString)")
  let tray = ReportTray()

  func printer() throws -> any TicketPrinting {
    try PrinterSettings(name: "P1", way: .folder(path: folder.path)).ticketPrinter { [tray] in tray.put($0) }
  }

  @Test("A ticket becomes a picture and the printer's bytes, and is handed over, not printed")
  func prints() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let printer = try printer()
    defer { printer.stop() }
    let order = PrintOrder.sample(.full, seq: 7)
    printer.print(order)
    #expect(tray.wait { $0.contains { $0.reference?.seq == 7 } })
    let handedOver = TicketHandedOver(
      reference: order.reference, printer: "P1", job: order.job, jobNumber: 0, jobUUID: "", evidence: .spooler)
    #expect(tray.about(7) == [.handedOver(handedOver)])
    #expect(
      tray.all.first == .condition(PrinterStateChanged(printer: "P1", condition: .ready, reasons: [], state: .ready)))
    let picture = try Bitmap(png: Array(Data(contentsOf: folder.appending(path: order.job + ".png"))))
    let bytes = try Data(contentsOf: folder.appending(path: order.job + ".escpos"))
    #expect(try ReceiptPaper(Array(bytes)).tickets == [picture])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test("Without the folder the ticket failed and the printer is out; with it, the next one is there")
  func noFolder() throws {
    let printer = try printer()
    defer {
      printer.stop()
      try? FileManager.default.removeItem(at: folder)
    }
    let out = PrinterStateChanged(printer: "P1", condition: .out, reasons: ["no_such_folder"], state: .fault)
    let order = PrintOrder.sample(seq: 1)
    printer.print(order)
    #expect(tray.wait { $0.count >= 2 })
    let failed = TicketPrintFailed(reference: order.reference, printer: "P1", reason: "no_such_folder")
    #expect(tray.all == [.condition(out), .failed(failed)])
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    printer.print(PrintOrder.sample(seq: 2))
    #expect(tray.wait { $0.contains { $0.reference?.seq == 2 } })
    #expect(
      tray.all[2] == .condition(PrinterStateChanged(printer: "P1", condition: .ready, reasons: [], state: .ready)))
  }

  @Test("Of an earlier run's intentions, what stands in the folder is handed over, and what does not is lost")
  func settles() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let printer = try printer()
    defer { printer.stop() }
    let reference = PrintOrder.sample().reference
    let order = PrintOrder.sample(seq: 7)
    printer.print(order)
    #expect(tray.wait { $0.contains { $0.reference?.seq == 7 } })
    printer.settle(
      [
        OpenIntention(reference: reference, printer: "P1", job: "S1-11-A009", jobUUID: ""),
        OpenIntention(reference: order.reference, printer: "P1", job: order.job, jobUUID: ""),
      ], ages: [0, 0])
    let lost = LostPaper(reference: reference, copy: nil, printer: "P1", reason: "restart")
    #expect(tray.wait { $0.contains(.lost(lost)) })
    #expect(tray.wait { $0.count { $0.handedOver?.job == order.job } == 2 })
  }
}
