import Drawing
import Events
import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

@Suite("Testing a printer while no kiosk runs", .serialized)
struct PrinterTestProcessTests {
  let place: KioskPlace

  init() throws { place = try KioskPlace() }

  private func test(_ arguments: String..., locale: String = "C.UTF-8") async throws -> FinishedProgram {
    try await FinishedProgram.run(
      "kioskctl", ["printer", "test", "--config", place.configurationFile] + arguments, locale: locale,
      environment: ["KIOSK_SOCKET": place.socket], in: place.directory)
  }

  private func use(_ cups: RealCups, more: String = "") throws {
    try place.configure {
      $0.print(to: "ticket", of: cups.address, more: more)
    }
  }

  @Test("The queue is not there: not printed, and the command that makes it is named")
  func noQueue() async throws {
    let room = try SetupRoom()
    try use(room.cups)
    let run = try await test()
    #expect(run.ending == .exited(1) && run.errors.contains("no_such_queue"))
    #expect(run.output.contains("there is no queue ticket") && run.errors.contains("kioskctl printer setup"))
  }

  @Test("From nothing to paper: the queue is set up, the test comes out and the printer says so itself")
  func printed() async throws {
    let room = try SetupRoom()
    try use(room.cups)
    #expect(try await room.setup("--device", room.device).ending == .exited(0))
    let run = try await test(locale: "th_TH.UTF-8")
    #expect(run.ending == .exited(0), "\(run.errors)")
    #expect(run.output.contains("เครื่องพิมพ์: พร้อมพิมพ์") && run.output.contains("เครื่องพิมพ์ยืนยันเอง"))
    let sheets = try room.printer.paper().tickets
    #expect(sheets.count == 1 && sheets.first.map { $0.height > 400 } == true)
  }

  @Test("The paper is out: the printer's own answer is shown, and the test ends")
  func paperOut() async throws {
    let room = try SetupRoom()
    try use(room.cups, more: ", deadline_seconds: 1")
    #expect(try await room.setup("--device", room.device).ending == .exited(0))
    room.printer.change { $0.paper = .out }
    let run = try await test()
    #expect(run.ending == .exited(1), "\(run.output)")
    #expect(run.output.contains("Printer: not ready: out of paper"))
    #expect(try room.printer.paper().tickets.isEmpty)
  }

  @Test("A picture needs neither printer nor kiosk; a folder gets picture and bytes; no other printer is guessed")
  func withoutPrinter() async throws {
    let file = place.directory.appending(path: "sheet.png")
    #expect(try await test("--output", file.path).ending == .exited(0))
    let png = try Data(contentsOf: file)
    #expect(try Bitmap(png: Array(png)).width == 576)
    let run = try await test()
    #expect(run.ending == .exited(0) && run.output.contains("handed over"))
    #expect(FileManager.default.fileExists(atPath: place.ticketFolder + "/ticket-test.png"))
    let unknown = try await test("--printer", "other")
    #expect(unknown.ending == .exited(66) && unknown.errors.contains("there are ticket"))
  }
}
