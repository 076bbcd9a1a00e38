import ArgumentParser
import Events
import Terminal

/// `kioskctl journal`: look at a journal without changing it.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: Bilingual(
      thai: "ตรวจดูสมุดบันทึกเหตุการณ์ โดยไม่เปลี่ยนแปลงข้อมูล", english: "Look at a journal; nothing is changed."),
    subcommands: [VerifyCommand.self, RecountCommand.self, ShowCommand.self])
}

/// The journal that a command reads.
struct JournalArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Bilingual(thai: "แฟ้มสมุดบันทึก หรือไดเรกทอรีที่เก็บ", english: "The journal's file, or its directory."), valueName: "path"
    ))
  var path: String
}
