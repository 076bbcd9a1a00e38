import ArgumentParser
import CBuild
import Events
import Terminal

/// `kioskctl`: what staff and administrators ask of a kiosk and its journal.
@main
struct KioskControl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskctl",
    abstract: Bilingual(
      thai: "สอบถามและสั่งงานตู้กดบัตรคิว และตรวจสมุดบันทึกของตู้",
      english: "Look after a kiosk and its journal."),
    discussion: Bilingual(
      thai: "ข้อความเป็นภาษาของเครื่อง หรือระบุ --language th หรือ --language en กับคำสั่งใดก็ได้",
      english: "Every command takes --language th or --language en; else the locale says which language it is."),
    version: String(cString: cbuild_version()),
    subcommands: [
      StatusCommand.self, TicketCommand.self, PrinterCommand.self, CountCommand.self, DateCommand.self,
      IssuingCommand.self, MessageCommand.self, InputCommand.self, ScreenCommand.self, StopCommand.self,
      ExportCommand.self,
      JournalCommand.self,
    ])

  static func main() async { await runAsProgram(named: "kioskctl") }
}
