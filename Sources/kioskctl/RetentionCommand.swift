import ArgumentParser
import ControlSocket
import Events
import Statistics

/// `kioskctl journal retention`: how long the kiosk's journal keeps what it knows of single visits, and what has gone.
struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: localised(
      "What the kiosk's journal keeps of single visits, and what has gone.",
      thai: "ดูว่าตู้เก็บรายละเอียดของแต่ละครั้งไว้ถึงเมื่อใด และลบสิ่งใดไปแล้ว"))

  @OptionGroup var kiosk: KioskSocket
  @Flag(
    help: ArgumentHelp(
      localised(
        "Seal and empty now what is older, instead of at the next quiet time.",
        thai: "ปิดผนึกยอดและลบรายละเอียดที่พ้นกำหนดเดี๋ยวนี้ ไม่รอเวลาว่าง")))
  var now = false

  func run() async throws {
    if now {
      try await kiosk.asking { try await $0.applyRetention() }
      print(
        localised(
          "The kiosk is looking through its journal; see `kioskctl journal retention`",
          thai: "ตู้กำลังตรวจสมุดบันทึก ดูผลด้วย kioskctl journal retention"))
    } else {
      let status = try await kiosk.asking { try await $0.status() }
      print(RetentionText.summary(status.retention))
    }
  }
}

/// What people read of the retention rule's work.
enum RetentionText {
  static func summary(_ retention: KioskStatus.Retention?) -> String {
    guard let retention else { return localised("this kiosk keeps everything", thai: "ตู้นี้เก็บข้อมูลทั้งหมด") }
    return ([state(retention)] + done(retention) + trouble(retention)).joined(separator: "; ")
  }

  private static func state(_ retention: KioskStatus.Retention) -> String {
    if retention.isRunning { return localised("the journal is being looked through", thai: "กำลังตรวจสมุดบันทึก") }
    guard let since = retention.keptSince else {
      return localised("not looked at since the start", thai: "ยังไม่ได้ตรวจตั้งแต่เปิดเครื่อง")
    }
    return localised("visits are kept since \(since)", thai: "เก็บรายละเอียดตั้งแต่ \(ThaiWords.date(since))")
  }

  private static func done(_ retention: KioskStatus.Retention) -> [String] {
    guard retention.sealed > 0 || retention.emptied > 0 else { return [] }
    return [
      localised(
        "since the start \(retention.sealed) dates were sealed and \(retention.emptied) records emptied",
        thai: "ปิดผนึกแล้ว \(retention.sealed) วัน ลบรายละเอียดแล้ว \(retention.emptied) รายการตั้งแต่เปิดเครื่อง")
    ]
  }

  private static func trouble(_ retention: KioskStatus.Retention) -> [String] {
    retention.problem.map { [localised("to be tried again: \($0)", thai: "จะลองใหม่: \($0)")] } ?? []
  }
}
