import ArgumentParser
import ControlSocket
import Events
import Statistics

/// `kioskctl date`: the date, where the kiosk's clock is doubtful.
struct DateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "date",
    abstract: localised("Settle the date when the clock is doubtful.", thai: "ยืนยันวันที่เมื่อนาฬิกาไม่น่าเชื่อถือ"),
    subcommands: [ConfirmDateCommand.self])
}

/// `kioskctl date confirm`: refused while nobody doubts the clock; that one is set in the machine.
struct ConfirmDateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: localised("Say which date today is.", thai: "ยืนยันว่าวันนี้คือวันที่เท่าใด"))

  @OptionGroup var kiosk: KioskSocket
  @Argument(
    help: ArgumentHelp(
      localised("Today's date, YYYY-MM-DD (CE).", thai: "วันที่ของวันนี้ ปปปป-ดด-วว (ค.ศ.)"), valueName: "date"),
    transform: TypedDate.read)
  var date: ServiceDate

  func run() async throws {
    let confirmed = try await kiosk.asking { try await $0.perform(ControlMessage.ConfirmDate(date: date)) }.date
    print(localised("The date is \(confirmed)", thai: "ยืนยันวันที่ \(ThaiWords.date(confirmed)) แล้ว"))
  }
}
