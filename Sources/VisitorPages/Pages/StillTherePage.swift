internal import VisitorJourney

/// Asks whether the visitor goes on; no answer is no.
struct StillTherePage: ScenePage {
  let name = PageName.stillThere
  let hasBack = false

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    sheet.header(sheet.words[surroundings.office], surroundings)
    sheet.say(sheet.words[.stillThere])
    let (text, controls) = sheet.frame.split(sheet.frame.body, text: 0.5)
    sheet.text(sheet.words[.stillThere], in: text, size: .title, weight: .bold, alignment: .centre, lines: 2)
    let row = controls.centred(width: controls.width, height: min(45, controls.height))
    let halves = row.columns(2, gap: PageFrame.gap * 2)
    sheet.button(
      .stay, Button(title: sheet.words[.stay], symbol: .check, style: .main, size: .heading), in: halves[0])
    sheet.button(.leave, Button(title: sheet.words[.leave], symbol: .close, size: .heading), in: halves[1])
  }
}
