internal import Drawing
internal import Events
internal import Settings

/// Words on a ticket.
extension TicketRenderer {
  /// Thai with loops and even strokes, which thermal heads print well.
  static let family = "Loma"

  /// The lines that the template's languages want of a text; what a second language does not say otherwise is left out.
  func written(_ words: Bilingual) -> [String] {
    template.languages.inOrder.map { words[$0] }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A text in each wanted language, the second a size smaller; nothing where the text does not exist.
  func lines(_ words: Bilingual?, _ style: TicketTemplate.Style) throws(DrawingFault) -> [TicketPart] {
    let lines = words.map(written) ?? []
    guard let first = lines.first else { return [] }
    let main = try text(first, style)
    guard let second = lines.dropFirst().first else { return [main] }
    var smaller = style
    smaller.size = style.size.smaller
    smaller.space = .tight
    return [pair(main, try text(second, smaller), style)]
  }

  /// Both languages on one line where they fit, else one below the other.
  private func pair(_ first: TicketPart, _ second: TicketPart, _ style: TicketTemplate.Style) -> TicketPart {
    let (widths, gap) = ([first.natural, second.natural], profile.dots(tenths: 25))
    let together = first.natural + gap + second.natural
    let space = profile.dots(tenths: style.space.tenths)
    let wider = max(first.natural, second.natural)
    return TicketPart(
      natural: together <= column ? together : wider, least: max(first.least, second.least), isText: true
    ) { width throws(DrawingFault) in
      guard together <= width else {
        return TicketColumn([try first.laidOut(width), try second.laidOut(width)]).asPart(above: space)
      }
      let columns = [TicketColumn([try first.laidOut(widths[0])]), TicketColumn([try second.laidOut(widths[1])])]
      return Self.sideBySide(columns, widths, gutter: gap, space: space)
        .moved(by: style.alignment.offset(of: together, in: width))
    }
  }

  /// The list of documents, each with its mark outside the text's left edge.
  func items(_ documents: [Bilingual], _ style: TicketTemplate.Style) throws(DrawingFault) -> [TicketPart] {
    var parts: [TicketPart] = []
    let indent = profile.dots(tenths: 25)
    let mark = try text("•", style).laidOut(indent)
    for document in documents {
      for (index, line) in written(document).enumerated() {
        var style = style
        style.alignment = .left
        let words = try text(line, style)
        parts.append(
          TicketPart(natural: words.natural + indent, least: words.least) { width throws(DrawingFault) in
            var placed = try words.laidOut(width - indent)
            let (draw, drop) = (placed.draw, (placed.baseline ?? 0) - (mark.baseline ?? 0))
            placed.draw = { canvas, x, y in
              if index == 0 { mark.draw(canvas, x, y + drop) }
              draw(canvas, x + indent, y)
            }
            return placed
          })
      }
    }
    return parts
  }

  /// One paragraph, broken at words where it is wider than its column, and measured by its ink.
  func text(_ words: String, _ style: TicketTemplate.Style) throws(DrawingFault) -> TicketPart {
    let font = Font(
      Self.family, size: profile.dots(tenths: style.size.tenths), weight: style.isBold ? .bold : .regular)
    let words = words.asOneLine.keepingTimesWhole
    let whole = try paragraph(words, in: font)
    let natural = whole.frame.width
    let side = style.isInverse ? profile.dots(tenths: 30) : 0
    let readable = min(natural, profile.dots(tenths: 350))
    return TicketPart(natural: natural + 2 * side, least: readable + 2 * side, isText: true) {
      [typesetter, profile] width throws(DrawingFault) in
      let room = width - 2 * side
      let paragraph =
        natural <= room
        ? whole
        : try typesetter.paragraph(
          words, in: font, width: room, alignment: style.alignment.paragraph, allowsBoxes: true)
      let left = natural <= room ? style.alignment.offset(of: natural, in: room) : 0
      let space = profile.dots(tenths: style.space.tenths)
      let placed = PlacedPart(
        above: space, height: paragraph.ink.height, baseline: paragraph.baseline - paragraph.ink.y
      ) { canvas, x, y in
        canvas.draw(paragraph, x: x + side + left, y: y - paragraph.ink.y, ink: !style.isInverse)
      }
      return style.isInverse ? placed.onBar(left: left, width: min(natural, room) + 2 * side, profile) : placed
    }
  }
}

extension PlacedPart {
  /// The part on a bar of ink.
  fileprivate func onBar(left: Int, width: Int, _ profile: PrinterProfile) -> PlacedPart {
    let rim = profile.dots(tenths: 6)
    var bar = self
    bar.height = height + 2 * rim
    bar.baseline = baseline.map { $0 + rim }
    bar.draw = { [draw, bar] canvas, x, y in
      canvas.fill(Box(x: x + left, y: y, width: width, height: bar.height))
      draw(canvas, x, y + rim)
    }
    return bar
  }
}

extension TicketTemplate.Size {
  /// The next size of the scale.
  var smaller: Self {
    switch self {
    case .small, .normal: .small
    case .medium: .normal
    case .large: .medium
    case .huge: .large
    }
  }
}

extension TicketTemplate.Alignment {
  fileprivate var paragraph: Paragraph.Alignment {
    switch self {
    case .left: .leading
    case .centre: .centre
    case .right: .trailing
    }
  }
}

extension Bilingual {
  /// The text with its Thai in the digits of a template.
  func inDigits(_ digits: TicketTemplate.Digits) -> Bilingual {
    digits == .thai ? Bilingual(thai: thai.inThaiDigits, english: english) : self
  }
}

extension String {
  var inThaiDigits: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0x0E20) ?? $0 : $0 }))
  }

  /// The text with times of day that no line break divides: `14.00 น.` is one word to its readers.
  var keepingTimesWhole: String { replacing(#/([0-9๐-๙][.:][0-9๐-๙]{2}) +น\./#) { "\($0.output.1)\u{A0}น." } }

  /// The text as one run of visible letters: control characters and line breaks become spaces, zero-width spaces go,
  /// and the two spellings of สระอำ that NFC keeps apart (U+0E4D U+0E32, U+0E33) become the one that fonts expect.
  var asOneLine: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x200B, 0xFEFF: continue
      case 0x0E32 where result.unicodeScalars.last?.value == 0x0E4D:
        result.unicodeScalars.removeLast()
        result.unicodeScalars.append("\u{0E33}")
      default: result.unicodeScalars.append(scalar.isVisible ? scalar : " ")
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
