import Drawing
import Events
import Foundation
import Settings
import Testing

@testable import TicketPrinter

@Suite("The picture of a ticket")
struct TicketPictureTests {
  /// Set to draw the reference pictures anew; look at them before you commit them.
  static let redraws = ProcessInfo.processInfo.environment["REDRAW_REFERENCE_TICKETS"] == "1"

  @Test("Tickets on both papers are the reference, dot for dot", arguments: SampleTicket.allCases)
  func reference(sample: SampleTicket) throws {
    for dots in [576, 384] {
      try Self.expectReference(TicketRenderer(dots: dots).picture(of: sample.content), "\(sample.rawValue)-\(dots)")
    }
  }

  @Test("So are tickets in English, in both languages and with Thai digits", arguments: [576, 384])
  func referenceLooks(dots: Int) throws {
    let profile: PrinterProfile = dots == 384 ? .generic58 : .generic80
    for (name, language, digits) in [
      ("english", .english, .arabic), ("both", .both, .arabic), ("thaiDigits", .thai, .thai),
    ] as [(String, TicketTemplate.Languages, TicketTemplate.Digits)] {
      let template = TicketTemplate(languages: language, digits: digits, blocks: TicketTemplate.standard.blocks)
      let renderer = try TicketRenderer(template: template, profile: profile)
      try Self.expectReference(renderer.picture(of: SampleTicket.full.content), "\(name)-\(dots)")
    }
    try Self.expectReference(TicketRenderer(dots: dots).readyLine(at: 510), "ready-\(dots)")
  }

  static func expectReference(_ picture: Bitmap, _ name: String) throws {
    let file = Self.referenceFolder.appending(path: name + ".png")
    if Self.redraws { try Data(picture.png()).write(to: file) }
    let expected = try Bitmap(png: Array(Data(contentsOf: file)))
    // A picture is nothing to read in a report of failures.
    let isSame = picture == expected
    #expect(isSame, "\(name).png differs")
  }

  @Test("Nothing touches the edges: nothing was clipped", arguments: PrintedPage.all)
  func margins(page: PrintedPage) throws {
    let picture = try page.picture()
    for row in 0..<picture.height {
      #expect(!picture[0, row] && !picture[1, row])
      #expect(!picture[picture.width - 1, row] && !picture[picture.width - 2, row])
    }
    #expect(picture.isBlank(row: 0) && picture.isBlank(row: picture.height - 1))
  }

  @Test(
    "Every service's standard ticket takes at most 24 kB, and 75 mm where two languages have paper of 80 mm",
    arguments: PrintedPage.allPapers, TicketTemplate.Languages.allCases)
  func economy(paper: PrinterProfile, language: TicketTemplate.Languages) throws {
    let template = TicketTemplate(languages: language, blocks: TicketTemplate.standard.blocks)
    let renderer = try TicketRenderer(template: template, profile: paper)
    let longest: Double = language == .both && paper.dots < 500 ? 95 : 75
    for content in SampleTicket.gallery {
      let picture = try renderer.picture(of: content)
      let (length, bytes) = (Double(picture.height) / paper.dotsPerMillimetre, ESCPOS.job(picture, for: paper).count)
      #expect(length <= longest && bytes <= 24_000, "\(length) mm, \(bytes) bytes: \(content)")
    }
  }

  @Test("A logo stands where the template has it; one that cannot be drawn costs itself and not the ticket")
  func logo() throws {
    let canvas = try Canvas(width: 80, height: 40)
    canvas.fill(Box(x: 0, y: 0, width: 80, height: 40))
    let png = try canvas.bitmap().png()
    func template(_ png: [UInt8]) -> TicketTemplate {
      let logo = TicketLogo(file: "logo.png", png: png, width: 20)
      return TicketTemplate(
        blocks: [.init(.logo(logo), style: .init(alignment: .left)), .init(.number(height: 140, digits: .arabic))])
    }
    let picture = try TicketRenderer(template: template(png)).picture(of: SampleTicket.plain.content)
    #expect(picture[20, 20] && picture[8 + 158, 20] && !picture[8 + 162, 20] && !picture[20, 8 + 82])
    for broken in [[1, 2, 3], Array(png.prefix(png.count / 2)), try tallPicture().png()] {
      let renderer = try TicketRenderer(template: template(broken))
      let without = try renderer.picture(of: SampleTicket.plain.content)
      #expect(!without[20, 8 + 82] && without.height < picture.height)
      let flaws = renderer.takeFlaws()
      #expect(flaws.count == 1 && "\(flaws)".contains("logo.png"))
    }
  }

  /// So high that it would be metres long on paper.
  private func tallPicture() throws -> Bitmap {
    let canvas = try Canvas(width: 8, height: 4096)
    canvas.fill(Box(x: 0, y: 0, width: 8, height: 4096))
    return try canvas.bitmap()
  }

  @Test("A letter that no font has is a box on the ticket, and is named; so is an address that no code holds")
  func missingLetter() throws {
    var content = SampleTicket.plain.content
    content.service = "ทดสอบ \u{E123}"
    content.address = "https://example.org/" + String(repeating: "x", count: 3000)
    let renderer = try TicketRenderer(dots: 576)
    let picture = try renderer.picture(of: content)
    #expect(picture.height > 100)
    let flaws = renderer.takeFlaws()
    #expect(flaws.contains { if case .missingGlyphs(let text, 1) = $0 { text.contains("\u{E123}") } else { false } })
    #expect(flaws.contains { if case .tooLongForQRCode = $0 { true } else { false } })
    _ = try renderer.picture(of: SampleTicket.plain.content)
    #expect(renderer.takeFlaws().isEmpty)
  }

  @Test(
    "A time of day is never divided at the end of a line",
    arguments: ["14.00 น.", "๑๔.๓๐ น.", "08:05  น."])
  func wholeTime(time: String) throws {
    let renderer = try TicketRenderer(dots: 576)
    let text = "ปิดรับบัตรคิว \(time)"
    #expect(text.keepingTimesWhole.contains("\u{A0}น.") && !text.keepingTimesWhole.contains(" น."))
    let font = Font(TicketRenderer.family, size: 28)
    for width in stride(from: 80, through: 400, by: 4) {
      let lines = try renderer.typesetter.paragraph(text.keepingTimesWhole, in: font, width: width).lines
      #expect(!lines.contains { $0.hasPrefix("น.") }, "\(width): \(lines)")
    }
  }

  @Test("The number is at least 12 mm high on both papers, also when it is long")
  func numberHeight() throws {
    for dots in [576, 384] {
      let renderer = try TicketRenderer(dots: dots)
      let number = try renderer.number(SampleTicket.longNumber.content.number, 140, .arabic, .init())
      #expect(try number.laidOut(renderer.column).height >= 96)
    }
  }

  @Test("A copy says so, and is otherwise the same ticket")
  func copy() throws {
    var content = SampleTicket.plain.content
    content.copy = 2
    let renderer = try TicketRenderer(dots: 576)
    let (copy, original) = (try renderer.picture(of: content), try renderer.picture(of: SampleTicket.plain.content))
    #expect(copy.height > original.height && copy.height < original.height + 80)
  }

  @Test("After a change of the roll one short line is printed, with or without a time", arguments: [nil, 510])
  func readyLine(minute: Int?) throws {
    for dots in [576, 384] {
      let ticket = try TicketMaker(TicketLook(profile: dots == 384 ? .generic58 : .generic80)).readyLine(at: minute)
        .get()
      #expect((30...80).contains(ticket.picture.height) && (14...25).contains(ticket.millimetres))
    }
  }

  @Test("Line breaks and control bytes in texts become spaces, and both spellings of สระอำ are one")
  func asOneLine() {
    #expect("ก\n\u{1b}@ข\u{200B}ค".asOneLine == "ก  @ขค")
    #expect("น\u{0E4D}\u{0E32}".asOneLine == "น\u{0E33}")
  }

  static let referenceFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference")
}
