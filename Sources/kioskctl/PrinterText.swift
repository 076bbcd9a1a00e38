import Events
import Foundation
import Queueing

/// A printer's state for people, from the one truth table: what, what to do, since when, and how much paper is left.
enum PrinterText {
  static func lines(_ printer: KioskStatus.Printer) -> [String] {
    let advice = PrinterAdvice.about(state(of: printer), queue: printer.queue ?? printer.name)
    var lines = ["\(printer.name): \(words(advice.what))"]
    let remedy = words(advice.remedy)
    if !remedy.isEmpty { lines.append("  \(localised("To do", thai: "วิธีแก้ไข")): \(remedy)") }
    if printer.reasons?.contains("resume_not_permitted") == true {
      lines.append(
        "  "
          + localised(
            "The kiosk tried to start the queue again and may not.", thai: "ตู้พยายามเปิดคิวพิมพ์เองแล้ว แต่ไม่มีสิทธิ์"))
    }
    if printer.reasons?.contains("not_drawn_whole") == true {
      lines.append(
        "  "
          + localised(
            "Tickets come out without something that cannot be drawn; kioskd check says what.",
            thai: "บัตรคิวพิมพ์ได้ไม่ครบ มีข้อความหรือภาพที่วาดไม่ได้ ตรวจด้วยคำสั่ง kioskd check"))
    }
    if let at = printer.lastKnown { lines.append("  \(localised("Last known at", thai: "ทราบล่าสุดเมื่อ")): \(time(at))") }
    // How much a roll that has run out would still be good for is no news.
    return lines + (state(of: printer) == .paperOut ? [] : paper(printer.roll))
  }

  /// One line, for the list of everything.
  static func summary(_ printer: KioskStatus.Printer) -> String {
    let advice = PrinterAdvice.about(state(of: printer), queue: printer.queue ?? printer.name)
    let remedy = words(advice.remedy)
    let at = printer.lastKnown.map { " (\(localised("last known at", thai: "ทราบล่าสุดเมื่อ")) \(time($0)))" } ?? ""
    return "\(printer.name): \(words(advice.what))\(remedy.isEmpty ? "" : " – \(remedy)")\(at)"
  }

  private static func state(of printer: KioskStatus.Printer) -> PrinterState {
    printer.state ?? (printer.condition == .out ? .fault : .unknown)
  }

  private static func paper(_ roll: KioskStatus.Roll?) -> [String] {
    guard let roll, roll.tickets > 0 else { return [] }
    let metres = "\(roll.used / 1000).\(roll.used % 1000 / 100)"
    let left = roll.ticketsLeft.map {
      localised(", paper for about \($0) more", thai: " พิมพ์ได้อีกประมาณ \($0) ใบ")
    }
    return [
      "  "
        + localised(
          "Paper: \(metres) m used for \(roll.tickets) tickets", thai: "กระดาษ: ใช้ไป \(metres) ม. \(roll.tickets) ใบ")
        + (left ?? "")
    ]
  }

  private static func words(_ words: Bilingual) -> String { localised(words.english, thai: words.thai) }

  /// The wall clock of this machine, which is the kiosk's.
  private static func time(_ milliseconds: Int64) -> String {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .current)
      .year().month().day().time(includingFractionalSeconds: false)
    return Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(style)
  }
}
