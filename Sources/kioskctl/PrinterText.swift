import Events
import Ports
import Foundation
import Queueing
import Terminal

/// A printer's state for people, from the one truth table: what, what to do, since when, and how much paper is left.
enum PrinterText {
  static func lines(_ printer: KioskStatus.Printer) -> [Bilingual] {
    let advice = advice(printer)
    var lines: [Bilingual] = ["\(printer.name): \(advice.what)"]
    if !advice.remedy.thai.isEmpty {
      lines.append("  \(Bilingual(thai: "วิธีแก้ไข", english: "To do")): \(advice.remedy)")
    }
    if printer.reasons?.contains("resume_not_permitted") == true {
      lines.append(
        Bilingual(
          thai: "  ตู้พยายามเปิดคิวพิมพ์เองแล้ว แต่ไม่มีสิทธิ์",
          english: "  The kiosk tried to start the queue again and may not."))
    }
    if let at = printer.lastKnown {
      lines.append("  \(Bilingual(thai: "ทราบล่าสุดเมื่อ", english: "Last known at")): \(time(at))")
    }
    if printer.reasons?.contains("not_drawn_whole") == true {
      lines.append(
        Bilingual(
          thai: "  บัตรคิวพิมพ์ได้ไม่ครบ มีข้อความหรือภาพที่วาดไม่ได้ ตรวจด้วยคำสั่ง kioskd check",
          english: "  Tickets come out without something that cannot be drawn; kioskd check says what."))
    }
    // How much a roll that has run out would still be good for is no news.
    return lines + (state(of: printer) == .paperOut ? [] : paper(printer.roll))
  }

  /// One line, for the list of everything.
  static func summary(_ printer: KioskStatus.Printer) -> Bilingual {
    let advice = advice(printer)
    let remedy: Bilingual = advice.remedy.thai.isEmpty ? "" : " – \(advice.remedy)"
    let at = printer.lastKnown.map(time).map {
      Bilingual(thai: " (ทราบล่าสุดเมื่อ \($0))", english: " (last known at \($0))")
    }
    return "\(printer.name): \(advice.what)\(remedy)\(at ?? "")"
  }

  private static func advice(_ printer: KioskStatus.Printer) -> PrinterAdvice {
    PrinterAdvice.about(state(of: printer), queue: printer.queue ?? printer.name)
  }

  private static func state(of printer: KioskStatus.Printer) -> PrinterState {
    printer.state ?? (printer.condition == .out ? .fault : .unknown)
  }

  private static func paper(_ roll: KioskStatus.Roll?) -> [Bilingual] {
    guard let roll, roll.tickets > 0 else { return [] }
    let metres = "\(roll.used / 1000).\(roll.used % 1000 / 100)"
    let left = roll.ticketsLeft.map {
      Bilingual(thai: " พิมพ์ได้อีกประมาณ \($0) ใบ", english: ", paper for about \($0) more")
    }
    let used = Bilingual(
      thai: "  กระดาษ: ใช้ไป \(metres) ม. \(roll.tickets) ใบ",
      english: "  Paper: \(metres) m used for \(roll.tickets) tickets")
    return ["\(used)\(left ?? "")"]
  }

  /// The wall clock of this machine, which is the kiosk's.
  private static func time(_ milliseconds: Int64) -> String {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .current)
      .year().month().day().time(includingFractionalSeconds: false)
    return Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(style)
  }
}
