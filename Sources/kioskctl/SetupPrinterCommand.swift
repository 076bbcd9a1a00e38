import ArgumentParser
import Events
import Foundation
import Terminal

/// `kioskctl printer setup`: makes the queue of a ticket printer in CUPS, and says what it did and why.
struct SetupPrinterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: Bilingual(
      thai: "ตั้งค่าคิวพิมพ์ของเครื่องพิมพ์บัตรคิว พร้อมคำอธิบายทุกขั้นตอน",
      english: "Make the print queue of a ticket printer, step by step and explained."),
    discussion: Bilingual(
      thai: """
        แสดงคิวพิมพ์และเครื่องพิมพ์ที่ CUPS พบ บอกสิ่งที่จะเปลี่ยน และเปลี่ยนหลังจากท่านยืนยันเท่านั้น \
        ใช้ --yes เพื่อยืนยันล่วงหน้า สั่งซ้ำได้โดยไม่เปลี่ยนสิ่งที่ถูกต้องแล้ว

          sudo kioskctl printer setup --device 192.168.1.50 --profile epson-tm-t82
        """,
      english: """
        Lists the queues and printers that CUPS has, says what it would change, and changes it after you have agreed. \
        Without an answer nothing changes; --yes agrees beforehand. Repeated, it changes nothing more.

          sudo kioskctl printer setup --device 192.168.1.50 --profile epson-tm-t82
        """))

  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "ชื่อคิวพิมพ์ ถ้าไม่ระบุใช้ชื่อในไฟล์ตั้งค่า หรือ ticket",
        english: "The queue's name; without it, that of the configuration, else “ticket”."), valueName: "name"))
  var queue: String?
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "เครื่องพิมพ์: ที่อยู่เครือข่าย (192.168.1.50) แฟ้มอุปกรณ์ (/dev/usb/lp0) หรือ device URI ถ้าไม่ระบุใช้เครื่องที่พบ",
        english:
          "The printer: an address (192.168.1.50), a file (/dev/usb/lp0) or a device URI; without it, the one that is found."
      ),
      valueName: "device"))
  var device: String?
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "รุ่นเครื่องพิมพ์ สำหรับ kioskd.yaml", english: "The printer's model, for kioskd.yaml."),
      valueName: "profile"))
  var profile: String?
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "ระบบพิมพ์ host:port หรือเส้นทางซ็อกเก็ต ถ้าไม่ระบุคือของเครื่องนี้",
        english: "The print server, host:port or a socket's path; this machine's own without it."), valueName: "server")
  )
  var server: String?
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "ไฟล์ตั้งค่าของตู้ (อ่านอย่างเดียว)", english: "The kiosk's configuration, which is read and not changed."),
      valueName: "file"))
  var config: String?
  @Option(
    name: .customLong("cupsd-conf"),
    help: ArgumentHelp(
      Bilingual(
        thai: "ไฟล์ cupsd.conf ของระบบพิมพ์ ถ้าไม่ระบุและไม่ระบุ --server คือ \(SchedulerFile.standard)",
        english: "The print server's cupsd.conf; \(SchedulerFile.standard) without it and without --server."),
      valueName: "file"))
  var schedulerFile: String?
  @Flag(
    help: ArgumentHelp(
      Bilingual(thai: "เปลี่ยนคิวพิมพ์ที่มีอยู่แล้วให้ส่งไปยังเครื่องพิมพ์อื่น", english: "Give a queue that exists another printer.")))
  var replace = false
  @Flag(
    help: ArgumentHelp(
      Bilingual(
        thai: "เปลี่ยนโดยไม่ถามยืนยัน และเริ่ม CUPS ใหม่เมื่อแก้ไฟล์ของ CUPS",
        english: "Change without asking, and restart CUPS where its file was changed.")))
  var yes = false

  func validate() throws {
    // The characters that cupsd allows (lpadmin(8)).
    let allowed = queue.map { name in
      (1...127).contains(name.utf8.count)
        && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"/#".utf8.contains($0) }
    }
    guard allowed ?? true else {
      throw ValidationError(
        Bilingual(
          thai: "--queue เป็นอักขระ ASCII ที่พิมพ์ได้ไม่เกิน 127 ตัว ไม่มีช่องว่าง / และ #",
          english: "--queue is up to 127 printable ASCII characters without blank, / and #."))
    }
  }

  func run() async throws {
    try PrinterSetup(
      request: .init(
        queue: queue, device: device, profile: profile, server: server, config: config, schedulerFile: schedulerFile,
        mayMove: replace, isAgreed: yes)
    ).run()
  }
}
