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
      let side = area.takeTrailing(min(80, area.width * 0.28), gap: 4)
      sheet.put(.qr(address, side.square))
    }
    var texts = [(words[.privacyNotice], true), (words[.keepsNoName], false), (words[.whatIsRecorded], false)]
    if let rule { texts += [(words[.queueOrder], true), (words.fairness(rule), false)] }
    let unit = area.height / texts.reduce(0.0) { $0 + ($1.1 ? 1 : 2) }
    for (text, isHeading) in texts {
      let place = area.takeTop(unit * (isHeading ? 1 : 2)).inset(x: 0, y: 0.5)
      sheet.text(
        text, in: place, size: isHeading ? .heading : .body, weight: isHeading ? .bold : .regular,
        vertical: isHeading ? .bottom : .top, lines: isHeading ? 1 : 3)
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
