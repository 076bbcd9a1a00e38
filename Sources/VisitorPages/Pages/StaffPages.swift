internal import Events
internal import VisitorJourney

/// Asks for the staff PIN.
struct StaffPINPage: ScenePage {
  let digits: Int
  let trouble: Phrase?

  let name = PageName.staffPIN

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    let entered = String(repeating: "●", count: digits)
    sheet.header("\(words[trouble ?? .staffPIN]) \(entered)", surroundings, symbol: .staff)
    let area = sheet.frame.reachable(sheet.frame.body)
    let wide = TileGrid(area, leastWidth: PageFrame.target, mostColumns: 6)
    let places = wide.tiles(12, fewest: 3, fromBottom: sheet.frame.mode.wheelchair)
    for (digit, place) in zip([1, 2, 3, 4, 5, 6, 7, 8, 9], places) {
      sheet.button(.digit(digit), Button(title: String(digit), size: .title), in: place)
    }
    guard places.count == 12 else { return }
    sheet.button(.erase, Button(title: words[.erase]), in: places[9])
    sheet.button(.digit(0), Button(title: "0", size: .title), in: places[10])
    sheet.button(.enter, Button(title: words[.confirm], style: .main), in: places[11])
  }
}

/// What staff can do here.
struct StaffMenuPage: ScenePage {
  let report: StaffReport

  let name = PageName.staffMenu

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(words[.staffMenu], surroundings, symbol: .staff)
    var area = sheet.frame.body
    if !sheet.frame.isCompact {
      let lines = report.lines(words).prefix(2).joined(separator: " · ")
      sheet.text(
        lines, in: area.takeTop(sheet.frame.line(.small) * 2, gap: sheet.frame.textGap), size: .small, ink: .mutedInk,
        lines: 2)
    }
    area = sheet.frame.reachable(area)
    let grid = TileGrid(area, leastWidth: PageFrame.target, mostColumns: sheet.frame.isCompact ? 5 : 3)
    let places = grid.tiles(StaffTask.allCases.count, fewest: 2, fromBottom: sheet.frame.mode.wheelchair)
    for (task, place) in zip(StaffTask.allCases, places) {
      let phrase = task == .pauseIssuing && report.issuingIsPaused ? .resumeIssuing : task.phrase
      sheet.button(.task(task), Button(title: words[phrase], size: sheet.frame.isCompact ? .small : .button), in: place)
    }
  }
}

/// Shows staff an answer, or asks before something that cannot be taken back.
struct StaffAnswerPage: ScenePage {
  let title: String
  var lines: [String] = []
  /// The answers to a question; `nil`: nothing is asked.
  var answers: (yes: Phrase, no: Phrase)?
  var picture: PictureName?

  let name = PageName.staffAnswer

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(title, surroundings, symbol: .staff)
    var area = sheet.frame.body
    if let answers {
      let (text, controls) = sheet.frame.split(area, text: 0.6)
      area = text
      let row = controls.centred(width: controls.width, height: min(40, controls.height))
      let halves = row.columns(2, gap: PageFrame.gap * 2)
      sheet.button(.yes, Button(title: words[answers.yes], symbol: .check, style: .main), in: halves[0])
      sheet.button(.no, Button(title: words[answers.no], symbol: .close), in: halves[1])
    }
    if let picture { return sheet.put(.picture(picture, area.square)) }
    let height = min(20, area.height / Double(max(1, lines.count)))
    let size = sheet.frame.size(.heading, lines: 2, in: height)
    for line in lines { sheet.text(line, in: area.takeTop(height).inset(x: 0, y: 0.25), size: size, lines: 2) }
  }
}

extension StaffReport {
  /// Printer, network and what is not sent, clock, last number.
  func lines(_ words: Wording) -> [String] {
    let printer: Phrase =
      switch paper {
      case .ready: .printerReady
      case .out: .printerOut
      case .fault: .printerFaulty
      case .absent: .printerAbsent
      }
    let centre: Phrase = centreIsReached.map { $0 ? .centreReached : .centreNotReached } ?? .centreAbsent
    let time = clock.map { words(.clockSet, ["time": "\(words.date($0.date)) \(words.clock($0.minute))"]) }
    let last = lastNumber.map { words(.lastNumber, ["number": $0.description]) }
    let sending = centreIsReached == nil ? [] : [sending(words)]
    return [words[printer]] + sending + [words[centre], time ?? words[.clockNotSet]] + (last.map { [$0] } ?? [])
  }

  func sending(_ words: Wording) -> String {
    guard centreIsReached != nil else { return words[.centreAbsent] }
    guard let unsent else { return words[.unsentUnknown] }
    return unsent == 0 ? words[.allSent] : words(.notSent, ["n": String(unsent)])
  }
}

extension StaffTask {
  fileprivate var phrase: Phrase {
    switch self {
    case .status: .status
    case .dailySummary: .dailySummary
    case .copyToUSB: .copyToUSB
    case .testTicket: .testTicket
    case .reprintLast: .reprintLast
    case .voidLast: .voidLast
    case .newRoll: .newRoll
    case .pauseIssuing: .pauseIssuing
    case .setDate: .setDate
    case .shutDown: .shutDown
    }
  }
}
