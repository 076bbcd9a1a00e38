import ArgumentParser
import ControlSocket
import Events
import Ports
import Terminal

/// `kioskctl journal retention`: how long the kiosk's journal keeps what it knows of single visits, and what has gone.
struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: Bilingual(
      thai: "ดูว่าตู้เก็บรายละเอียดของแต่ละครั้งไว้ถึงเมื่อใด และลบสิ่งใดไปแล้ว",
      english: "What the kiosk's journal keeps of single visits, and what has gone."))

  @OptionGroup var kiosk: KioskSocket
  @Flag(
    help: ArgumentHelp(
      Bilingual(
        thai: "ปิดผนึกยอดและลบรายละเอียดที่พ้นกำหนดเดี๋ยวนี้ ไม่รอเวลาว่าง",
        english: "Seal and empty now what is older, instead of at the next quiet time.")))
  var now = false

  func run() async throws {
    if now {
      try await kiosk.asking { try await $0.applyRetention() }
      print(
        Bilingual(
          thai: "ตู้กำลังตรวจสมุดบันทึก ดูผลด้วย kioskctl journal retention",
          english: "The kiosk is looking through its journal; see `kioskctl journal retention`"
        ).spoken)
    } else {
      let status = try await kiosk.asking { try await $0.status() }
      print(RetentionText.summary(status.retention).spoken)
    }
  }
}

/// What people read of the retention rule's work.
enum RetentionText {
  static func summary(_ retention: KioskStatus.Retention?) -> Bilingual {
    guard let retention else {
      return Bilingual(thai: "ตู้นี้เก็บข้อมูลทั้งหมด", english: "this kiosk keeps everything")
    }
    return ([state(retention)] + done(retention) + trouble(retention)).joined(separator: "; ")
  }

  private static func state(_ retention: KioskStatus.Retention) -> Bilingual {
    if retention.isRunning {
      return Bilingual(thai: "กำลังตรวจสมุดบันทึก", english: "the journal is being looked through")
    }
    guard let since = retention.keptSince else {
      return Bilingual(thai: "ยังไม่ได้ตรวจตั้งแต่เปิดเครื่อง", english: "not looked at since the start")
    }
    return Bilingual(thai: "เก็บรายละเอียดตั้งแต่ \(since.shortWords.thai)", english: "visits are kept since \(since)")
  }

  private static func done(_ retention: KioskStatus.Retention) -> [Bilingual] {
    guard retention.sealed > 0 || retention.emptied > 0 else { return [] }
    return [
      Bilingual(
        thai: "ปิดผนึกแล้ว \(retention.sealed) วัน ลบรายละเอียดแล้ว \(retention.emptied) รายการตั้งแต่เปิดเครื่อง",
        english: "since the start, days sealed: \(retention.sealed), records emptied: \(retention.emptied)")
    ]
  }

  private static func trouble(_ retention: KioskStatus.Retention) -> [Bilingual] {
    retention.problem.map { [Bilingual(thai: "จะลองใหม่: \($0)", english: "to be tried again: \($0)")] } ?? []
  }
}
