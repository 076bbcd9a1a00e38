import ArgumentParser

/// `kioskctl journal`: look at a journal without changing it, and at what a kiosk's journal keeps.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: localised(
      "Look at a journal, and see what it keeps.", thai: "ตรวจดูสมุดบันทึกเหตุการณ์ และดูการเก็บรักษาข้อมูล"),
    subcommands: [VerifyCommand.self, RecountCommand.self, ShowCommand.self, RetentionCommand.self])
}

/// The journal that a command reads.
struct JournalArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      localised("The journal's file, or its directory.", thai: "แฟ้มสมุดบันทึก หรือไดเรกทอรีที่เก็บ"), valueName: "path"))
  var path: String
}
