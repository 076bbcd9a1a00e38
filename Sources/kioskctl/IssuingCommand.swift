import ArgumentParser
import ControlSocket
import Events
import Terminal

/// `kioskctl issuing`: whether numbers are given.
struct IssuingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issuing",
    abstract: Bilingual(thai: "หยุดแจกบัตรคิวชั่วคราว หรือแจกต่อ", english: "Pause giving numbers, or go on."),
    subcommands: [PauseIssuingCommand.self, ResumeIssuingCommand.self])
}

/// `kioskctl issuing pause`: until `resume`, or until the service day ends.
struct PauseIssuingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: Bilingual(
      thai: "หยุดแจกบัตรคิวจนกว่าจะแจกต่อ หรือจนสิ้นวัน", english: "Give no numbers until issuing is resumed or the day ends."))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    _ = try await kiosk.asking { try await $0.perform(ControlMessage.Issuing(paused: true)) }
    print(
      Bilingual(
        thai: "หยุดแจกบัตรคิวชั่วคราวแล้ว แจกต่อด้วย kioskctl issuing resume หรือเริ่มใหม่เองในวันถัดไป",
        english: "Issuing is paused until `kioskctl issuing resume`, or until the day ends"
      ).spoken)
  }
}

/// `kioskctl issuing resume`.
struct ResumeIssuingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: Bilingual(thai: "แจกบัตรคิวต่อ", english: "Give numbers again."))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    _ = try await kiosk.asking { try await $0.perform(ControlMessage.Issuing(paused: false)) }
    print(Bilingual(thai: "แจกบัตรคิวต่อแล้ว", english: "Numbers are given again").spoken)
  }
}
