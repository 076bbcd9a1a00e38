import Events
import Foundation
import Statistics

/// A kiosk's status for people: what is wrong first, then one line for each thing.
enum StatusText {
  static func lines(_ status: KioskStatus) -> [String] {
    troubles(status)
      + [
        line("Kiosk", "ตู้", "\(status.kiosk), \(status.site) (kioskd \(status.program))"),
        line("Date", "วันที่", date(status)),
        line("Visitors today", "ผู้รับบริการวันนี้", "\(status.visits)"),
        line("Ratings today", "การประเมินวันนี้", "\(status.ratings)"),
        line("Journal", "สมุดบันทึก", "\(status.journal):\(status.position)"),
        line("Retention", "การเก็บรักษา", RetentionText.summary(status.retention)),
      ]
      + status.printers.map { line("Printer", "เครื่องพิมพ์", PrinterText.summary($0)) }
      + status.inputs.filter { $0.configured != nil }.map { line("Input", "อุปกรณ์รับข้อมูล", input($0)) }
      + [line("Centre", "ศูนย์สถิติกลาง", centre(status.centre))]
      + IgnoredText.lines(status.ignored).map { line("Not counted", "ไม่นับ", $0) }
  }

  /// What needs somebody: that no number can be given, then the warnings.
  private static func troubles(_ status: KioskStatus) -> [String] {
    let fault = status.fault.map {
      line("NO NUMBER CAN BE GIVEN", "ออกบัตรคิวไม่ได้", $0)
    }
    let paused = line(
      "Tickets", "บัตรคิว",
      localised(
        "issuing is paused; to go on: kioskctl issuing resume", thai: "หยุดแจกชั่วคราว แจกต่อด้วย kioskctl issuing resume"))
    return (fault.map { [$0] } ?? []) + (status.issuingPaused == true ? [paused] : [])
      + status.warnings.map { line("Warning", "คำเตือน", $0) }
  }

  /// `name: value`, the name in the reader's language.
  private static func line(_ english: String, _ thai: String, _ value: String) -> String {
    "\(localised(english, thai: thai)): \(value)"
  }

  /// A doubtful clock comes with the command that settles it.
  private static func date(_ status: KioskStatus) -> String {
    let date = status.date.map { localised("\($0)", thai: ThaiWords.date($0)) } ?? localised("none yet", thai: "ยังไม่มี")
    guard status.clock == .doubtful else { return date }
    return localised(
      "\(date), clock doubtful (\(status.doubt ?? "-")): run kioskctl date confirm YYYY-MM-DD",
      thai: "\(date) นาฬิกาไม่น่าเชื่อถือ (\(status.doubt ?? "-")) ให้ยืนยันด้วย kioskctl date confirm ปปปป-ดด-วว")
  }

  private static func input(_ device: InputDeviceStatus) -> String {
    let reason = device.reason.isEmpty ? "" : " (\(device.reason))"
    return "\(device.configured ?? ""): \(InputText.state(device.state))\(reason)"
  }

  /// How many events wait, and why when they wait for a fault.
  private static func centre(_ centre: KioskStatus.Centre?) -> String {
    guard let centre else { return localised("none configured", thai: "ไม่ได้ตั้งค่า") }
    let unsent =
      centre.unsent.map { localised("\($0) events to send", thai: "รอส่ง \($0) เหตุการณ์") }
      ?? localised("not reached yet", thai: "ยังติดต่อไม่ได้")
    let notCounted = KioskStatus.Centre.notCounted
    let problem =
      centre.problem == notCounted.english ? localised(notCounted.english, thai: notCounted.thai) : centre.problem
    return unsent + (problem.map { " (\($0))" } ?? "")
  }
}
