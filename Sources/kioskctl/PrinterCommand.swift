import ArgumentParser
import ControlSocket
import Events
import Foundation

/// `kioskctl printer`: what is wrong with the printers, and what was seen on their paper.
struct PrinterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "printer",
    abstract: localised("The ticket printers and their paper.", thai: "เครื่องพิมพ์บัตรคิวและกระดาษ"),
    subcommands: [
      PrinterStatusCommand.self, PrinterSeenCommand.self, TestPrinterCommand.self, SetupPrinterCommand.self,
    ])
}

/// `kioskctl printer status`: each printer, what is wrong and what to do.
struct PrinterStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: localised("What is wrong with each printer, and what to do.", thai: "สถานะเครื่องพิมพ์และวิธีแก้ไข"))

  @OptionGroup var kiosk: KioskSocket
  @Flag(help: ArgumentHelp(localised("As one JSON list.", thai: "แสดงเป็น JSON")))
  var json = false

  func run() async throws {
    let printers = try await kiosk.asking { try await $0.status() }.printers
    if json {
      print(String(decoding: try ControlMessage.encoded(printers), as: UTF8.self))
    } else {
      let none = localised("No printer is configured.", thai: "ไม่ได้ตั้งค่าเครื่องพิมพ์")
      print(printers.isEmpty ? none : printers.flatMap(PrinterText.lines).joined(separator: "\n"))
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
    abstract: localised(
      "Can you see print on the paper? A roll that shows none lies the wrong way round.",
      thai: "เห็นตัวหนังสือบนกระดาษหรือไม่ (yes = เห็น, no = ไม่เห็น ให้ใส่ม้วนกลับด้าน)"))

  @OptionGroup var kiosk: KioskSocket
  @Argument(help: ArgumentHelp(localised("yes or no.", thai: "yes = เห็น, no = ไม่เห็น"), valueName: "answer"))
  var answer: Answer
  @Option(
    help: ArgumentHelp(
      localised("The printer's name; the first one without it.", thai: "ชื่อเครื่องพิมพ์ ถ้าไม่ระบุคือเครื่องแรก"),
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
        ? localised(
          "\(checked.printer): put the roll in the other way round and close the cover",
          thai: "\(checked.printer): ใส่ม้วนกลับด้าน แล้วปิดฝา")
        : localised("\(checked.printer): print is seen", thai: "\(checked.printer): เห็นตัวหนังสือแล้ว"))
  }
}
