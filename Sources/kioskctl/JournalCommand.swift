import ArgumentParser
import Events
import Terminal

/// `kioskctl journal`: look at a journal without changing it, and at what a kiosk's journal keeps.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: Bilingual(
      thai: "ตรวจดูสมุดบันทึกเหตุการณ์ และดูการเก็บรักษาข้อมูล", english: "Look at a journal, and see what it keeps."),
    subcommands: [VerifyCommand.self, RecountCommand.self, ShowCommand.self, RetentionCommand.self])
}

/// The journal that a command reads.
struct JournalArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Bilingual(thai: "แฟ้มสมุดบันทึก หรือไดเรกทอรีที่เก็บ", english: "The journal's file, or its directory."), valueName: "path"
    ))
  var path: String
}
