import ArgumentParser
import ControlSocket

/// `kioskctl count`: visitors who took no ticket.
struct CountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: localised("Count visitors who took no ticket.", thai: "นับผู้รับบริการที่ไม่ได้กดบัตรคิว"),
    subcommands: [AddCountCommand.self])
}

/// `kioskctl count add`: counts at once, on the open service day; a mistake cannot be taken back.
struct AddCountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: localised("Add visitors to today's count.", thai: "เพิ่มจำนวนผู้รับบริการของวันนี้"))

  @OptionGroup var kiosk: KioskSocket
  @OptionGroup var visitor: VisitorArguments
  @Option(
    name: .customLong("n"),
    help: ArgumentHelp(localised("How many, 1 to 999.", thai: "จำนวนคน 1–999"), valueName: "number"))
  var number = 1

  func run() async throws {
    let count = ControlMessage.Count(service: visitor.service, visitorType: visitor.type, count: number)
    let counted = try await kiosk.asking { try await $0.perform(count) }
    print(
      localised(
        "\(counted.count) counted for \(visitor.service), event \(counted.seq)",
        thai: "นับผู้รับบริการ \(counted.count) คน งานบริการ \(visitor.service) แล้ว เหตุการณ์ที่ \(counted.seq)"))
  }
}
