import ArgumentParser
import Settings
import TicketPrinter

/// `kioskctl ticket preview`: the ticket of a service as a picture, without kiosk and printer.
struct PreviewTicketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: localised(
      "Draw a service's ticket as a PNG, by the real settings.", thai: "วาดตัวอย่างบัตรคิวเป็นภาพ PNG ตามการตั้งค่าจริง"))

  /// Dots of the two usual print heads, at 8 dots a millimetre.
  private static let widths = [384, 576]

  @Option(help: ArgumentHelp(localised("The kiosk's configuration.", thai: "แฟ้มการตั้งค่าของตู้"), valueName: "file"))
  var config = "/etc/queue-kiosk/kioskd.yaml"
  @Option(help: ArgumentHelp(localised("The service's code.", thai: "รหัสงานบริการ"), valueName: "code"))
  var service: String
  @Option(help: ArgumentHelp(localised("The PNG file to write.", thai: "แฟ้ม PNG ปลายทาง"), valueName: "file"))
  var output: String
  @Option(
    help: ArgumentHelp(
      localised(
        "The width: 384 (58 mm paper) or 576 (80 mm); without it, that of the first printer.",
        thai: "ความกว้าง: 384 (กระดาษ 58 มม.) หรือ 576 (80 มม.) ถ้าไม่ระบุใช้ของเครื่องพิมพ์แรก"), valueName: "dots"))
  var dots: Int?

  func validate() throws {
    guard dots.map(Self.widths.contains) ?? true else {
      throw ValidationError(localised("--dots is 384 or 576.", thai: "--dots ต้องเป็น 384 หรือ 576"))
    }
  }

  func run() async throws {
    let settings = try settings()
    guard let service = settings.services.first(where: { $0.code == service }) else { throw unknownService(settings) }
    let width = dots ?? settings.printers.first?.dots ?? 576
    let picture: [UInt8]
    do { picture = try Wiring.ticketPicture(of: service, in: settings, dots: width) } catch {
      throw Failure(.inputOrOutput, "the ticket cannot be drawn: \(error)", thai: "วาดบัตรคิวไม่ได้: \(error)")
    }
    try OutputFile.write(to: output) { write in try write(picture) }
    StandardError.say(
      localised(
        "kioskctl: \(output): ticket of \(service.code), \(width) dots wide",
        thai: "kioskctl: \(output): บัตรคิวของ \(service.code) กว้าง \(width) จุด"))
  }

  /// - Throws: `Failure` with every fault of the file; warnings are told and pass.
  private func settings() throws -> KioskSettings {
    do throws(SettingsFaults) {
      let checked = try KioskSettings.load(config)
      for warning in checked.warnings { StandardError.say("\(warning)") }
      return checked.settings
    } catch {
      throw Failure(.configuration, "\(error)", thai: "\(error)")
    }
  }

  private func unknownService(_ settings: KioskSettings) -> Failure {
    let known = settings.services.map(\.code).joined(separator: ", ")
    return Failure(
      .noInput, "\(config) has no service \(service); it has \(known)",
      thai: "ไม่พบงานบริการ \(service) ใน \(config) มีแต่ \(known)")
  }
}
