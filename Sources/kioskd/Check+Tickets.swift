import ArgumentParser
import Drawing
import Events
import Foundation
import Kiosk
import Queueing
import Settings
import TicketPrinter

extension Check {
  /// Draws a ticket of every service for every printer, with the real texts, logos and fonts.
  ///
  /// - Throws: `ExitCode` 78 after naming everything that cannot be drawn. A kiosk that runs leaves it out and prints the
  ///   rest.
  func checkTickets(_ settings: KioskSettings) throws {
    let tickets = Self.tickets(settings)
    var problems: [String] = []
    for printer in settings.printers {
      do throws(TicketPrinterFault) {
        let flaws = try printer.flaws(of: tickets, template: settings.ticket)
        problems += flaws.map { "\(place(of: $0)): on tickets of printer \(printer.name): \($0)" }
      } catch {
        problems.append("\(configuration.config): no ticket of printer \(printer.name) can be drawn: \(error)")
      }
    }
    guard !problems.isEmpty else { return }
    for problem in problems { Report.line("\(problem). พิมพ์บัตรคิวได้ไม่ครบ") }
    throw ExitCode(78)
  }

  /// One of every service in each lane, with everything that a ticket can have.
  private static func tickets(_ settings: KioskSettings) -> [TicketContent] {
    var random = SystemRandomNumberGenerator()
    let id = EventID(journal: JournalID(using: &random), seq: 1)
    let writer = TicketWriter(settings: settings, secret: [UInt8](repeating: 0, count: 32))
    let date = ServiceDate(dayNumber: 0)
    return settings.services.flatMap { service in
      [Lane.normal, .priority].map { lane in
        let visit = VisitFacts(
          day: 1, date: date, service: service.code, visitorType: "NOT_STATED", lane: lane, period: .office)
        return writer.content(
          of: TicketNumber(series: service.series, number: 999), id: id, visit: visit,
          at: Stamp(at: 0, boot: "", uptime: 0, clock: .plausible), ahead: 9)
      }
    }
  }

  /// File and line of a text or a picture, by looking for it; the file alone where a template put it together.
  private func place(of flaw: DrawingFault) -> String {
    let wanted: String? =
      switch flaw {
      case .missingGlyphs(let text, _): text
      case .unusablePicture(let file, _): (file as NSString).lastPathComponent
      case .missingFont, .tooLongForQRCode, .notAPNG, .library: nil
      }
    let text = (try? String(contentsOfFile: configuration.config, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let wanted, let index = lines.firstIndex(where: { $0.contains(wanted) }) else { return configuration.config }
    return "\(configuration.config):\(index + 1)"
  }
}
