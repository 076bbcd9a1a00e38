public import Drawing
internal import Events
public import Ports
internal import Settings

/// A service's guide on paper.
extension TicketRenderer {
  /// The longest that a guide becomes, in tenths of a millimetre; what has no room is cut off with `…`.
  static let longestGuide = 3000
  /// Dots of a module of the guide's QR code.
  private static let guideModule = 4

  /// - Throws: `DrawingFault` when the font or a letter is missing or the address is too long for a QR code.
  public func guide(_ sheet: GuideSheet) throws(DrawingFault) -> Bitmap { try picture(guideColumn(sheet)) }

  func guideColumn(_ sheet: GuideSheet) throws(DrawingFault) -> TicketColumn {
    let end = try guideEnd(sheet)
    let room = profile.dots(tenths: Self.longestGuide) - TicketColumn(end).height
    var placed: [PlacedPart] = []
    for part in try guideParts(sheet) {
      let next = try part.laidOut(column)
      guard TicketColumn(placed + [next]).height <= room else {
        placed.append(try text("…", .init(size: .normal, isBold: true)).laidOut(column))
        break
      }
      placed.append(next)
    }
    return TicketColumn(placed + end)
  }

  private func guideParts(_ sheet: GuideSheet) throws(DrawingFault) -> [TicketPart] {
    let heading = TicketTemplate.Style(size: .normal, isBold: true, alignment: .left, space: .wide)
    let line = TicketTemplate.Style(size: .normal, alignment: .left, space: .normal)
    var parts = [
      try text(sheet.office, .init(size: .small)), try text(sheet.title, .init(size: .large, isBold: true)),
      try text(sheet.kind, .init(size: .small, isBold: true, isInverse: true)),
    ]
    for section in sheet.sections {
      parts.append(try text(section.heading, heading))
      for words in section.lines { parts.append(try text(words, line)) }
    }
    return parts
  }

  /// Where it goes on, and of when it is: on every sheet, however long the guide.
  private func guideEnd(_ sheet: GuideSheet) throws(DrawingFault) -> [PlacedPart] {
    var parts: [PlacedPart] = []
    if let address = sheet.address, let code = code(address, Self.guideModule, .init()) {
      parts.append(try code.laidOut(column))
    }
    if let version = sheet.version {
      parts.append(try text(version, .init(size: .small, alignment: .right, space: .wide)).laidOut(column))
    }
    return parts
  }
}
