public import Drawing
public import Events
internal import Settings

/// The sheet that says what was counted on a day.
extension TicketRenderer {
  /// สรุปยอดประจำวัน: who came for what and in which capacity, what was taken back, how many rated.
  ///
  /// In the language and digits of the office's tickets, with their type and paper.
  ///
  /// - Throws: `DrawingFault` when the font or a letter is missing.
  public func daySummary(_ summary: DaySummary) throws(DrawingFault) -> Bitmap { try picture(summaryColumn(summary)) }

  func summaryColumn(_ summary: DaySummary) throws(DrawingFault) -> TicketColumn {
    var placed: [PlacedPart] = []
    for part in try summaryParts(summary) { placed.append(try part.laidOut(column)) }
    return TicketColumn(placed)
  }

  private func summaryParts(_ summary: DaySummary) throws(DrawingFault) -> [TicketPart] {
    var parts = try say(summary.office, .init(size: .normal))
    parts += try say(
      Bilingual(thai: "สรุปยอดประจำวัน", english: "Daily summary"), .init(size: .large, isBold: true, space: .tight))
    parts += try say(summary.day, .init(size: .normal, space: .tight))
    parts += try lines(summary.origin(in: template.digits), .init(size: .normal, space: .tight))
    if summary.isDrill {
      parts += try say(
        Bilingual(thai: "ซ้อมใช้งาน ไม่นับยอด", english: "Drill: nothing counts"), .init(isBold: true, isInverse: true))
    }
    parts.append(rule())
    for service in summary.services {
      parts.append(try entry(service.name, service.visits, .init(isBold: true, alignment: .left)))
      for type in service.types {
        parts.append(try entry(type.name, type.count, .init(size: .small, alignment: .left, space: .tight), indent: 40))
      }
    }
    parts.append(rule())
    for (name, count) in summary.sums {
      parts.append(try entry(name, count, .init(isBold: name == summary.sums.first?.name, alignment: .left)))
    }
    return parts
  }

  private func say(_ words: Bilingual, _ style: TicketTemplate.Style) throws(DrawingFault) -> [TicketPart] {
    try lines(words.inDigits(template.digits), style)
  }

  /// A name on the left, broken where it is long, and its count on the right, on the baseline of the first line.
  ///
  /// - Parameter indent: tenths of a millimetre.
  private func entry(
    _ name: Bilingual, _ count: Int, _ style: TicketTemplate.Style, indent: Int = 0
  ) throws(DrawingFault) -> TicketPart {
    var right = style
    right.alignment = .right
    let words = try text(written(name).joined(separator: " / "), style)
    let figure = try text(Bilingual(thai: "\(count)").inDigits(template.digits).thai, right)
    let (left, gutter) = (profile.dots(tenths: indent), profile.dots(tenths: 30))
    return TicketPart(natural: column, least: column) { width throws(DrawingFault) in
      let number = try figure.laidOut(figure.natural)
      var placed = try words.laidOut(width - left - gutter - figure.natural)
      let drop = (placed.baseline ?? 0) - (number.baseline ?? 0)
      let draw = placed.draw
      placed.height = max(placed.height, drop + number.height)
      placed.draw = { canvas, x, y in
        draw(canvas, x + left, y)
        number.draw(canvas, x + width - figure.natural, y + drop)
      }
      return placed
    }
  }

  private func rule() -> TicketPart {
    let space = profile.dots(tenths: TicketTemplate.Space.wide.tenths)
    return TicketPart(natural: 0, least: 0) { width in
      PlacedPart(above: space, height: 2) { canvas, x, y in
        canvas.fill(Box(x: x, y: y, width: width, height: 2))
      }
    }
  }
}

extension DaySummary {
  fileprivate var day: Bilingual { Bilingual(thai: ThaiCalendar.date(date), english: EnglishCalendar.date(date)) }

  /// Which kiosk, whose code keeps its digits, and when it was printed.
  fileprivate func origin(in digits: TicketTemplate.Digits) -> Bilingual {
    let time =
      minuteOfDay.map { Bilingual(thai: "ณ \(ThaiCalendar.time($0))", english: "at \(EnglishCalendar.time($0))") }
      ?? Bilingual(thai: "เวลาเครื่องยังไม่ได้ตั้ง", english: "clock not set")
    let words = time.inDigits(digits)
    return Bilingual(thai: "ตู้ \(kiosk) \(words.thai)", english: "Kiosk \(kiosk), \(words.english)")
  }

  fileprivate var sums: [(name: Bilingual, count: Int)] {
    [
      (Bilingual(thai: "รวมผู้รับบริการ (คน)", english: "Visitors in all"), visits),
      (Bilingual(thai: "บัตรคิวที่ยกเลิก (ใบ)", english: "Tickets voided"), voided),
      (Bilingual(thai: "การประเมินความพึงพอใจ (ครั้ง)", english: "Ratings"), ratings),
    ]
  }
}
