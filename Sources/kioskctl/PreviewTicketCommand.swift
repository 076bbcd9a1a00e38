import ArgumentParser
import Drawing
import Events
import Foundation
import Settings
import Terminal
import TicketPrinter

/// `kioskctl ticket preview`: tickets as pictures, without kiosk and printer.
struct PreviewTicketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: Bilingual(
      thai: "วาดตัวอย่างบัตรคิวเป็นภาพ PNG ตามการตั้งค่าจริง", english: "Draw tickets as PNG, by the real settings."),
    discussion: Bilingual(
      thai: """
        kioskctl ticket preview --service ADVICE --output ticket.png วาดหนึ่งใบ ส่วน --all --output DIR \
        วาดทุกงานบริการ ทุกภาษา ทุกความกว้างของเครื่องพิมพ์ รวมทั้งกรณีนาฬิกายังไม่ได้ตั้งและใบพิมพ์ซ้ำ \
        พร้อมแสดงความยาวกระดาษและจำนวนไบต์
        """,
      english: """
        kioskctl ticket preview --service ADVICE --output ticket.png draws one ticket; --all --output DIR draws every \
        service in every language, for every printer's width, and as it looks under a doubtful clock and as a copy. \
        Standard output gets the length on paper and the bytes for the printer.
        """))

  @OptionGroup var configuration: ConfigurationOption
  @Option(help: ArgumentHelp(Bilingual(thai: "รหัสงานบริการ", english: "The service's code."), valueName: "code"))
  var service: String?
  @Flag(
    help: ArgumentHelp(
      Bilingual(thai: "ทุกงานบริการ ทุกภาษา ทุกความกว้าง และทุกสถานะ", english: "Every service, language, width and state.")))
  var all = false
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "แฟ้ม PNG ปลายทาง หรือโฟลเดอร์เมื่อใช้ --all", english: "The PNG file to write; with --all the directory."),
      valueName: "path"))
  var output: String
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "th, en หรือ both ถ้าไม่ระบุใช้ตามการตั้งค่า", english: "th, en or both; without it, as configured."),
      valueName: "language"), transform: language)
  var language: TicketTemplate.Languages?
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "ความกว้าง: 384 (กระดาษ 58 มม.) หรือ 576 (80 มม.) ถ้าไม่ระบุใช้ของเครื่องพิมพ์",
        english: "The width: 384 (58 mm paper) or 576 (80 mm); without it, that of the printers."), valueName: "dots"))
  var dots: Int?

  func validate() throws {
    guard dots.map([384, 576].contains) ?? true else {
      throw ValidationError(Bilingual(thai: "--dots ต้องเป็น 384 หรือ 576", english: "--dots is 384 or 576."))
    }
    guard all != (service != nil) else {
      throw ValidationError(
        Bilingual(thai: "ระบุ --service หนึ่งงาน หรือใช้ --all", english: "Name one --service, or say --all."))
    }
  }

  func run() async throws {
    let settings = try configuration.preview()
    let previews = all ? allPreviews(settings) : [try preview(settings)]
    if all { try makeDirectory() }
    var renderers: [TicketPreview.Look: TicketRenderer] = [:]
    for preview in previews {
      let drawn = try draw(preview, &renderers)
      let path = all ? "\(output)/\(preview.name).png" : output
      try OutputFile.write(to: path) { write in try write(drawn.png) }
      // What goes to standard output must stay a picture there.
      if output != "-" { print("\(path)\t\(drawn.summary)") }
    }
  }

  private func draw(
    _ preview: TicketPreview, _ renderers: inout [TicketPreview.Look: TicketRenderer]
  ) throws -> TicketPreview.Drawn {
    do throws(DrawingFault) {
      let look = preview.look
      if let renderer = renderers[look] { return try preview.drawn(by: renderer) }
      let renderer = try Wiring.ticketRenderer(look.template, for: look.profile)
      renderers[look] = renderer
      return try preview.drawn(by: renderer)
    } catch {
      throw Failure(
        .inputOrOutput,
        Bilingual(
          thai: "วาดบัตรคิว \(preview.name) ไม่ได้: \(error)",
          english: "the ticket \(preview.name) cannot be drawn: \(error)"))
    }
  }

  private func preview(_ settings: KioskSettings) throws -> TicketPreview {
    guard let service = settings.services.first(where: { $0.code == service }) else { throw unknownService(settings) }
    let profile = profiles(settings)[0]
    let template = template(settings, language ?? settings.ticket.languages)
    return TicketPreview(service: service.code, template, profile, Wiring.ticketContent(of: service, in: settings))
  }

  private func allPreviews(_ settings: KioskSettings) -> [TicketPreview] {
    var previews: [TicketPreview] = []
    for service in settings.services {
      let states = [
        ("", Wiring.ticketContent(of: service, in: settings)),
        ("-doubtful-clock", Wiring.ticketContent(of: service, in: settings, clock: .doubtful)),
        ("-copy", Wiring.ticketContent(of: service, in: settings).asCopy(1)),
      ]
      for language in language.map({ [$0] }) ?? TicketTemplate.Languages.allCases {
        for profile in profiles(settings) {
          previews += states.map { state, content in
            TicketPreview(service: service.code, template(settings, language), profile, content, state: state)
          }
        }
      }
    }
    return previews
  }

  private func template(_ settings: KioskSettings, _ language: TicketTemplate.Languages) -> TicketTemplate {
    var template = settings.ticket
    template.languages = language
    return template
  }

  /// The printers' models, one of each width; at least one.
  private func profiles(_ settings: KioskSettings) -> [PrinterProfile] {
    if let dots { return [dots == PrinterProfile.generic58.dots ? .generic58 : .generic80] }
    var widths: Set<Int> = []
    let profiles = settings.printers.map(\.profile).filter { widths.insert($0.dots).inserted }
    return profiles.isEmpty ? [.generic80] : profiles
  }

  private func makeDirectory() throws {
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      let cause = error.localizedDescription
      throw Failure(
        .inputOrOutput,
        Bilingual(
          thai: "สร้างโฟลเดอร์ \(output) ไม่ได้: \(cause)", english: "cannot make the directory \(output): \(cause)"))
    }
  }

  private func unknownService(_ settings: KioskSettings) -> Failure {
    let known = settings.services.map(\.code).joined(separator: ", ")
    let service = service ?? ""
    return Failure(
      .noInput,
      Bilingual(
        thai: "ไม่พบงานบริการ \(service) ใน \(configuration.path) มีแต่ \(known)",
        english: "\(configuration.path) has no service \(service); it has \(known)"))
  }

  @Sendable private static func language(_ text: String) throws -> TicketTemplate.Languages {
    guard let language = TicketTemplate.Languages(rawValue: text.lowercased()) else {
      throw ValidationError(Bilingual(thai: "--language คือ th, en หรือ both", english: "--language is th, en or both."))
    }
    return language
  }
}
