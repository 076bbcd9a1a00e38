import ArgumentParser
import ControlSocket
import Events
import Foundation
import Terminal

/// `kioskctl ticket`: give, take back and preview tickets.
struct TicketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ticket",
    abstract: Bilingual(thai: "ออก ยกเลิก และดูตัวอย่างบัตรคิว", english: "Give, take back and preview tickets."),
    subcommands: [
      IssueTicketCommand.self, VoidTicketCommand.self, ReprintTicketCommand.self, PreviewTicketCommand.self,
    ])
}

/// `kioskctl ticket issue`: a number, as if the visitor had pressed.
struct IssueTicketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: Bilingual(thai: "ออกบัตรคิวแทนการกด", english: "Give a number, as a press does."))

  @OptionGroup var kiosk: KioskSocket
  @OptionGroup var visitor: VisitorArguments
  @Flag(help: ArgumentHelp(Bilingual(thai: "ผู้ได้รับบริการก่อน", english: "For the priority lane.")))
  var priority = false

  func run() async throws {
    let request = ControlMessage.Issue(
      service: visitor.service, visitorType: visitor.type, lane: priority ? .priority : nil)
    let ticket = try await kiosk.asking { try await $0.perform(request) }
    let id = EventID(journal: ticket.journal, seq: ticket.seq)
    print(
      ticket.onPaper
        ? Bilingual(
          thai: "\(ticket.number) ออกบัตรคิวแล้ว กำลังพิมพ์ รหัส \(id)",
          english: "\(ticket.number) issued, being printed; identity \(id)"
        ).spoken
        : Bilingual(
          thai: "\(ticket.number) ออกบัตรคิวแล้ว ไม่ได้พิมพ์ รหัส \(id)",
          english: "\(ticket.number) issued, without paper; identity \(id)"
        ).spoken)
  }
}

/// `kioskctl ticket void`: takes a ticket back, which then counts no longer.
struct VoidTicketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void",
    abstract: Bilingual(
      thai: "ยกเลิกบัตรคิว ไม่นับสถิติ และไม่ออกหมายเลขเดิมซ้ำ",
      english: "Take a ticket back; it counts no longer, and its number is never given again."))

  @OptionGroup var kiosk: KioskSocket
  @OptionGroup var ticket: TicketArguments
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "เหตุผล: \(reasons)", english: "Why: \(reasons)."), valueName: "reason"), transform: reason)
  var reason: VoidReason

  func run() async throws {
    let void = ControlMessage.Void(reason: reason, date: ticket.date)
    let voided = try await kiosk.asking { try await $0.perform(void, on: ticket.printedNumber) }
    print(
      Bilingual(
        thai: "ยกเลิกบัตรคิว \(voided.number) วันที่ \(voided.date) งานบริการ \(voided.service) แล้ว (\(reason.rawValue))",
        english: "\(voided.number) of \(voided.date), service \(voided.service), is void (\(reason.rawValue))"
      ).spoken)
  }

  private static let reasons = VoidReason.allCases.map(\.rawValue).joined(separator: ", ")

  /// In any case of letters, as staff type them.
  @Sendable private static func reason(_ text: String) throws -> VoidReason {
    guard let reason = VoidReason(rawValue: text.uppercased()) else {
      throw ValidationError(
        Bilingual(
          thai: "ไม่มีเหตุผล “\(text)” ให้เลือกจาก \(reasons)", english: "“\(text)” is no reason; write one of \(reasons)."))
    }
    return reason
  }
}
