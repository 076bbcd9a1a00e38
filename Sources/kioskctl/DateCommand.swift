import ArgumentParser
import ControlSocket
import Events
import Terminal

/// `kioskctl date`: the date, where the kiosk's clock is doubtful.
struct DateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "date",
    abstract: Bilingual(thai: "ยืนยันวันที่เมื่อนาฬิกาไม่น่าเชื่อถือ", english: "Settle the date when the clock is doubtful."),
    subcommands: [ConfirmDateCommand.self])
}

/// `kioskctl date confirm`: refused while nobody doubts the clock; that one is set in the machine.
struct ConfirmDateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: Bilingual(thai: "ยืนยันว่าวันนี้คือวันที่เท่าใด", english: "Say which date today is."))

  @OptionGroup var kiosk: KioskSocket
  @Argument(
    help: ArgumentHelp(
      Bilingual(thai: "วันที่ของวันนี้ ปปปป-ดด-วว (ค.ศ.)", english: "Today's date, YYYY-MM-DD (CE)."), valueName: "date"),
    transform: TypedDate.read)
  var date: ServiceDate

  func run() async throws {
    let confirmed = try await kiosk.asking { try await $0.perform(ControlMessage.ConfirmDate(date: date)) }.date
    print(Bilingual(thai: "ยืนยันวันที่ \(confirmed.shortWords.thai) แล้ว", english: "The date is \(confirmed)").spoken)
  }
}
