import Events
import Ports
import Foundation
import Terminal

/// A kiosk's status for people: what is wrong first, then one line for each thing.
enum StatusText {
  static func lines(_ status: KioskStatus) -> [Bilingual] {
    troubles(status)
      + [
        "\(Bilingual(thai: "ตู้", english: "Kiosk")): \(status.kiosk), \(status.site) (kioskd \(status.program))",
        "\(Bilingual(thai: "วันที่", english: "Date")): \(date(status))",
        "\(Bilingual(thai: "ผู้รับบริการวันนี้", english: "Visitors today")): \(status.visits)",
        "\(Bilingual(thai: "การประเมินวันนี้", english: "Ratings today")): \(status.ratings)",
        "\(Bilingual(thai: "สมุดบันทึก", english: "Journal")): \(status.journal):\(status.position)",
        "\(Bilingual(thai: "การเก็บรักษา", english: "Retention")): \(RetentionText.summary(status.retention))",
      ]
      + status.printers.map { "\(Bilingual(thai: "เครื่องพิมพ์", english: "Printer")): \(PrinterText.summary($0))" }
      + status.inputs.filter { $0.configured != nil }.map {
        "\(Bilingual(thai: "อุปกรณ์รับข้อมูล", english: "Input")): \(input($0))"
      }
      + ["\(Bilingual(thai: "ศูนย์สถิติกลาง", english: "Centre")): \(centre(status.centre))"]
      + IgnoredText.lines(status.ignored).map { "\(Bilingual(thai: "ไม่นับ", english: "Not counted")): \($0)" }
  }

  /// What needs somebody: that no number can be given, then the warnings.
  private static func troubles(_ status: KioskStatus) -> [Bilingual] {
    let fault = status.fault.map {
      "\(Bilingual(thai: "ออกบัตรคิวไม่ได้", english: "NO NUMBER CAN BE GIVEN")): \($0)" as Bilingual
    }
    let paused = Bilingual(
      thai: "บัตรคิว: หยุดแจกชั่วคราว แจกต่อด้วย kioskctl issuing resume",
      english: "Tickets: issuing is paused; to go on: kioskctl issuing resume")
    return (fault.map { [$0] } ?? []) + (status.issuingPaused == true ? [paused] : [])
      + status.warnings.map { "\(Bilingual(thai: "คำเตือน", english: "Warning")): \($0)" }
  }

  /// A doubtful clock comes with the command that settles it.
  private static func date(_ status: KioskStatus) -> Bilingual {
    let none = Bilingual(thai: "ยังไม่มี", english: "none yet")
    let date = status.date.map { Bilingual(thai: $0.shortWords.thai, english: "\($0)") } ?? none
    guard status.clock == .doubtful else { return date }
    let doubt = status.doubt ?? "-"
    return Bilingual(
      thai: "\(date.thai) นาฬิกาไม่น่าเชื่อถือ (\(doubt)) ให้ยืนยันด้วย kioskctl date confirm ปปปป-ดด-วว",
      english: "\(date.english), clock doubtful (\(doubt)): run kioskctl date confirm YYYY-MM-DD")
  }

  private static func input(_ device: InputDeviceStatus) -> Bilingual {
    let reason = device.reason.isEmpty ? "" : " (\(device.reason))"
    return "\(device.configured ?? ""): \(InputText.state(device.state))\(reason)"
  }

  /// How many events wait, and why when they wait for a fault.
  private static func centre(_ centre: KioskStatus.Centre?) -> Bilingual {
    guard let centre else { return Bilingual(thai: "ไม่ได้ตั้งค่า", english: "none configured") }
    let unsent =
      centre.unsent.map { Bilingual(thai: "รอส่ง \($0) เหตุการณ์", english: "\($0) events to send") }
      ?? Bilingual(thai: "ยังติดต่อไม่ได้", english: "not reached yet")
    return "\(unsent)\(centre.problem.map { " (\($0))" } ?? "")"
  }
}
