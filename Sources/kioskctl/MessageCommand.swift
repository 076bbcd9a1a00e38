import ArgumentParser
import ControlSocket
import Events
import Queueing

/// `kioskctl message`: what the office tells visitors today, on the home page and on tickets.
struct MessageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "message",
    abstract: localised(
      "Tell visitors something today, on the screen and on tickets.", thai: "ประกาศของวันนี้ บนหน้าจอและบัตรคิว"),
    subcommands: [SetMessageCommand.self, ClearMessageCommand.self])
}

/// `kioskctl message set TEXT`: until a time of the day, or until the service day ends.
struct SetMessageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: localised("Set the message of the day.", thai: "ตั้งประกาศของวันนี้"))

  @Argument(
    help: ArgumentHelp(
      localised(
        "The text, at most \(MessageRule.longest) letters on one line.",
        thai: "ข้อความ ไม่เกิน \(MessageRule.longest) ตัวอักษร บรรทัดเดียว"), valueName: "text"))
  var text: String

  @Option(help: ArgumentHelp(localised("The text in English.", thai: "ข้อความภาษาอังกฤษ"), valueName: "text"))
  var english: String?

  @Option(
    help: ArgumentHelp(
      localised(
        "When it ends by itself; without it, when the day ends.", thai: "เวลาสิ้นสุดประกาศ ไม่ระบุ = สิ้นวัน"),
      valueName: "HH.MM"))
  var until: TimeOfDay?

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    let message = OfficeMessage(Bilingual(thai: text, english: english), until: until?.minute)
    _ = try await kiosk.asking { try await $0.perform(ControlMessage.DayMessage(message)) }
    let end = until.map { "\($0)" } ?? "24.00"
    print(localised("Visitors are told until \(end): \(text)", thai: "ประกาศถึง \(end) น.: \(text)"))
  }
}

/// `kioskctl message clear`.
struct ClearMessageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: localised("Take the message of the day away.", thai: "ยกเลิกประกาศของวันนี้"))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    _ = try await kiosk.asking { try await $0.perform(ControlMessage.DayMessage(nil)) }
    print(localised("Visitors are told nothing any more", thai: "ยกเลิกประกาศแล้ว"))
  }
}

/// A time of the day as it is written on a command line: `16.30` or `16:30`, up to `24.00`.
struct TimeOfDay: ExpressibleByArgument, CustomStringConvertible {
  /// Since midnight, 0…1440.
  let minute: Int

  init?(argument: String) {
    let parts = argument.split(whereSeparator: { $0 == "." || $0 == ":" })
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCII) }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440
    else { return nil }
    self.minute = hour * 60 + minute
  }

  var description: String {
    let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return parts.joined(separator: ".")
  }
}
