import ArgumentParser
import ControlSocket
import Events
import Terminal

/// `kioskctl stop`: an orderly end; a service manager that restarts the kiosk does so.
struct StopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: Bilingual(
      thai: "หยุดการทำงานของตู้อย่างเรียบร้อย ถ้าต้องการหยุดถาวรใช้ systemctl stop kioskd",
      english: "Stop the kiosk in order. To keep it stopped, use systemctl stop kioskd."))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    try await kiosk.asking { try await $0.stop() }
    print(Bilingual(thai: "ตู้กำลังหยุดทำงาน", english: "The kiosk is stopping").spoken)
  }
}
