internal import VisitorJourney

/// What is recorded of a visitor, and in which order numbers are called.
struct NoticesPage: ScenePage {
  let rule: CallingRule?
  let address: String?

  let name = PageName.notices

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(words[.notices], surroundings)
    var area = sheet.frame.body
    if let address {
      var side = area.takeTrailing(min(80, area.width * 0.28), gap: 4)
      sheet.put(.qr(address, side.takeTop(side.width).square))
    }
    var texts = [(words[.privacyNotice], true), (words[.keepsNoName], false), (words[.whatIsRecorded], false)]
    if let rule { texts += [(words[.queueOrder], true), (words.fairness(rule), false)] }
    // Room as the texts need it, and in proportion where they need more than there is.
    let rows = texts.map { text, isHeading in
      let size: TextSize = isHeading ? .heading : .body
      return (
        lines: sheet.frame.lines(of: text, size, in: area.width),
        line: sheet.frame.line(size) * (isHeading ? 1.6 : 1.25)
      )
    }
    let share = min(1, area.height / rows.reduce(0) { $0 + Double($1.lines) * $1.line })
    for ((text, isHeading), row) in zip(texts, rows) {
      let height = Double(row.lines) * row.line * share
      sheet.text(
        text, in: area.takeTop(height).inset(x: 0, y: 0.25), size: isHeading ? .heading : .body,
        weight: isHeading ? .bold : .regular, vertical: isHeading ? .middle : .top, lines: row.lines)
    }
  }
}

extension Wording {
  /// The calling rule in one sentence.
  func fairness(_ rule: CallingRule) -> String {
    switch rule {
    case .inOrder: self[.inOrder]
    case .firstCome: self[.firstCome]
    case .alternating(let priority, let normal):
      self(.alternating, ["priority": String(priority), "normal": String(normal)])
    }
  }
}
