import ArgumentParser
import ControlSocket

/// `kioskctl stop`: an orderly end; a service manager that restarts the kiosk does so.
struct StopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: localised(
      "Stop the kiosk in order. To keep it stopped, use systemctl stop kioskd.",
      thai: "หยุดการทำงานของตู้อย่างเรียบร้อย ถ้าต้องการหยุดถาวรใช้ systemctl stop kioskd"))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    try await kiosk.asking { try await $0.stop() }
    print(localised("The kiosk is stopping", thai: "ตู้กำลังหยุดทำงาน"))
  }
}
