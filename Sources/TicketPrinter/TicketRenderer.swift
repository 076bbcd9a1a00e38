public import Drawing
public import Events
public import Settings

/// Draws tickets by a template: `TicketContent` in, dots out. Belongs to one thread.
///
/// Every part is measured by its ink before the surface is made, so nothing is clipped and no paper is wasted.
public final class TicketRenderer {
  let typesetter: Typesetter
  public let template: TicketTemplate
  public let profile: PrinterProfile
  let logos: [TicketLogo: Bitmap]
  /// Logos that cannot be drawn.
  private let logoFlaws: [DrawingFault]
  private var flaws: [DrawingFault] = []

  /// A logo that is no picture is left out, and is a flaw of every ticket.
  ///
  /// - Throws: `DrawingFault` when Pango cannot work.
  public init(template: TicketTemplate = .standard, profile: PrinterProfile = .generic80) throws(DrawingFault) {
    self.template = template
    self.profile = profile
    typesetter = try Typesetter()
    var (logos, flaws) = ([TicketLogo: Bitmap](), [DrawingFault]())
    for logo in template.blocks.logos {
      let width = min(profile.dots(tenths: logo.width * 10), profile.dots - 2 * profile.margin)
      do throws(DrawingFault) {
        logos[logo] = try Bitmap(logo: logo.png, width: width, dithered: logo.isDithered)
      } catch {
        flaws.append(.unusablePicture(file: logo.file, cause: error.cause))
      }
    }
    self.logos = logos
    logoFlaws = flaws
  }

  /// What could not be drawn as it should be since the last call: it is left out, or boxes stand for letters. A ticket
  /// without its logo is worth more to its visitor than none.
  func takeFlaws() -> [DrawingFault] {
    defer { flaws = [] }
    return logoFlaws + flaws
  }

  func note(_ flaw: DrawingFault) {
    if !flaws.contains(flaw) { flaws.append(flaw) }
  }

  /// A paragraph with a box for each letter that no font has.
  func paragraph(_ words: String, in font: Font) throws(DrawingFault) -> Paragraph {
    let paragraph = try typesetter.paragraph(words, in: font, allowsBoxes: true)
    if paragraph.missingGlyphs > 0 { note(.missingGlyphs(text: words, count: paragraph.missingGlyphs)) }
    return paragraph
  }

  /// The standard ticket on the usual paper of a width.
  ///
  /// - Parameter dots: 576 (80 mm paper) or 384 (58 mm paper).
  public convenience init(dots: Int) throws(DrawingFault) {
    try self.init(profile: dots <= PrinterProfile.generic58.dots ? .generic58 : .generic80)
  }

  /// The printed width in dots.
  public var dots: Int { profile.dots }

  /// - Throws: `DrawingFault` when the font or a letter is missing or the address is too long for a QR code.
  public func picture(of content: TicketContent) throws(DrawingFault) -> Bitmap { try picture(sheet(content)) }

  /// The ticket as a PDF of one page, for queues with a driver of their own.
  public func page(of content: TicketContent) throws(DrawingFault) -> [UInt8] { try page(sheet(content)) }

  /// The short line that a printer gives by itself after its roll was changed: `พร้อมใช้งาน`, the time, `▮▮▮`.
  ///
  /// On a roll that was put in the wrong way round nothing of it is seen.
  ///
  /// - Parameter minuteOfDay: 0…1439; `nil` under a doubtful clock.
  public func readyLine(at minuteOfDay: Int?) throws(DrawingFault) -> Bitmap {
    try picture(readySheet(at: minuteOfDay))
  }

  /// Dots between the margins.
  var column: Int { dots - 2 * profile.margin }

  func picture(_ sheet: TicketColumn) throws(DrawingFault) -> Bitmap {
    let canvas = try Canvas(width: dots, height: sheet.height + 2 * profile.margin)
    sheet.draw(on: canvas, x: profile.margin, y: profile.margin)
    return try canvas.bitmap()
  }

  func page(_ sheet: TicketColumn) throws(DrawingFault) -> [UInt8] {
    let canvas = try Canvas(
      pageWidth: dots, height: sheet.height + 2 * profile.margin, dotsPerInch: profile.resolution)
    sheet.draw(on: canvas, x: profile.margin, y: profile.margin)
    return try canvas.pdf()
  }

  func readySheet(at minuteOfDay: Int?) throws(DrawingFault) -> TicketColumn {
    var words = Bilingual(thai: "พร้อมใช้งาน", english: "Ready")
    if let minuteOfDay {
      words.thai += " " + ThaiCalendar.clock(minuteOfDay)
      words.english += " " + EnglishCalendar.time(minuteOfDay)
    }
    let bars = bars
    let style = TicketTemplate.Style(size: .normal, isBold: true, alignment: .left)
    var texts: [PlacedPart] = []
    for line in try lines(words.inDigits(template.digits), style) {
      texts.append(try line.laidOut(column - bars.width))
    }
    let column = TicketColumn(texts)
    let sheet = PlacedPart(above: 0, height: column.height) { [self] canvas, x, y in
      column.draw(on: canvas, x: x, y: y)
      for bar in 1...bars.count {
        let left = x + self.column - bars.width + bar * bars.width / (bars.count + 1)
        canvas.fill(Box(x: left, y: y, width: bars.width / (bars.count + 2), height: column.height))
      }
    }
    return TicketColumn([sheet])
  }

  /// The room for `▮▮▮`, which no font need have.
  private var bars: (width: Int, count: Int) { (profile.dots(tenths: 100), 3) }

  /// Tenths of a millimetre; a ticket that would be longer is set in smaller letters.
  private static let comfortableLength = 680

  private func sheet(_ content: TicketContent) throws(DrawingFault) -> TicketColumn {
    let sheet = try sheet(template.blocks, content)
    let isLong = sheet.height + 2 * profile.margin > profile.dots(tenths: Self.comfortableLength)
    return isLong ? try self.sheet(template.blocks.map(\.compact), content) : sheet
  }

  private func sheet(
    _ blocks: [TicketTemplate.Block], _ content: TicketContent
  ) throws(DrawingFault) -> TicketColumn {
    var placed: [PlacedPart] = []
    for part in try parts(of: blocks, content) { placed.append(try part.laidOut(column)) }
    return TicketColumn(placed)
  }
}

extension PrinterProfile {
  /// Paper that stays white around a ticket, in dots.
  var margin: Int { dots(tenths: 10) }
}

extension TicketTemplate.Block {
  /// The block with its letters a size smaller, and less paper above it; the number stays as it is.
  fileprivate var compact: Self {
    var block = self
    block.style.size = style.size.smaller
    if style.space == .normal { block.style.space = .tight }
    if case .row(let columns) = content { block.content = .row(columns.map { $0.map(\.compact) }) }
    return block
  }
}

extension DrawingFault {
  /// What Cairo says of a picture; else the whole description.
  fileprivate var cause: String {
    if case .notAPNG(let status) = self { status } else { description }
  }
}

extension [TicketTemplate.Block] {
  fileprivate var logos: [TicketLogo] {
    flatMap { block -> [TicketLogo] in
      switch block.content {
      case .logo(let logo): [logo]
      case .row(let columns): columns.flatMap(\.logos)
      default: []
      }
    }
  }
}
