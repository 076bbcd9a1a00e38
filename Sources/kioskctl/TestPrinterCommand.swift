import ArgumentParser
import ControlSocket
import Drawing
import Events
import Ports
import Foundation
import Settings
import Terminal
import TicketPrinter

/// `kioskctl printer test`: prints a sheet that shows how a printer prints, and says what became of it.
struct TestPrinterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: Bilingual(
      thai: "พิมพ์ใบทดสอบ: ไม้บรรทัด ระดับสีเทา ภาษาไทย และคำตอบของเครื่องพิมพ์",
      english: "Print a test sheet: rulers, greys, Thai, and what the printer answers."),
    discussion: Bilingual(
      thai: "ตู้ที่ทำงานอยู่จะพิมพ์ต่อจากบัตรคิวที่รออยู่ ถ้าตู้ไม่ได้ทำงานจะพิมพ์โดยตรง ใบทดสอบไม่ใช่บัตรคิว ไม่ออกหมายเลขและไม่นับสถิติ",
      english:
        "The running kiosk prints it in its own line, after the tickets that wait; where none runs, it is printed "
        + "directly. It is no ticket: no number is given and nothing is counted."))

  @OptionGroup var kiosk: KioskSocket
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "ชื่อเครื่องพิมพ์ ถ้าไม่ระบุคือเครื่องแรก", english: "The printer's name; the first one without it."),
      valueName: "name"))
  var printer: String?
  @OptionGroup var configuration: ConfigurationOption
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "วาดใบทดสอบเป็นไฟล์ PNG นี้โดยไม่พิมพ์", english: "Only draw the sheet, as this PNG file."),
      valueName: "file"))
  var output: String?

  func run() async throws {
    if let output { return try draw(to: output) }
    let running = try await runningPrinter()
    // A running kiosk prints although this user may not read its configuration.
    let settings = try running == nil ? settings() : (try? self.settings())
    let configured = settings?.printers.first {
      running == nil ? printer == nil || $0.name == printer : $0.name == running
    }
    let answers = configured.map(PrinterAnswers.of) ?? []
    for answer in answers { StandardOutput.say(Bilingual(thai: answer.thai, english: answer.english)) }
    if let running {
      return try report(await kiosk.asking { try await $0.printTestSheet(on: running, answers: answers) })
    }
    guard let settings, let configured else { throw unknownPrinter(settings) }
    try report(await Wiring.printSheet(.test(sheet(settings, answers)), on: configured, template: settings.ticket))
  }

  /// - Returns: the printer's name in the kiosk that runs; `nil` where none runs.
  private func runningPrinter() async throws -> String? {
    do {
      let printers = try await kiosk.asking { try await $0.status() }.printers
      guard let name = printer ?? printers.first?.name else { throw unknownPrinter(nil) }
      return name
    } catch let failure as Failure where failure.kind == .unavailable {
      StandardError.say(
        Bilingual(
          thai: "kioskctl: ไม่พบตู้ที่กำลังทำงาน จึงพิมพ์โดยตรง (\(failure))",
          english: "kioskctl: no kiosk answers, so the sheet is printed directly (\(failure))"))
      return nil
    }
  }

  private func draw(to output: String) throws {
    let settings = try settings()
    let named = settings.printers.first { printer == nil || $0.name == printer }
    if printer != nil, named == nil { throw unknownPrinter(settings) }
    let unasked = Bilingual(thai: "วาดเท่านั้น ไม่ได้ถามเครื่องพิมพ์", english: "only drawn; the printer was not asked")
    let png = try picture(sheet(settings, [unasked]), settings.ticket, named?.profile ?? .generic80)
    try OutputFile.write(to: output) { write in try write(png) }
  }

  private func picture(
    _ sheet: TestSheet, _ template: TicketTemplate, _ profile: PrinterProfile
  ) throws -> [UInt8] {
    do throws(DrawingFault) {
      return try Wiring.ticketRenderer(template, for: profile).testSheet(sheet).png()
    } catch {
      throw Failure(
        .inputOrOutput, Bilingual(thai: "วาดใบทดสอบไม่ได้: \(error)", english: "the sheet cannot be drawn: \(error)"))
    }
  }

  private func sheet(_ settings: KioskSettings, _ answers: [Bilingual]) -> TestSheet {
    let now = Int64(Date.now.timeIntervalSince1970 * 1000)
    let time = settings.site.time
    return TestSheet(
      kiosk: settings.kiosk.code, date: time.date(at: now), minuteOfDay: time.minuteOfDay(at: now), answers: answers)
  }

  private func report(_ result: SheetJobResult) throws {
    let name = result.printer
    let reason = result.reason ?? ""
    switch result.end {
    case .printed:
      StandardOutput.say(
        Bilingual(thai: "\(name): พิมพ์แล้ว เครื่องพิมพ์ยืนยันเอง", english: "\(name): printed; the printer says so itself"))
    case .handedOver:
      StandardOutput.say(
        Bilingual(
          thai: "\(name): ส่งงานพิมพ์แล้ว กรุณาดูที่กระดาษ เครื่องพิมพ์นี้ยืนยันเองไม่ได้",
          english: "\(name): handed over; look at the paper, this printer cannot tell"))
    case .failed:
      throw Failure(
        .finding,
        Bilingual(
          thai: "\(name): พิมพ์ไม่ได้ (\(reason)) ดู kioskctl printer status และ kioskctl printer setup",
          english: "\(name): not printed (\(reason)). See kioskctl printer status, and kioskctl printer setup"))
    case .unconfirmed:
      throw Failure(
        .finding,
        Bilingual(
          thai: "\(name): ส่งแล้ว แต่ไม่มีการยืนยันว่าพิมพ์ออก (\(reason)) กรุณาดูที่กระดาษและเครื่องพิมพ์",
          english: "\(name): sent, and nobody says that it came out (\(reason)). Look at the paper and at the printer"))
    }
  }

  /// - Throws: `Failure` with every fault of the file.
  private func settings() throws -> KioskSettings { try configuration.file.settings() }

  private func unknownPrinter(_ settings: KioskSettings?) -> Failure {
    let known = settings?.printers.map(\.name).joined(separator: ", ") ?? ""
    guard let printer, !known.isEmpty else {
      return Failure(
        .noInput,
        Bilingual(
          thai: "ไม่ได้ตั้งค่าเครื่องพิมพ์ ใช้ kioskctl printer setup",
          english: "no printer is configured. Make one with kioskctl printer setup"))
    }
    return Failure(
      .noInput,
      Bilingual(
        thai: "ไม่มีเครื่องพิมพ์ \(printer) มีแต่ \(known)", english: "there is no printer \(printer); there are \(known)"))
  }
}
