internal import Events
internal import VisitorJourney

/// In which capacity the visitor comes.
struct VisitorTypePage: ScenePage {
  let service: Bilingual
  let types: [VisitorTypeOffer]

  let name = PageName.visitorType

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    sheet.header(sheet.words[.whichCapacity], surroundings)
    var area = sheet.frame.body
    if !sheet.frame.isCompact {
      let place = area.takeTop(sheet.frame.line(.heading), gap: sheet.frame.textGap)
      sheet.text(sheet.words[service], in: place, size: .heading, ink: .mutedInk)
    }
    sheet.visitorTypes(types, in: sheet.frame.reachable(area), explained: true)
  }
}

extension Sheet {
  /// The types as tiles; not to say is one of them, the last.
  mutating func visitorTypes(_ types: [VisitorTypeOffer], in area: Rectangle, explained: Bool) {
    let grid = TileGrid(area, leastWidth: explained ? 45 : PageFrame.target, mostColumns: explained ? 3 : 6)
    let fewest = frame.panel.isPortrait ? 1 : 2
    let size: TextSize = explained ? .heading : frame.isCompact ? .small : .button
    let places = grid.tiles(types.count + 1, fewest: explained ? fewest : 3, fromBottom: frame.mode.wheelchair)
    for (type, place) in zip(types, places) {
      let detail = explained ? type.explanation.map { "(\(words[$0]))" } : nil
      let button = Button(title: words[type.name], detail: detail, size: size, detailSize: .small)
      self.button(.visitorType(type.code), button, in: place)
    }
    guard var last = places.last else { return }
    // Alone in its row it has the row for itself.
    if explained, last.x == places[0].x { last.width = area.width }
    let button = Button(title: words[.preferNotToSay], size: size)
    self.button(.visitorType(VisitorTypeOffer.notStated.code), button, in: last)
  }
}
