internal import Drawing
internal import Events
internal import Settings

/// From the blocks of a template to the parts of one ticket.
extension TicketRenderer {
  /// The parts of the blocks that this ticket has.
  func parts(of blocks: [TicketTemplate.Block], _ content: TicketContent) throws(DrawingFault) -> [TicketPart] {
    var parts: [TicketPart] = []
    for block in blocks where block.condition.map(content.fulfils) ?? true {
      parts += try self.parts(of: block, content)
    }
    return parts
  }

  private func parts(of block: TicketTemplate.Block, _ content: TicketContent) throws(DrawingFault) -> [TicketPart] {
    let style = block.style
    switch block.content {
    case .text(let text): return try lines(content.words(text, template.digits), style)
    case .date: return try lines(content.moment.inDigits(template.digits), style)
    case .number(let height, let digits): return [try number(content.number, height, digits, style)]
    case .documents: return try items(content.documents.map { $0.inDigits(template.digits) }, style)
    case .code(let module):
      guard let address = content.address, let code = code(address, module, style) else { return [] }
      return [code]
    case .ruler: return [ruler(style)]
    case .logo(let logo): return logos[logo].map { [self.picture($0, style)] } ?? []
    case .row(let columns): return try row(columns, content, style)
    }
  }

  /// The queue number: as high as it must be to be read from two metres, and made narrower where it would not fit.
  func number(
    _ number: TicketNumber, _ height: Int, _ digits: TicketTemplate.Digits, _ style: TicketTemplate.Style
  ) throws(DrawingFault) -> TicketPart {
    let wanted = profile.dots(tenths: height)
    // A digit's share of the em differs from font to font; measured instead of trusted.
    let trial = try typesetter.paragraph("0", in: Font(Self.family, size: 100, weight: .bold)).ink.height
    let font = Font(Self.family, size: wanted * 100 / max(1, trial), weight: .bold)
    let label = digits == .thai ? number.description.inThaiDigits : number.description
    let paragraph = try paragraph(label, in: font)
    let ink = paragraph.ink
    return TicketPart(natural: ink.width, least: ink.width * 4 / 5) { [profile] width in
      let condensed = min(1, Double(width) / Double(max(1, ink.width)))
      let taken = Int((Double(ink.width) * condensed).rounded(.up))
      let left = style.alignment.offset(of: taken, in: width)
      let space = profile.dots(tenths: style.space.tenths)
      return PlacedPart(above: space, height: ink.height) { canvas, x, y in
        let origin = x + left - Int((Double(ink.x) * condensed).rounded(.down))
        canvas.draw(paragraph, x: origin, y: y - ink.y, condensed: condensed)
      }
    }
  }

  /// - Returns: `nil` for an address that is too long for a code.
  func code(_ address: String, _ module: Int, _ style: TicketTemplate.Style) -> TicketPart? {
    let code: QRCode
    do throws(DrawingFault) {
      code = try QRCode(address)
    } catch {
      note(error)
      return nil
    }
    let quiet = 4 * module
    let width = code.side * module + 2 * quiet
    return TicketPart(natural: width, least: width) { column in
      let left = style.alignment.offset(of: width, in: column)
      return PlacedPart(above: quiet, below: quiet, height: code.side * module) { canvas, x, y in
        canvas.draw(code, x: x + left + quiet, y: y, module: module)
      }
    }
  }

  private func ruler(_ style: TicketTemplate.Style) -> TicketPart {
    let space = profile.dots(tenths: style.space.tenths)
    return TicketPart(natural: 0, least: 0) { width in
      PlacedPart(above: space, height: 2) { canvas, x, y in
        canvas.fill(Box(x: x, y: y, width: width, height: 2))
      }
    }
  }

  private func picture(_ picture: Bitmap, _ style: TicketTemplate.Style) -> TicketPart {
    let space = profile.dots(tenths: style.space.tenths)
    return TicketPart(natural: picture.width, least: picture.width) { width in
      let left = style.alignment.offset(of: picture.width, in: width)
      return PlacedPart(above: space, height: picture.height) { canvas, x, y in
        canvas.draw(picture, x: x + left, y: y)
      }
    }
  }
}

extension TicketTemplate.Alignment {
  /// Where something narrower than its column begins.
  func offset(of width: Int, in column: Int) -> Int {
    switch self {
    case .left: 0
    case .centre: (column - width) / 2
    case .right: column - width
    }
  }
}
