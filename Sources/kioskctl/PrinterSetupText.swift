import Events
import Foundation
import Settings
import Terminal
import TicketPrinter

/// What `kioskctl printer setup` says, in Thai or English.
enum PrinterSetupText {
  static func show(_ queues: [SpoolerQueue]) {
    guard !queues.isEmpty else {
      return say(Bilingual(thai: "CUPS ยังไม่มีคิวพิมพ์", english: "CUPS has no queue yet."))
    }
    say(Bilingual(thai: "คิวพิมพ์ใน CUPS:", english: "Queues of CUPS:"))
    for queue in queues {
      let faults = queue.shortcomings.map(\.words)
      let words = faults.isEmpty ? Bilingual(thai: "พร้อมใช้", english: "in order") : faults.joined(separator: ", ")
      say("  \(queue.name)  \(queue.device)  (\(words))")
    }
  }

  static func show(_ devices: [SpoolerDevice]) {
    let printers = devices.ticketPrinters
    let others = devices.filter { device in
      device.isDevice && !printers.contains { $0.uri == device.uri || $0.info == device.info }
    }
    if printers.isEmpty {
      say(Bilingual(thai: "ไม่พบเครื่องพิมพ์สลิปโดยอัตโนมัติ", english: "No receipt printer was found by itself."))
    } else {
      say(Bilingual(thai: "เครื่องพิมพ์ที่พบ:", english: "Printers that were found:"))
      for printer in printers { StandardOutput.say("  " + words(of: printer)) }
    }
    if !others.isEmpty {
      say(Bilingual(thai: "อุปกรณ์อื่น:", english: "Other devices:"))
      for device in others { StandardOutput.say("  " + words(of: device)) }
    }
    if devices.haveOwnBackend {
      say(
        Bilingual(
          thai: "ติดตั้ง kiosk-escpos แล้ว: ตรวจสถานะกระดาษ ฝา และใบมีดของเครื่องพิมพ์ก่อนและระหว่างพิมพ์ทุกใบ",
          english:
            "kiosk-escpos is installed: it asks the printer for paper, cover and cutter before and during each ticket.")
      )
    } else {
      say(
        Bilingual(
          thai: "ยังไม่ได้ติดตั้ง kiosk-escpos: พิมพ์ได้ แต่ไม่ทราบว่ากระดาษหมดหรือฝาเปิด",
          english: "kiosk-escpos is not installed: CUPS can send tickets, but cannot say whether there is paper."))
    }
  }

  static func showHiddenDevices(_ fault: SpoolerFault) {
    say(
      Bilingual(
        thai: "CUPS ไม่แสดงรายการอุปกรณ์ (\(fault.words)) ใช้ sudo เพื่อแสดง",
        english: "CUPS does not show its devices (\(fault.words)); with sudo it does."))
  }

  static func askWhich(_ printers: [SpoolerDevice]) {
    say(Bilingual(thai: "เครื่องใดใช้พิมพ์บัตรคิว", english: "Which of them prints tickets?"))
    for (index, printer) in printers.enumerated() { StandardOutput.say("  \(index + 1). \(words(of: printer))") }
    say(Bilingual(thai: "  0. ไม่ใช่ทั้งหมด", english: "  0. None"))
  }

  // MARK: - The plan

  static func show(_ plan: QueuePlan) {
    let queue = plan.queue
    switch plan.step {
    case .keep:
      say(Bilingual(thai: "คิวพิมพ์ \(queue) ตั้งค่าถูกต้องแล้ว", english: "The queue \(queue) is as it should be."))
    case .create:
      say(
        Bilingual(
          thai: "จะทำ: สร้างคิวพิมพ์ \(queue) ไปยัง \(plan.device)",
          english: "To do: make the queue \(queue) for \(plan.device)."))
      say(
        Bilingual(
          thai: "  raw: ส่งข้อมูลบัตรคิวถึงเครื่องพิมพ์ตามที่ตู้สร้าง",
          english: "  raw: the bytes of a ticket reach the printer as the kiosk made them."))
      explainOptions()
    case .mend(let shortcomings):
      let words = shortcomings.map(\.words).joined(separator: ", ")
      say(
        Bilingual(
          thai: "จะทำ: แก้ไขคิวพิมพ์ \(queue): \(words.thai)",
          english: "To do: put the queue \(queue) right: \(words.english)."))
      explainOptions()
    case .move(let old, _):
      say(
        Bilingual(
          thai: "จะทำ: เปลี่ยนเครื่องพิมพ์ของคิวพิมพ์ \(queue): \(old) → \(plan.device)",
          english: "To do: give the queue \(queue) another printer: \(old) → \(plan.device)."))
      explainOptions()
    }
    if !plan.sharers.isEmpty {
      let names = plan.sharers.joined(separator: ", ")
      say(
        Bilingual(
          thai: "โปรดทราบ: คิวพิมพ์ \(names) ส่งไปยังเครื่องพิมพ์เดียวกันนี้อยู่แล้ว หากต้องการเครื่องสำรอง ให้ระบุพอร์ตของอีกเครื่อง",
          english: "Note: \(names) already sends to this printer. A second queue for it is no spare: name the other "
            + "printer's port."))
    }
    if plan.hasDriver {
      say(
        Bilingual(
          thai: "คิวพิมพ์นี้มีไดรเวอร์และจะคงไว้: ต้องระบุ format: pdf ของเครื่องพิมพ์นี้ใน kioskd.yaml",
          english: "The queue has a driver, and keeps it: kioskd.yaml must say format: pdf for this printer."))
    }
  }

  private static func explainOptions() {
    say(
      Bilingual(
        thai: """
            printer-error-policy=abort-job: CUPS ไม่พิมพ์บัตรซ้ำเอง และไม่ปิดคิวพิมพ์
            เปิดใช้งาน รับงาน ไม่แบ่งปันในเครือข่าย ไม่พิมพ์ใบปะหน้า
          """,
        english: """
            printer-error-policy=abort-job: CUPS never prints a ticket again by itself, and never closes the queue.
            enabled, accepting, not shared, no banner pages.
          """))
  }

  static func showDone(_ plan: QueuePlan) {
    say(
      Bilingual(
        thai: "เสร็จแล้ว: CUPS ยืนยันคิวพิมพ์ \(plan.queue) → \(plan.device)",
        english: "Done: CUPS confirms the queue \(plan.queue) → \(plan.device)."))
  }

  // MARK: - cupsd.conf

  static func show(_ file: SchedulerFile) {
    let reason = Bilingual(
      thai: "มิฉะนั้น CUPS จะบันทึกคิวพิมพ์และงานพิมพ์ลงดิสก์ช้าราว 30 วินาที และสูญหายเมื่อไฟดับ",
      english: "CUPS otherwise writes queues and jobs to the disk some 30 seconds late, and a power cut loses them"
    ).spoken
    let line = SchedulerText.line
    switch file.state {
    case .fine:
      say(Bilingual(thai: "\(file.path) มี “\(line)” แล้ว", english: "\(file.path) has “\(line)” already."))
    case .changeable:
      say(
        Bilingual(
          thai: "จะทำ: เพิ่ม “\(line)” ใน \(file.path) และเก็บสำเนาไฟล์เดิม: \(reason)",
          english: "To do: “\(line)” in \(file.path), and a copy of the file as it was: \(reason)."))
    case .forbidden:
      say(
        Bilingual(
          thai: "\(file.path) ควรมี “\(line)” แต่ท่านไม่มีสิทธิ์แก้ไข: \(reason) ผู้ดูแลระบบใช้คำสั่ง:",
          english: "\(file.path) should have “\(line)”, and you may not change it: \(reason). An administrator can:"))
      StandardOutput.say("  \(file.changeCommand) && \(SchedulerFile.restartCommand)")
    case .unknown:
      say(
        Bilingual(
          thai: "cupsd.conf ของระบบพิมพ์ควรมี “\(line)” (\(reason)) ระบุไฟล์ด้วย --cupsd-conf",
          english:
            "The print server's own cupsd.conf should have “\(line)” (\(reason)); name the file with --cupsd-conf."))
    }
  }

  static func showChanged(_ file: SchedulerFile, copy: String, isRestarted: Bool) {
    say(
      Bilingual(thai: "เสร็จแล้ว: \(file.path) ไฟล์เดิมเก็บไว้ที่ \(copy)", english: "Done: \(file.path); as it was: \(copy)."))
    if isRestarted {
      say(Bilingual(thai: "เสร็จแล้ว: เริ่ม CUPS ใหม่", english: "Done: CUPS was restarted."))
    } else {
      say(Bilingual(thai: "จะมีผลเมื่อเริ่ม CUPS ใหม่:", english: "It counts when CUPS starts:"))
      StandardOutput.say("  \(SchedulerFile.restartCommand)")
    }
  }

  // MARK: - What comes next

  /// The printer's own answer; nothing for a device that cannot be asked.
  static func showStatus(ofDevice uri: String) {
    guard let status = Wiring.deviceStatus(at: uri) else { return }
    let answer = DeviceAnswerText.words(status)
    say(Bilingual(thai: "เครื่องพิมพ์ตอบว่า: \(answer.thai)", english: "The printer itself: \(answer.english)"))
  }

  /// What `kioskd.yaml` must say, or says already.
  static func showSettings(
    _ plan: QueuePlan, server: String?, configured: PrinterSettings?, profile: PrinterProfile?, config: String
  ) {
    if let configured {
      say(
        Bilingual(
          thai: "\(config) ใช้คิวพิมพ์นี้เป็นเครื่องพิมพ์ \(configured.name) รุ่น \(configured.profile.name) แล้ว",
          english: "\(config) has this queue as printer \(configured.name), model \(configured.profile.name)."))
      if let profile, profile.name != configured.profile.name {
        say(
          Bilingual(
            thai: "รุ่นที่ควรระบุ: profile: \(profile.name)", english: "The model would be: profile: \(profile.name)"))
      }
    } else {
      say(Bilingual(thai: "สำหรับ \(config):", english: "For \(config):"))
      StandardOutput.say(snippet(plan, server: server, profile: profile))
    }
    say(Bilingual(thai: "จากนั้นทดลองพิมพ์: kioskctl printer test", english: "Then try it: kioskctl printer test"))
  }

  private static func snippet(_ plan: QueuePlan, server: String?, profile: PrinterProfile?) -> String {
    let server = server.map { ", server: \"\($0)\"" } ?? ""
    let format = plan.hasDriver ? "\n    format: pdf" : ""
    let hint =
      profile == nil
      ? "  # "
        + Bilingual(thai: "เลือกรุ่นจาก config/printers.yaml", english: "one of those in config/printers.yaml").spoken : ""
    return """
      printers:
        - name: \(plan.queue)
          cups: {queue: "\(plan.queue)"\(server)}
          profile: \(profile?.name ?? PrinterProfile.generic80.name)\(hint)\(format)
      """
  }

  private static func words(of device: SpoolerDevice) -> String {
    let name = device.info.isEmpty ? device.model : device.info
    return name.isEmpty ? device.uri : "\(device.uri)  \(name)"
  }

  private static func say(_ text: Bilingual) { StandardOutput.say(text) }
}

extension SpoolerQueue.Shortcoming {
  var words: Bilingual {
    switch self {
    case .stopped: Bilingual(thai: "หยุดพิมพ์อยู่", english: "stopped")
    case .refusing: Bilingual(thai: "ไม่รับงานพิมพ์", english: "takes no jobs")
    case .retrying: Bilingual(thai: "จะพิมพ์ซ้ำหรือหยุดเองเมื่อพิมพ์ไม่สำเร็จ", english: "would repeat or stop after a failure")
    case .shared: Bilingual(thai: "แบ่งปันในเครือข่าย", english: "shared on the network")
    case .banners: Bilingual(thai: "พิมพ์ใบปะหน้า", english: "prints banner pages")
    }
  }
}
