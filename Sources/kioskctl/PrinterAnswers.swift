import Events
import Foundation
import Settings
import TicketPrinter

/// What spooler and device say of a printer right now, a line each, in Thai and English.
enum PrinterAnswers {
  static func of(_ printer: PrinterSettings) -> [VisitorText] {
    switch printer.way {
    case .folder(let path): [VisitorText("โฟลเดอร์: \(path)", english: "Folder: \(path)")]
    case .cups(let queue, let server): of(queue, at: server)
    }
  }

  private static func of(_ name: String, at server: String?) -> [VisitorText] {
    do {
      let queues = try Wiring.spooler(at: server).queues()
      guard let queue = queues.first(where: { $0.name == name }) else {
        return [VisitorText("CUPS: ไม่มีคิวพิมพ์ \(name)", english: "CUPS: there is no queue \(name)")]
      }
      let device = Wiring.deviceStatus(at: queue.device).map(DeviceAnswerText.words)
      return [
        VisitorText("คิวพิมพ์ \(name): \(queue.device)", english: "Queue \(name): \(queue.device)"), spooler(queue),
        VisitorText(
          "เครื่องพิมพ์: \(device?.thai ?? "ถามสถานะไม่ได้ทางนี้")",
          english: "Printer: \(device?.english ?? "cannot be asked this way")"),
      ]
    } catch let fault as SpoolerFault {
      return [VisitorText("CUPS: \(fault.words)")]
    } catch {
      return [VisitorText("\(error)")]
    }
  }

  private static func spooler(_ queue: SpoolerQueue) -> VisitorText {
    let reasons = queue.reasons.joined(separator: ", ")
    let state: VisitorText =
      queue.isStopped
      ? VisitorText("หยุดพิมพ์อยู่", english: "stopped")
      : queue.isAccepting ? VisitorText("รับงาน", english: "accepting") : VisitorText("ไม่รับงาน", english: "refusing")
    let more = reasons.isEmpty ? "" : ", \(reasons)"
    return VisitorText("CUPS: \(state.thai)\(more)", english: "CUPS: \(state.english)\(more)")
  }
}
