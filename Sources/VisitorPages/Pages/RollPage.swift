internal import VisitorJourney

/// Asks whoever changed the roll whether print is seen on it, and shows them how it lies if not.
struct RollPage: ScenePage {
  let concern: RollConcern

  let name = PageName.roll

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let title = sheet.words[concern.isWrongWayRound ? .turnRoll : .newRoll]
    sheet.header(title, surroundings, symbol: .print)
    if concern.isWrongWayRound { picture(title, on: &sheet) } else { question(on: &sheet) }
  }

  private func question(on sheet: inout Sheet) {
    let question = sheet.words[.seePrint]
    sheet.say(question)
    let (text, controls) = sheet.frame.split(sheet.frame.body, text: 0.5)
    sheet.text(question, in: text, size: .title, weight: .bold, alignment: .centre, lines: 2)
    let row = controls.centred(width: controls.width, height: min(45, controls.height))
    let halves = row.columns(2, gap: PageFrame.gap * 2)
    sheet.button(
      .yes, Button(title: sheet.words[.see], symbol: .check, style: .main, size: .heading), in: halves[0])
    sheet.button(.no, Button(title: sheet.words[.seeNot], symbol: .close, size: .heading), in: halves[1])
  }

  /// The next who touches it has the screen.
  private func picture(_ title: String, on sheet: inout Sheet) {
    let area = sheet.frame.reachable(sheet.frame.body)
    sheet.zone(.next, in: area, spoken: title, style: .quiet)
    sheet.put(.picture(.rollTurned, area.inset(by: 2).square))
  }
}
