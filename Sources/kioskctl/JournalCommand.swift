import ArgumentParser

/// `kioskctl journal`: look at a journal without changing it.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: localised("Look at a journal; nothing is changed.", thai: "ตรวจดูสมุดบันทึกเหตุการณ์ โดยไม่เปลี่ยนแปลงข้อมูล"),
    subcommands: [VerifyCommand.self, RecountCommand.self, ShowCommand.self])
}

/// The journal that a command reads.
struct JournalArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      localised("The journal's file, or its directory.", thai: "แฟ้มสมุดบันทึก หรือไดเรกทอรีที่เก็บ"), valueName: "path"))
  var path: String
}
