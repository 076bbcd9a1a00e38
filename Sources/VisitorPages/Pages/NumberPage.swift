internal import Events
internal import VisitorJourney

/// The number, as large as it gets, while the paper comes.
struct NumberPage: ScenePage {
  let given: NumberGiven
  let service: ServiceOffer?
  let paperIsOut: Bool
  /// The visitor types to ask for meanwhile; empty: nothing is asked.
  let types: [VisitorTypeOffer]

  let name = PageName.number
  let hasBack = false

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    sheet.header(sheet.words[types.isEmpty ? .queueNumber : .whichCapacity], surroundings)
    var area = sheet.frame.reachable(sheet.frame.body)
    if !types.isEmpty {
      let (text, controls) = sheet.frame.split(area, text: 0.5, gap: PageFrame.gap)
      area = text
      sheet.visitorTypes(types, in: controls, explained: false)
    }
    sheet.zone(.next, in: area, spoken: spoken(sheet.words), style: .quiet)
    sheet.number(given, service: service, in: area.inset(by: 1.5), below: status(sheet.words))
  }

  private func status(_ words: Wording) -> Notice {
    paperIsOut
      ? Notice(text: words[.takeTicket], symbol: .hand) : Notice(text: words[.printing], symbol: .print)
  }

  private func spoken(_ words: Wording) -> String {
    "\(words[.queueNumber]) \(given.number). \(status(words).text)"
  }
}

/// The number of a visitor without paper: it stays until it is noted.
struct NumberWithoutPaperPage: ScenePage {
  let given: NumberGiven
  let service: ServiceOffer?
  let trouble: PaperTrouble

  let name = PageName.numberWithoutPaper
  let hasBack = false

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(words[.queueNumber], surroundings)
    var area = sheet.frame.reachable(sheet.frame.body)
    let text = words[trouble.phrase]
    sheet.button(
      .noted, Button(title: words[.noted], symbol: .check, style: .main), in: noted(in: &area, sheet.frame))
    sheet.zone(.next, in: area, spoken: "\(words[.queueNumber]) \(given.number). \(text)", style: .quiet)
    if let address = given.address, !sheet.frame.isCompact { status(at: address, in: &area, on: &sheet) }
    sheet.number(
      given, service: service, in: area.inset(by: 1.5), below: Notice(text: text, symbol: .paperOut), isWarning: true)
  }

  /// Below the number; beside it where the panel is low, so that the number stays large.
  private func noted(in area: inout Rectangle, _ frame: PageFrame) -> Rectangle {
    if frame.isCompact { return area.takeTrailing(36, gap: PageFrame.gap) }
    let height = min(30, max(PageFrame.target, area.height * 0.18))
    return area.takeBottom(height, gap: PageFrame.gap).centred(width: 160, height: height)
  }

  /// The code that leads to the queue's status: beside the number, below it where the panel is upright.
  private func status(at address: String, in area: inout Rectangle, on sheet: inout Sheet) {
    let isUpright = sheet.frame.panel.isPortrait
    var side =
      isUpright
      ? area.takeBottom(min(80, area.height * 0.3), gap: 2) : area.takeTrailing(min(75, area.width * 0.3), gap: 2)
    if isUpright { _ = side.takeBottom(3) } else { side = side.inset(by: 3) }
    let line = sheet.frame.line(.small)
    let code = min(side.width, side.height - 2 * line)
    side = side.centred(width: side.width, height: code + 2 * line)
    sheet.put(.qr(address, side.takeTop(code, gap: 0.5).square))
    sheet.text(sheet.words[.scanForStatus], in: side, size: .small, alignment: .centre, vertical: .top, lines: 2)
  }
}

extension PaperTrouble {
  fileprivate var phrase: Phrase {
    switch self {
    case .out: .outOfPaper
    case .fault: .printerFault
    case .late: .paperLate
    case .noPrinter: .noPrinter
    }
  }
}

extension Sheet {
  /// A number with its service and where that is above, and below it what is with the paper. The number gets nearly half of the
  /// height at least: of the rest, what has no room is left out.
  fileprivate mutating func number(
    _ given: NumberGiven, service: ServiceOffer?, in rectangle: Rectangle, below status: Notice,
    isWarning: Bool = false
  ) {
    say(given.number.description)
    let ahead = given.ahead.map { $0 == 0 ? words[.youAreNext] : words(.waitingBefore, ["n": String($0)]) }
    let place = service?.guide.place.map { words[$0] }
    let stripLines = isWarning ? 2.3 : 1
    let room = PageFrame.lines(in: rectangle.height * 0.55, besides: stripLines, frame)
    let line = frame.line(room.size)
    // What belongs together stays together, however high the panel.
    var area = rectangle.centred(
      width: rectangle.width, height: 1.1 * frame.line(.huge) + (Double(room.count) + stripLines) * line)
    let strip = area.takeBottom(stripLines * line, gap: frame.textGap / 2)
    if let ahead, room.count >= 2 {
      text(ahead, in: area.takeBottom(line, gap: 0.5), size: room.size, alignment: .centre)
    }
    let above = [room.count >= 1 ? service.map { words[$0.name] } : nil, room.count >= 3 ? place : nil]
    for text in above.compactMap({ $0 }) {
      self.text(text, in: area.takeTop(line, gap: 0.5), size: room.size, ink: .mutedInk, alignment: .centre)
    }
    text(
      given.number.description, in: area.inset(x: frame.margin, y: 0), size: frame.numberSize(in: area.height),
      weight: .bold, alignment: .centre)
    notice(status, in: strip, size: room.size, isWarning: isWarning)
  }

  private mutating func notice(_ status: Notice, in strip: Rectangle, size: TextSize, isWarning: Bool) {
    if isWarning { return notice(status.text, symbol: status.symbol, in: strip) }
    marked(status.text, with: status.symbol, in: strip.inset(x: 2, y: 0), size: size)
  }
}

extension PageFrame {
  /// How large the texts around a number can be, and how many lines of them, up to three.
  fileprivate static func lines(
    in height: Double, besides other: Double, _ frame: PageFrame
  ) -> (size: TextSize, count: Int) {
    for size in [TextSize.heading, .body] where (3 + other) * frame.line(size) <= height { return (size, 3) }
    let count = Int((height / frame.line(.small) - other).rounded(.down))
    return (.small, min(3, max(0, count)))
  }

  fileprivate func numberSize(in height: Double) -> TextSize {
    if height >= line(.huge) * 0.55 { return .huge }
    return height >= line(.number) * 0.5 ? .number : .title
  }
}
