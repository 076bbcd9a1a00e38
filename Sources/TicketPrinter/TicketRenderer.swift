public import Drawing
public import Events

/// Draws tickets: `TicketContent` in, dots out. Belongs to one thread.
///
/// From the top: office, heading, service, the number, what the visitor does next, when the ticket was given, what to
/// bring, whom to ask. Every part is measured before the surface is made, so nothing is clipped and no paper is wasted.
public final class TicketRenderer {
  /// 203 dpi: 8 dots are 1 mm. The queue number's digits are 14 mm high, readable from two metres.
  static let digitHeight = 112
  static let margin = 8
  static let body = Font("Loma", size: 24)
  static let strong = Font("Loma", size: 28, weight: .bold)
  /// Beside a QR code a column narrower than this wraps too often to be read.
  static let narrowestColumn = 280
  static let module = 5

  let typesetter: Typesetter
  /// The printed width in dots.
  public let dots: Int
  public let wording: TicketWording
  var column: Int { dots - 2 * Self.margin }

  /// - Parameter dots: 576 (80 mm paper) or 384 (58 mm paper).
  /// - Throws: `DrawingFault` when Pango cannot work.
  public init(dots: Int, wording: TicketWording = TicketWording()) throws(DrawingFault) {
    self.dots = dots
    self.wording = wording
    typesetter = try Typesetter()
  }

  /// - Throws: `DrawingFault` when the font or a letter is missing or the address is too long for a QR code.
  public func picture(of content: TicketContent) throws(DrawingFault) -> Bitmap {
    let blocks = try head(content) + next(content) + when(content) + bring(content) + foot(content)
    let canvas = try Canvas(width: dots, height: blocks.height + Self.margin)
    blocks.draw(on: canvas)
    return try canvas.bitmap()
  }

  private func head(_ content: TicketContent) throws(DrawingFault) -> [TicketBlock] {
    (try content.copy.map { copy throws(DrawingFault) in [try mark(TicketWording.copy(copy))] } ?? []) + [
      try text(content.office, Self.strong),
      try text(TicketWording.heading, Self.body, gap: -4),
      rule(),
      try text(content.service, Font("Loma", size: 32, weight: .bold), gap: 2),
      try number(content.number),
    ]
  }

  private func next(_ content: TicketContent) throws(DrawingFault) -> [TicketBlock] {
    var blocks: [TicketBlock] = []
    if content.lane == .priority { blocks.append(try mark(TicketWording.priorityLane)) }
    if let place = content.place { blocks.append(try text(place, Font("Loma", size: 32, weight: .bold), gap: 4)) }
    if let ahead = content.ahead { blocks.append(try text(TicketWording.ahead(ahead), Self.strong)) }
    blocks.append(try text(TicketWording.pleaseWait, Self.strong))
    return blocks
  }

  private func when(_ content: TicketContent) throws(DrawingFault) -> [TicketBlock] {
    guard let date = content.date, let minute = content.minuteOfDay else {
      return [try text(TicketWording.clockNotSet, Self.body)]
    }
    return [try text(ThaiCalendar.date(date) + " " + ThaiCalendar.time(minute), Self.body)]
  }

  private func bring(_ content: TicketContent) throws(DrawingFault) -> [TicketBlock] {
    guard !content.documents.isEmpty else { return [] }
    var blocks = [
      rule(), try text(TicketWording.documents, Font("Loma", size: 24, weight: .bold), alignment: .leading, gap: 2),
    ]
    for document in content.documents { blocks.append(try item(document)) }
    return blocks
  }

  private func foot(_ content: TicketContent) throws(DrawingFault) -> [TicketBlock] {
    guard let address = content.address else {
      return [rule()] + (try imprint(content, width: column, alignment: .leading, left: Self.margin))
    }
    let code = try QRCode(address)
    let side = (code.side + 8) * Self.module
    guard column - side >= Self.narrowestColumn else {
      return [
        rule(), centred(code),
        try text(wording.codeCaption, Self.body, gap: -8),
      ] + (try imprint(content, width: column, alignment: .centre, left: Self.margin))
    }
    let left = Self.margin + side
    let caption = try text(
      wording.codeCaption, Self.body, alignment: .leading, gap: 16, width: column - side, left: left)
    let words = [caption] + (try imprint(content, width: column - side, alignment: .leading, left: left))
    return [rule(), beside(code, side: side, words)]
  }

  /// Whom to ask, and in the corner which kiosk it was.
  private func imprint(
    _ content: TicketContent, width: Int, alignment: Paragraph.Alignment, left: Int
  ) throws(DrawingFault) -> [TicketBlock] {
    var blocks: [TicketBlock] = []
    if let unit = content.responsibleUnit {
      blocks.append(
        try text(TicketWording.responsible(unit), Self.body, alignment: alignment, width: width, left: left))
    }
    let telephone = content.telephone.map(TicketWording.telephone) ?? ""
    return blocks + (try ends(telephone, content.kiosk, width: width, left: left))
  }
}
