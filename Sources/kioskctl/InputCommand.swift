import ArgumentParser
import ControlSocket
import Events
import Ports
import InputDevices
import Terminal

/// `kioskctl input`: touchscreens and pads.
struct InputCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "input",
    abstract: Bilingual(thai: "ดูและตั้งค่าจอสัมผัสและแป้นกด", english: "Look at touchscreens and pads, and set them up."),
    subcommands: [
      ListInputsCommand.self, WatchInputsCommand.self, LearnInputsCommand.self, DecodeInputCommand.self,
    ])
}

/// `kioskctl input list`: by the kiosk, which alone knows what it holds open; else by udev.
struct ListInputsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Bilingual(thai: "แสดงอุปกรณ์ที่เสียบอยู่และที่ตั้งค่าไว้", english: "What is plugged and what is configured."))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    for device in try await devices() { print(InputText.lines(device).joined(separator: "\n")) }
  }

  /// What the kiosk says, or udev where no kiosk answers; a refusal is no reason to ask udev.
  private func devices() async throws -> [InputDeviceStatus] {
    do {
      return try await kiosk.asking { try await $0.status().inputs }
    } catch let failure as Failure where failure.kind == .unavailable {
      StandardError.say(
        Bilingual(
          thai: "kioskctl: ไม่ได้ถามตู้ รายการต่อไปนี้มาจาก udev (\(failure))",
          english: "kioskctl: no kiosk was asked, so what follows is what udev knows (\(failure))"))
      return try Wiring.inputDevices().map(InputDeviceStatus.init)
    }
  }
}

/// `kioskctl input watch`: the kiosk sends what it receives, because no other program can read a device that it holds.
struct WatchInputsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: Bilingual(
      thai: "แสดงการแตะและการกดทันที จนกด Ctrl-C", english: "Show touches and keys as they come, until Ctrl-C."))

  @OptionGroup var kiosk: KioskSocket

  func run() async throws {
    try await kiosk.asking { kiosk in
      try await kiosk.watchInputs(begun: Self.invite) { StandardOutput.say($0) }
    }
    StandardError.say(Bilingual(thai: "kioskctl: ตู้หยุดทำงานแล้ว", english: "kioskctl: the kiosk has stopped"))
  }
}

extension WatchInputsCommand {
  @Sendable private static func invite() {
    StandardError.say(
      Bilingual(thai: "kioskctl: กดหรือแตะอุปกรณ์ กด Ctrl-C เพื่อจบ", english: "kioskctl: press something; Ctrl-C ends"))
  }
}

/// A device as lines of text, in the form in which a configuration names it.
enum InputText {
  /// The configured name and the state first, then what a configuration may match, a line each.
  static func lines(_ device: InputDeviceStatus) -> [String] {
    let title = device.configured ?? Bilingual(thai: "(ยังไม่ได้ตั้งค่า)", english: "(not configured)").spoken
    var lines = ["\(title): \(state(device.state).spoken)"]
    if !device.reason.isEmpty { lines.append("  \(device.reason)") }
    if !device.name.isEmpty { lines.append("  name: \"\(device.name)\"") }
    if device.vendor != 0 || device.product != 0 {
      lines.append("  vendor: \"\(hexadecimal(device.vendor))\"  product: \"\(hexadecimal(device.product))\"")
    }
    if !device.physicalPath.isEmpty { lines.append("  physical_path: \(device.physicalPath)") }
    lines += device.links.map { "  by_id: \($0)" }
    if !device.abilities.isEmpty { lines.append("  (\(device.abilities.joined(separator: ", ")))") }
    return lines
  }

  /// The words for `InputPresence.State`; a state of a newer kiosk reads as failed.
  static func state(_ state: String) -> Bilingual {
    switch state {
    case "opened": Bilingual(thai: "ใช้งานอยู่", english: "open")
    case "present": Bilingual(thai: "เสียบอยู่", english: "plugged")
    case "missing": Bilingual(thai: "ไม่พบอุปกรณ์", english: "missing")
    case "busy": Bilingual(thai: "โปรแกรมอื่นใช้อยู่", english: "held by another program")
    case "learning": Bilingual(thai: "กำลังตั้งค่า", english: "being set up")
    case "denied": Bilingual(thai: "ไม่มีสิทธิ์ใช้", english: "no permission")
    default: Bilingual(thai: "ใช้งานไม่ได้", english: "failed")
    }
  }

  /// Four digits at least, as `lsusb(8)` writes them.
  private static func hexadecimal(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
