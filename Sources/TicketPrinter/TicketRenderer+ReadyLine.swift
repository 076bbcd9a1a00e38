internal import Drawing

extension TicketRenderer {
  /// พร้อมใช้งาน, the time and three bars of ink, which anybody can tell from blank paper.
  func readyLine(at minuteOfDay: Int?) throws(DrawingFault) -> Bitmap {
    let words = [TicketWording.ready, minuteOfDay.map(ThaiCalendar.time)].compactMap(\.self).joined(separator: " ")
    let paragraph = try typesetter.paragraph(words, in: Self.strong, width: column)
    let frame = paragraph.frame
    let canvas = try Canvas(width: dots, height: frame.height + Self.margin)
    canvas.draw(paragraph, x: Self.margin, y: 0)
    let side = frame.height / 2
    for bar in 0..<3 {
      let left = dots - Self.margin - (3 - bar) * (side + Self.margin)
      canvas.fill(Box(x: left, y: frame.height / 4, width: side, height: side))
    }
    return try canvas.bitmap()
  }
}
