internal import Drawing
internal import Events

/// The kinds of block that a ticket is made of.
extension TicketRenderer {
  /// A paragraph, broken at words where it is wider than its column.
  func text(
    _ text: String, _ font: Font, alignment: Paragraph.Alignment = .centre, gap: Int = 0, width: Int? = nil,
    left: Int = TicketRenderer.margin
  ) throws(DrawingFault) -> TicketBlock {
    let paragraph = try typesetter.paragraph(
      text.asOneLine, in: font, width: width ?? column, alignment: alignment)
    return TicketBlock(gap: gap, height: paragraph.frame.height) { canvas, y in
      canvas.draw(paragraph, x: left, y: y)
    }
  }

  /// Two texts at the ends of one line, or one below the other where they would meet.
  func ends(_ first: String, _ last: String, width: Int, left: Int) throws(DrawingFault) -> [TicketBlock] {
    let start = try typesetter.paragraph(first.asOneLine, in: Self.body, width: width)
    let end = try typesetter.paragraph(last.asOneLine, in: Self.body, width: width, alignment: .trailing)
    let meet = start.frame.width + end.frame.width + 24 > width
    let below = meet ? start.frame.height : 0
    return [
      TicketBlock(gap: 0, height: below + end.frame.height) { canvas, y in
        canvas.draw(start, x: left, y: y)
        canvas.draw(end, x: left, y: y + below)
      }
    ]
  }

  /// One document of the list, with its mark outside the text's left edge.
  func item(_ words: String) throws(DrawingFault) -> TicketBlock {
    let indent = 20
    let paragraph = try typesetter.paragraph(words.asOneLine, in: Self.body, width: column - indent)
    let mark = try typesetter.paragraph("•", in: Self.body)
    return TicketBlock(gap: -2, height: paragraph.frame.height) { canvas, y in
      canvas.draw(mark, x: Self.margin, y: y)
      canvas.draw(paragraph, x: Self.margin + indent, y: y)
    }
  }

  /// The queue number: as high as it must be to be read from two metres, and made narrower where it would not fit.
  func number(_ number: TicketNumber) throws(DrawingFault) -> TicketBlock {
    // The digits of Loma are 0.7 of its em high; measured instead of trusted.
    let trial = try typesetter.paragraph("0", in: Font("Loma", size: 100, weight: .bold)).ink.height
    let font = Font("Loma", size: Self.digitHeight * 100 / max(1, trial), weight: .bold)
    let paragraph = try typesetter.paragraph(number.description, in: font)
    let ink = paragraph.ink
    let condensed = min(1, Double(column) / Double(max(1, ink.width)))
    let left = (Double(dots) - Double(ink.width) * condensed) / 2 - Double(ink.x) * condensed
    return TicketBlock(gap: 8, height: ink.height + 8) { canvas, y in
      canvas.draw(paragraph, x: Int(left), y: y - ink.y, condensed: condensed)
    }
  }

  /// Paper-coloured words on a bar of ink.
  func mark(_ words: String) throws(DrawingFault) -> TicketBlock {
    let paragraph = try typesetter.paragraph(words, in: Font("Loma", size: 32, weight: .bold))
    let frame = paragraph.frame
    let bar = Box(x: (dots - frame.width) / 2 - 24, y: 0, width: frame.width + 48, height: frame.height + 4)
    return TicketBlock(gap: 4, height: bar.height) { canvas, y in
      canvas.fill(Box(x: bar.x, y: y, width: bar.width, height: bar.height))
      canvas.draw(paragraph, x: bar.x + 24, y: y + 2, ink: false)
    }
  }

  func rule() -> TicketBlock {
    TicketBlock(gap: 4, height: 2) { [dots] canvas, y in
      canvas.fill(Box(x: Self.margin, y: y, width: dots - 2 * Self.margin, height: 2))
    }
  }

  /// A QR code on a line of its own, with its quiet zone.
  func centred(_ code: QRCode) -> TicketBlock {
    let side = (code.side + 8) * Self.module
    return TicketBlock(gap: 0, height: side) { [dots] canvas, y in
      canvas.draw(code, x: (dots - side) / 2 + 4 * Self.module, y: y + 4 * Self.module, module: Self.module)
    }
  }

  /// A QR code at the left with words beside it.
  func beside(_ code: QRCode, side: Int, _ words: [TicketBlock]) -> TicketBlock {
    TicketBlock(gap: 0, height: max(side, words.height)) { canvas, y in
      canvas.draw(code, x: Self.margin + 4 * Self.module, y: y + 4 * Self.module, module: Self.module)
      words.draw(on: canvas, from: y)
    }
  }
}
