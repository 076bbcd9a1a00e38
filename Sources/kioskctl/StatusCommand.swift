import ArgumentParser
import ControlSocket
import Foundation

/// `kioskctl status`: how the kiosk fares.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: localised("How the kiosk fares.", thai: "สถานะของตู้"))

  @OptionGroup var kiosk: KioskSocket
  @Flag(help: ArgumentHelp(localised("As one JSON object.", thai: "แสดงเป็น JSON")))
  var json = false

  func run() async throws {
    let status = try await kiosk.asking { try await $0.status() }
    if json {
      print(String(decoding: try ControlMessage.encoded(status), as: UTF8.self))
    } else {
      print(StatusText.lines(status).joined(separator: "\n"))
    }
  }
}
