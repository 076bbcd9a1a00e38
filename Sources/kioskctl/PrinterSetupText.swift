import Events
import Foundation
import Settings
import TicketPrinter

/// What `kioskctl printer setup` says, in Thai or English.
enum PrinterSetupText {
  static func show(_ queues: [SpoolerQueue]) {
    guard !queues.isEmpty else {
      return say("CUPS has no queue yet.", thai: "CUPS ยังไม่มีคิวพิมพ์")
    }
    say("Queues of CUPS:", thai: "คิวพิมพ์ใน CUPS:")
    for queue in queues {
      let faults = queue.shortcomings.map(\.words)
      let words = faults.isEmpty ? localised("in order", thai: "พร้อมใช้") : faults.joined(separator: ", ")
      StandardOutput.say("  \(queue.name)  \(queue.device)  (\(words))")
    }
  }

  static func show(_ devices: [SpoolerDevice]) {
    let printers = devices.ticketPrinters
    let others = devices.filter { device in
      device.isDevice && !printers.contains { $0.uri == device.uri || $0.info == device.info }
    }
    if printers.isEmpty {
      say("No receipt printer was found by itself.", thai: "ไม่พบเครื่องพิมพ์สลิปโดยอัตโนมัติ")
    } else {
      say("Printers that were found:", thai: "เครื่องพิมพ์ที่พบ:")
      for printer in printers { StandardOutput.say("  " + words(of: printer)) }
    }
    if !others.isEmpty {
      say("Other devices:", thai: "อุปกรณ์อื่น:")
      for device in others { StandardOutput.say("  " + words(of: device)) }
    }
    if devices.haveOwnBackend {
      say(
        "kiosk-escpos is installed: it asks the printer for paper, cover and cutter before and during each ticket.",
        thai: "ติดตั้ง kiosk-escpos แล้ว: ตรวจสถานะกระดาษ ฝา และใบมีดของเครื่องพิมพ์ก่อนและระหว่างพิมพ์ทุกใบ")
    } else {
      say(
        "kiosk-escpos is not installed: CUPS can send tickets, but cannot say whether there is paper.",
        thai: "ยังไม่ได้ติดตั้ง kiosk-escpos: พิมพ์ได้ แต่ไม่ทราบว่ากระดาษหมดหรือฝาเปิด")
    }
  }

  static func showHiddenDevices(_ fault: SpoolerFault) {
    say(
      "CUPS does not show its devices (\(fault.words)); with sudo it does.",
      thai: "CUPS ไม่แสดงรายการอุปกรณ์ (\(fault.words)) ใช้ sudo เพื่อแสดง")
  }

  static func askWhich(_ printers: [SpoolerDevice]) {
    say("Which of them prints tickets?", thai: "เครื่องใดใช้พิมพ์บัตรคิว")
    for (index, printer) in printers.enumerated() { StandardOutput.say("  \(index + 1). \(words(of: printer))") }
    say("  0. None", thai: "  0. ไม่ใช่ทั้งหมด")
  }

  // MARK: - The plan

  static func show(_ plan: QueuePlan) {
    let queue = plan.queue
    switch plan.step {
    case .keep:
      say("The queue \(queue) is as it should be.", thai: "คิวพิมพ์ \(queue) ตั้งค่าถูกต้องแล้ว")
    case .create:
      say("To do: make the queue \(queue) for \(plan.device).", thai: "จะทำ: สร้างคิวพิมพ์ \(queue) ไปยัง \(plan.device)")
      say(
        "  raw: the bytes of a ticket reach the printer as the kiosk made them.",
        thai: "  raw: ส่งข้อมูลบัตรคิวถึงเครื่องพิมพ์ตามที่ตู้สร้าง")
      explainOptions()
    case .mend(let shortcomings):
      let words = shortcomings.map(\.words).joined(separator: ", ")
      say("To do: put the queue \(queue) right: \(words).", thai: "จะทำ: แก้ไขคิวพิมพ์ \(queue): \(words)")
      explainOptions()
    case .move(let old, _):
      say(
        "To do: give the queue \(queue) another printer: \(old) → \(plan.device).",
        thai: "จะทำ: เปลี่ยนเครื่องพิมพ์ของคิวพิมพ์ \(queue): \(old) → \(plan.device)")
      explainOptions()
    }
    if !plan.sharers.isEmpty {
      let names = plan.sharers.joined(separator: ", ")
      say(
        "Note: \(names) already sends to this printer. A second queue for it is no spare: name the other printer's port.",
        thai: "โปรดทราบ: คิวพิมพ์ \(names) ส่งไปยังเครื่องพิมพ์เดียวกันนี้อยู่แล้ว หากต้องการเครื่องสำรอง ให้ระบุพอร์ตของอีกเครื่อง")
    }
    if plan.hasDriver {
      say(
        "The queue has a driver, and keeps it: kioskd.yaml must say format: pdf for this printer.",
        thai: "คิวพิมพ์นี้มีไดรเวอร์และจะคงไว้: ต้องระบุ format: pdf ของเครื่องพิมพ์นี้ใน kioskd.yaml")
    }
  }

  private static func explainOptions() {
    say(
      """
        printer-error-policy=abort-job: CUPS never prints a ticket again by itself, and never closes the queue.
        enabled, accepting, not shared, no banner pages.
      """,
      thai: """
          printer-error-policy=abort-job: CUPS ไม่พิมพ์บัตรซ้ำเอง และไม่ปิดคิวพิมพ์
          เปิดใช้งาน รับงาน ไม่แบ่งปันในเครือข่าย ไม่พิมพ์ใบปะหน้า
        """)
  }

  static func showDone(_ plan: QueuePlan) {
    say(
      "Done: CUPS confirms the queue \(plan.queue) → \(plan.device).",
      thai: "เสร็จแล้ว: CUPS ยืนยันคิวพิมพ์ \(plan.queue) → \(plan.device)")
  }

  // MARK: - cupsd.conf

  static func show(_ file: SchedulerFile) {
    let reason = localised(
      "CUPS otherwise writes queues and jobs to the disk some 30 seconds late, and a power cut loses them",
      thai: "มิฉะนั้น CUPS จะบันทึกคิวพิมพ์และงานพิมพ์ลงดิสก์ช้าราว 30 วินาที และสูญหายเมื่อไฟดับ")
    let line = SchedulerText.line
    switch file.state {
    case .fine:
      say("\(file.path) has “\(line)” already.", thai: "\(file.path) มี “\(line)” แล้ว")
    case .changeable:
      say(
        "To do: “\(line)” in \(file.path), and a copy of the file as it was: \(reason).",
        thai: "จะทำ: เพิ่ม “\(line)” ใน \(file.path) และเก็บสำเนาไฟล์เดิม: \(reason)")
    case .forbidden:
      say(
        "\(file.path) should have “\(line)”, and you may not change it: \(reason). An administrator can:",
        thai: "\(file.path) ควรมี “\(line)” แต่ท่านไม่มีสิทธิ์แก้ไข: \(reason) ผู้ดูแลระบบใช้คำสั่ง:")
      StandardOutput.say("  \(file.changeCommand) && \(SchedulerFile.restartCommand)")
    case .unknown:
      say(
        "The print server's own cupsd.conf should have “\(line)” (\(reason)); name the file with --cupsd-conf.",
        thai: "cupsd.conf ของระบบพิมพ์ควรมี “\(line)” (\(reason)) ระบุไฟล์ด้วย --cupsd-conf")
    }
  }

  static func showChanged(_ file: SchedulerFile, copy: String, isRestarted: Bool) {
    say("Done: \(file.path); as it was: \(copy).", thai: "เสร็จแล้ว: \(file.path) ไฟล์เดิมเก็บไว้ที่ \(copy)")
    if isRestarted {
      say("Done: CUPS was restarted.", thai: "เสร็จแล้ว: เริ่ม CUPS ใหม่")
    } else {
      say("It counts when CUPS starts:", thai: "จะมีผลเมื่อเริ่ม CUPS ใหม่:")
      StandardOutput.say("  \(SchedulerFile.restartCommand)")
    }
  }

  // MARK: - What comes next

  /// The printer's own answer; nothing for a device that cannot be asked.
  static func showStatus(ofDevice uri: String) {
    guard let status = Wiring.deviceStatus(at: uri) else { return }
    let answer = DeviceAnswerText.words(status)
    say("The printer itself: \(answer.english)", thai: "เครื่องพิมพ์ตอบว่า: \(answer.thai)")
  }

  /// What `kioskd.yaml` must say, or says already.
  static func showSettings(
    _ plan: QueuePlan, server: String?, configured: PrinterSettings?, profile: PrinterProfile?, config: String
  ) {
    if let configured {
      say(
        "\(config) has this queue as printer \(configured.name), model \(configured.profile.name).",
        thai: "\(config) ใช้คิวพิมพ์นี้เป็นเครื่องพิมพ์ \(configured.name) รุ่น \(configured.profile.name) แล้ว")
      if let profile, profile.name != configured.profile.name {
        say("The model would be: profile: \(profile.name)", thai: "รุ่นที่ควรระบุ: profile: \(profile.name)")
      }
    } else {
      say("For \(config):", thai: "สำหรับ \(config):")
      StandardOutput.say(snippet(plan, server: server, profile: profile))
    }
    say("Then try it: kioskctl printer test", thai: "จากนั้นทดลองพิมพ์: kioskctl printer test")
  }

  private static func snippet(_ plan: QueuePlan, server: String?, profile: PrinterProfile?) -> String {
    let server = server.map { ", server: \"\($0)\"" } ?? ""
    let format = plan.hasDriver ? "\n    format: pdf" : ""
    let hint =
      profile == nil
      ? "  # " + localised("one of those in config/printers.yaml", thai: "เลือกรุ่นจาก config/printers.yaml") : ""
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

  private static func say(_ english: String, thai: String) { StandardOutput.say(localised(english, thai: thai)) }
}

extension SpoolerQueue.Shortcoming {
  var words: String {
    switch self {
    case .stopped: localised("stopped", thai: "หยุดพิมพ์อยู่")
    case .refusing: localised("takes no jobs", thai: "ไม่รับงานพิมพ์")
    case .retrying: localised("would repeat or stop after a failure", thai: "จะพิมพ์ซ้ำหรือหยุดเองเมื่อพิมพ์ไม่สำเร็จ")
    case .shared: localised("shared on the network", thai: "แบ่งปันในเครือข่าย")
    case .banners: localised("prints banner pages", thai: "พิมพ์ใบปะหน้า")
    }
  }
}
