import ArgumentParser
import ControlSocket
import Events
import Foundation
import Terminal

/// `kioskctl status`: how the kiosk fares.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: Bilingual(thai: "สถานะของตู้", english: "How the kiosk fares."))

  @OptionGroup var kiosk: KioskSocket
  @Flag(help: ArgumentHelp(Bilingual(thai: "แสดงเป็น JSON", english: "As one JSON object.")))
  var json = false

  func run() async throws {
    let status = try await kiosk.asking { try await $0.status() }
    if json {
      print(String(decoding: try ControlMessage.encoded(status), as: UTF8.self))
    } else {
      print(StatusText.lines(status).map(\.spoken).joined(separator: "\n"))
    }
  }
}
