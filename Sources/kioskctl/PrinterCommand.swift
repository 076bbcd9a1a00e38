import ArgumentParser
import ControlSocket
import Events
import Ports
import Foundation
import Terminal

/// `kioskctl printer`: what is wrong with the printers, and what was seen on their paper.
struct PrinterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "printer",
    abstract: Bilingual(thai: "เครื่องพิมพ์บัตรคิวและกระดาษ", english: "The ticket printers and their paper."),
    subcommands: [
      PrinterStatusCommand.self, PrinterSeenCommand.self, TestPrinterCommand.self, SetupPrinterCommand.self,
    ])
}

/// `kioskctl printer status`: each printer, what is wrong and what to do.
struct PrinterStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: Bilingual(thai: "สถานะเครื่องพิมพ์และวิธีแก้ไข", english: "What is wrong with each printer, and what to do."))

  @OptionGroup var kiosk: KioskSocket
  @Flag(help: ArgumentHelp(Bilingual(thai: "แสดงเป็น JSON", english: "As one JSON list.")))
  var json = false

  func run() async throws {
    let printers = try await kiosk.asking { try await $0.status() }.printers
    if json {
      print(String(decoding: try ControlMessage.encoded(printers), as: UTF8.self))
    } else {
      let none = Bilingual(thai: "ไม่ได้ตั้งค่าเครื่องพิมพ์", english: "No printer is configured.")
      let lines = printers.isEmpty ? [none] : printers.flatMap(PrinterText.lines)
      print(lines.map(\.spoken).joined(separator: "\n"))
    }
  }
}

/// `kioskctl printer seen yes|no`: the answer to the question after a roll change.
struct PrinterSeenCommand: AsyncParsableCommand {
  enum Answer: String, ExpressibleByArgument, CaseIterable {
    case yes
    case no
  }

  static let configuration = CommandConfiguration(
    commandName: "seen",
    abstract: Bilingual(
      thai: "เห็นตัวหนังสือบนกระดาษหรือไม่ (yes = เห็น, no = ไม่เห็น ให้ใส่ม้วนกลับด้าน)",
      english: "Can you see print on the paper? A roll that shows none lies the wrong way round."))

  @OptionGroup var kiosk: KioskSocket
  @Argument(help: ArgumentHelp(Bilingual(thai: "yes = เห็น, no = ไม่เห็น", english: "yes or no."), valueName: "answer"))
  var answer: Answer
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "ชื่อเครื่องพิมพ์ ถ้าไม่ระบุคือเครื่องแรก", english: "The printer's name; the first one without it."),
      valueName: "name"))
  var printer: String?

  func run() async throws {
    let checked = try await kiosk.asking { client in
      var name = printer
      if name == nil { name = try await client.status().printers.first?.name }
      return try await client.perform(ControlMessage.RollSeen(seen: answer == .yes), on: name ?? "")
    }
    print(
      checked.sight == .notSeen
        ? Bilingual(
          thai: "\(checked.printer): ใส่ม้วนกลับด้าน แล้วปิดฝา",
          english: "\(checked.printer): put the roll in the other way round and close the cover"
        ).spoken
        : Bilingual(thai: "\(checked.printer): เห็นตัวหนังสือแล้ว", english: "\(checked.printer): print is seen").spoken)
  }
}
