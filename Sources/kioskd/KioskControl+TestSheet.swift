import Events
import Ports
import Kiosk
import Settings

/// Printing a sheet that is no ticket: the printers' own threads do it, and the loop has no part in it.
extension KioskControl {
  /// - Throws: `.unknownPrinter`, `.stopping`.
  func printTestSheet(on name: String, answers: [Bilingual]) async throws(Refusal) -> SheetJobResult {
    guard let printer = printers.first(where: { $0.name == name }) else {
      let known = printers.map(\.name).joined(separator: ", ")
      throw Refusal(.unknownPrinter, detail: "\(name) (\(known))")
    }
    let isTrusted = try await loop.status().trust != .doubtful
    let now = MachineClock().read().at
    let time = settings.site.time
    let sheet = TestSheet(
      kiosk: settings.kiosk.code, date: isTrusted ? time.date(at: now) : nil,
      minuteOfDay: isTrusted ? time.minuteOfDay(at: now) : nil, answers: answers)
    return await withCheckedContinuation { continuation in
      printer.printSheet(.test(sheet)) { continuation.resume(returning: $0) }
    }
  }
}
