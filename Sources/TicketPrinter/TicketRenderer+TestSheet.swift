public import Drawing
internal import Events
public import Ports
internal import Settings

/// The sheet that shows what a printer can do.
extension TicketRenderer {
  /// Rulers in millimetres along two edges, greys, Thai with stacked marks, digits, the model as it is configured, what
  /// the printer answers, and a bar over all dots of the head.
  ///
  /// - Throws: `DrawingFault` when the font or a letter is missing.
  public func testSheet(_ sheet: TestSheet) throws(DrawingFault) -> Bitmap { try picture(testColumn(sheet)) }

  func testColumn(_ sheet: TestSheet) throws(DrawingFault) -> TicketColumn {
    let rulers = try EdgeRulers(profile, typesetter)
    var placed: [PlacedPart] = []
    for part in try testParts(sheet) { placed.append(try part.laidOut(dots - profile.margin - rulers.depth)) }
    let words = TicketColumn(placed)
    let bar = profile.dots(tenths: 30)
    let margin = profile.margin
    let height = rulers.depth + words.height + margin + bar
    let page = PlacedPart(above: 0, height: height) { [dots] canvas, x, y in
      // From the very first dot to the last, which a ticket leaves white.
      let (left, top) = (x - margin, y - margin)
      let end = top + height + 2 * margin - bar
      rulers.draw(on: canvas, x: left, y: top, height: end - top)
      words.draw(on: canvas, x: left + rulers.depth, y: top + rulers.depth + margin)
      canvas.fill(Box(x: left, y: end, width: dots, height: bar))
    }
    return TicketColumn([page])
  }

  private func testParts(_ sheet: TestSheet) throws(DrawingFault) -> [TicketPart] {
    let small = TicketTemplate.Style(size: .small, alignment: .left)
    let heading = TicketTemplate.Style(size: .small, isBold: true, alignment: .left, space: .wide)
    var parts = [
      try text("ใบทดสอบ ไม่ใช่บัตรคิว", .init(size: .normal, isBold: true, isInverse: true)),
      try text("Test sheet, not a ticket", .init(size: .normal, isBold: true)),
    ]
    for line in sheet.moment { parts += try both(line, small) }
    parts.append(try text("ระดับสีเทา / Greys", heading))
    parts.append(try greys())
    parts.append(try text("สระและวรรณยุกต์ / Thai marks", heading))
    parts += try samples()
    parts.append(try text("รุ่นที่ตั้งค่าไว้ / Configured model", heading))
    for line in profile.summary { parts += try both(line, small) }
    if !sheet.answers.isEmpty { parts.append(try text("คำตอบของเครื่องพิมพ์ / The printer's answers", heading)) }
    for answer in sheet.answers { parts += try both(answer, small) }
    parts += try both(
      Bilingual(
        thai: "แถบดำด้านล่าง: เส้นขาวคือจุดที่หัวพิมพ์เสีย", english: "Bar below: a white line is a dead dot of the head."), small)
    return parts
  }

  /// Both languages, whatever the office's tickets are in: whoever tests may be from elsewhere.
  private func both(_ words: Bilingual, _ style: TicketTemplate.Style) throws(DrawingFault) -> [TicketPart] {
    let thai = try text(words.thai, style)
    return words.english == words.thai ? [thai] : [thai, try text(words.english, style)]
  }

  /// Marks above marks, marks below, and letters that lose their foot before a mark below (ญู, ฐุ), in each size.
  private func samples() throws(DrawingFault) -> [TicketPart] {
    var parts: [TicketPart] = []
    for size in [TicketTemplate.Size.small, .normal, .large, .huge] {
      parts.append(try text("ที่ ป้ ญู ฐุ กำ น้ำ", .init(size: size, alignment: .left, space: .tight)))
    }
    let style = TicketTemplate.Style(size: .normal, alignment: .left, space: .tight)
    for line in ["ผู้สูงอายุ เก้าอี้ ญี่ปุ่น ทั้งนี้", "0123456789 ๐๑๒๓๔๕๖๗๘๙"] { parts.append(try text(line, style)) }
    return parts
  }

  private func greys() throws(DrawingFault) -> TicketPart {
    var labels: [Paragraph] = []
    let levels = [20, 40, 60, 80]
    for level in levels {
      labels.append(try typesetter.paragraph("\(level) %", in: Font(Self.family, size: profile.dots(tenths: 25))))
    }
    let (gap, height) = (profile.dots(tenths: 15), profile.dots(tenths: 70))
    return TicketPart(natural: 0, least: 0) { [labels, profile] column in
      let width = (column - (levels.count - 1) * gap) / levels.count
      let foot = profile.dots(tenths: 5)
      let labelHeight = labels.map(\.ink.height).max() ?? 0
      return PlacedPart(above: profile.dots(tenths: 11), height: height + foot + labelHeight) { canvas, x, y in
        for (index, level) in levels.enumerated() {
          let left = x + index * (width + gap)
          canvas.draw(Bitmap(grey: level, width: width, height: height), x: left, y: y)
          let ink = labels[index].ink
          canvas.draw(labels[index], x: left + (width - ink.width) / 2 - ink.x, y: y + height + foot - ink.y)
        }
      }
    }
  }
}

extension TestSheet {
  /// Which kiosk, and when.
  fileprivate var moment: [Bilingual] {
    let kiosk = Bilingual(thai: "ตู้ \(kiosk)", english: "Kiosk \(kiosk)")
    guard let date, let minuteOfDay else {
      return [kiosk, Bilingual(thai: "เวลาเครื่องยังไม่ได้ตั้ง", english: "The clock is not set")]
    }
    let time = TicketTime.words(minuteOfDay)
    return [
      Bilingual(thai: "\(kiosk.thai) \(time.thai)", english: "\(kiosk.english), \(time.english)"), date.words,
    ]
  }
}

extension PrinterProfile {
  /// What is configured, for comparing it with the rulers and with the printer.
  fileprivate var summary: [Bilingual] {
    let tenths = Int((Double(dots) / dotsPerMillimetre * 10).rounded())
    let cut: Bilingual =
      switch cutter {
      case .none: Bilingual(thai: "ไม่มีใบมีด", english: "no cutter")
      case .partial: Bilingual(thai: "ตัดเหลือติด", english: "partial cut")
      case .full: Bilingual(thai: "ตัดขาด", english: "full cut")
      }
    return [
      Bilingual(thai: "\(name): \(dots) dots, \(resolution) dpi, \(tenths / 10).\(tenths % 10) mm"),
      Bilingual(
        thai: "\(cut.thai) ถึงใบมีด \(feedToCutter) มม.", english: "\(cut.english), \(feedToCutter) mm to the cutter"),
    ]
  }
}
