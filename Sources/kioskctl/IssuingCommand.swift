import ArgumentParser
import ControlSocket

/// `kioskctl issuing`: whether numbers are given.
struct IssuingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issuing",
    abstract: localised("Pause giving numbers, or go on.", thai: "หยุดแจกบัตรคิวชั่วคราว หรือแจกต่อ"),
    subcommands: [PauseIssuingCommand.self, ResumeIssuingCommand.self])
}

/// `kioskctl issuing pause`: until `resume`, or until the service day ends.
struct PauseIssuingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: localised(
      "Give no numbers until issuing is resumed or the day ends.", thai: "หยุดแจกบัตรคิวจนกว่าจะแจกต่อ หรือจนสิ้นวัน"))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    _ = try await kiosk.asking { try await $0.perform(ControlMessage.Issuing(paused: true)) }
    print(
      localised(
        "Issuing is paused until `kioskctl issuing resume`, or until the day ends",
        thai: "หยุดแจกบัตรคิวชั่วคราวแล้ว แจกต่อด้วย kioskctl issuing resume หรือเริ่มใหม่เองในวันถัดไป"))
  }
}

/// `kioskctl issuing resume`.
struct ResumeIssuingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: localised("Give numbers again.", thai: "แจกบัตรคิวต่อ"))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    _ = try await kiosk.asking { try await $0.perform(ControlMessage.Issuing(paused: false)) }
    print(localised("Numbers are given again", thai: "แจกบัตรคิวต่อแล้ว"))
  }
}
