import Events
import Foundation
import Terminal
import TicketPrinter

/// Why a printer was not set up: cause and remedy.
extension PrinterSetupText {
  static func badDevice(_ text: String) -> Failure {
    Failure(
      .noInput,
      Bilingual(
        thai: "“\(text)” ไม่ใช่เครื่องพิมพ์ที่ CUPS ใช้ได้ ระบุที่อยู่ เช่น 192.168.1.50 หรือ device URI ตามที่ lpinfo -v แสดง "
          + "ส่วน /dev/usb/lp0 ต้องติดตั้ง kiosk-escpos ก่อน",
        english:
          "“\(text)” is no printer that CUPS could reach here. Write an address such as 192.168.1.50, or a device URI as "
          + "lpinfo -v lists them; /dev/usb/lp0 needs the CUPS backend kiosk-escpos"))
  }

  static func noChoice(among printers: [SpoolerDevice]) -> Failure {
    guard !printers.isEmpty else {
      return Failure(
        .noInput,
        Bilingual(
          thai: "ไม่พบเครื่องพิมพ์ เปิดเครื่องและเสียบสายแล้วหรือไม่ เครื่องพิมพ์ในเครือข่ายให้ระบุที่อยู่: --device 192.168.1.50",
          english:
            "no printer was found. Is it on and connected? Name a printer on the network by its address: --device 192.168.1.50"
        ))
    }
    let list = printers.map { "\n  --device '\($0.uri)'" }.joined()
    return Failure(
      .noInput,
      Bilingual(
        thai: "พบเครื่องพิมพ์ \(printers.count) เครื่อง กรุณาระบุเครื่องที่ต้องการ:\(list)",
        english: "\(printers.count) printers were found; say which one is meant:\(list)"))
  }

  static func otherDevice(_ queue: SpoolerQueue, wanted: String) -> Failure {
    Failure(
      .finding,
      Bilingual(
        thai: "มีคิวพิมพ์ \(queue.name) อยู่แล้วและส่งไปยัง \(queue.device) ไม่ใช่ \(wanted) ยังไม่มีการเปลี่ยนแปลงใด ๆ "
          + "ใช้ --queue เพื่อตั้งชื่ออื่น หรือ --replace เพื่อเปลี่ยนเครื่องพิมพ์ของคิวนี้",
        english: "the queue \(queue.name) exists and sends to \(queue.device), not to \(wanted). Nothing was changed. "
          + "Choose another name with --queue, or give the queue the new printer with --replace"))
  }

  /// CUPS said yes, and shows something else.
  static func notTaken(_ plan: QueuePlan, _ queue: SpoolerQueue?) -> Failure {
    let words =
      queue?.shortcomings.map(\.words).joined(separator: ", ") ?? Bilingual(thai: "ไม่มีคิวนี้", english: "not there")
    return Failure(
      .finding,
      Bilingual(
        thai: "CUPS รับคำสั่งแล้ว แต่คิวพิมพ์ \(plan.queue) ยังคง: \(words.thai) กรุณาดู error_log ของ CUPS",
        english: "CUPS took the order, and the queue \(plan.queue) still is: \(words.english). See its error_log"))
  }
}

extension Failure {
  /// - Parameter place: where the print server was looked for.
  init(_ fault: SpoolerFault, at place: String) {
    switch fault {
    case .unreachable(let cause):
      self.init(
        .unavailable,
        Bilingual(
          thai: "ไม่พบระบบพิมพ์ CUPS ที่ \(place): \(cause) ติดตั้งด้วย sudo apt-get install cups "
            + "หรือเปิดด้วย sudo systemctl start cups",
          english: "no print server answers on \(place): \(cause). Install it (sudo apt-get install cups) or start it "
            + "(sudo systemctl start cups)"))
    case .notFound:
      self.init(.noInput, Bilingual(thai: "CUPS ที่ \(place) ไม่มีคิวพิมพ์นี้", english: "CUPS on \(place) has no such queue"))
    case .refused(let status) where fault.isWantOfPermission:
      self.init(
        .permission,
        Bilingual(
          thai: "CUPS ที่ \(place) ไม่อนุญาตให้ท่านทำ (\(status)) ใช้คำสั่งนี้ด้วย sudo หรือให้ผู้ดูแลระบบเพิ่มท่านในกลุ่ม: "
            + "sudo usermod -aG lpadmin \(NSUserName()) (แล้วเข้าสู่ระบบใหม่) ยังไม่มีการเปลี่ยนแปลงใด ๆ",
          english:
            "CUPS on \(place) does not let you do this (\(status)). Repeat the command with sudo, or let an administrator "
            + "add you to its group: sudo usermod -aG lpadmin \(NSUserName()) (and log in again). Nothing was changed"))
    case .refused(let status):
      self.init(
        .finding,
        Bilingual(
          thai: "CUPS ที่ \(place) ปฏิเสธ (\(status)) ตรวจสอบที่อยู่เครื่องพิมพ์ด้วย lpinfo -v",
          english: "CUPS on \(place) refuses (\(status)). Is the device's address one that lpinfo -v knows?"))
    }
  }
}

extension SpoolerFault {
  /// RFC 8011, appendix B.1.4: forbidden, not authenticated, not authorised.
  var isWantOfPermission: Bool {
    guard case .refused(let status) = self else { return false }
    return ["client-error-forbidden", "client-error-not-authenticated", "client-error-not-authorized"].contains(status)
  }

  /// In few words.
  var words: String {
    switch self {
    case .unreachable(let cause): cause
    case .notFound: "not-found"
    case .refused(let status): status
    }
  }
}
