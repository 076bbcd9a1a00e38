import ArgumentParser
import ControlSocket
import Events
import Foundation

/// `kioskctl ticket reprint`: the same number on paper once more, marked as a copy.
struct ReprintTicketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprint",
    abstract: localised(
      "Print a ticket once more; the paper says which copy it is, and the number stays.",
      thai: "พิมพ์บัตรคิวซ้ำ หมายเลขเดิม บนบัตรระบุว่าพิมพ์ซ้ำ ครั้งที่เท่าใด"))

  @OptionGroup var kiosk: KioskSocket
  @OptionGroup var ticket: TicketArguments

  func run() async throws {
    let reprint = ControlMessage.Reprint(date: ticket.date)
    let copy = try await kiosk.asking { try await $0.perform(reprint, on: ticket.printedNumber) }
    print(
      localised(
        "\(copy.number) is being printed on \(copy.printer), marked as copy \(copy.copy)",
        thai: "กำลังพิมพ์บัตรคิว \(copy.number) ที่ \(copy.printer) พิมพ์ซ้ำ ครั้งที่ \(copy.copy)"))
  }
}
