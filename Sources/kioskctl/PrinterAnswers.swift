import Events
import Foundation
import Settings
import Terminal
import TicketPrinter

/// What spooler and device say of a printer right now, a line each, in Thai and English.
enum PrinterAnswers {
  static func of(_ printer: PrinterSettings) -> [Bilingual] {
    switch printer.way {
    case .folder(let path): [Bilingual(thai: "โฟลเดอร์: \(path)", english: "Folder: \(path)")]
    case .cups(let queue, let server): of(queue, at: server)
    }
  }

  private static func of(_ name: String, at server: String?) -> [Bilingual] {
    do {
      let queues = try Wiring.spooler(at: server).queues()
      guard let queue = queues.first(where: { $0.name == name }) else {
        return [Bilingual(thai: "CUPS: ไม่มีคิวพิมพ์ \(name)", english: "CUPS: there is no queue \(name)")]
      }
      let device = Wiring.deviceStatus(at: queue.device).map(DeviceAnswerText.words)
      return [
        Bilingual(thai: "คิวพิมพ์ \(name): \(queue.device)", english: "Queue \(name): \(queue.device)"), spooler(queue),
        Bilingual(
          thai: "เครื่องพิมพ์: \(device?.thai ?? "ถามสถานะไม่ได้ทางนี้")",
          english: "Printer: \(device?.english ?? "cannot be asked this way")"),
      ]
    } catch let fault as SpoolerFault {
      return [Bilingual(thai: "CUPS: \(fault.words)")]
    } catch {
      return [Bilingual(thai: "\(error)")]
    }
  }

  private static func spooler(_ queue: SpoolerQueue) -> Bilingual {
    let reasons = queue.reasons.joined(separator: ", ")
    let state: Bilingual =
      queue.isStopped
      ? Bilingual(thai: "หยุดพิมพ์อยู่", english: "stopped")
      : queue.isAccepting
        ? Bilingual(thai: "รับงาน", english: "accepting") : Bilingual(thai: "ไม่รับงาน", english: "refusing")
    let more = reasons.isEmpty ? "" : ", \(reasons)"
    return Bilingual(thai: "CUPS: \(state.thai)\(more)", english: "CUPS: \(state.english)\(more)")
  }
}
