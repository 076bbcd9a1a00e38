internal import VisitorJourney

/// One message in few words: wait, a refusal, help.
struct MessagePage: ScenePage {
  let name: PageName
  var hasBack: Bool
  let title: String
  var lines: [String] = []
  let symbol: Symbol
  /// Whether privacy notice and calling rule are a touch away.
  var leadsToNotices = false

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    sheet.header(sheet.words[surroundings.office], surroundings)
    sheet.say(([title] + lines).joined(separator: " "))
    var area = sheet.frame.body
    if leadsToNotices {
      let (text, controls) = sheet.frame.split(area, text: 0.72)
      area = text
      let place = controls.centred(width: 150, height: min(28, controls.height))
      sheet.button(.notices, Button(title: sheet.words[.notices], symbol: .info), in: place)
    }
    sheet.symbol(symbol, in: area.takeTop(area.height * 0.35, gap: 1).square)
    let heading = area.takeTop(area.height * (lines.isEmpty ? 1 : 0.5), gap: 1)
    sheet.text(title, in: heading, size: .heading, weight: .bold, alignment: .centre, lines: 3)
    for (line, place) in zip(lines, area.rows(max(1, lines.count), gap: 0.5)) {
      sheet.text(line, in: place, size: .body, alignment: .centre, vertical: .top, lines: 2)
    }
  }
}
