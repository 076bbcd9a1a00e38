internal import Events
internal import VisitorJourney

/// The faces: one touch counts.
struct RatingPage: ScenePage {
  /// The least width and height of a face, in millimetres; the smaller one where five of the larger do not fit.
  static let face = 30.0
  static let smallFace = 24.0
  private static let widestFace = 90.0
  /// Height to width of a face with its caption.
  private static let proportion = 1.4

  let rating: RatingOffer
  /// The score that is corrected.
  let corrected: Int?
  /// Whether there is a page to go back to.
  let hasBack: Bool
  let notices: [Notice]

  let name = PageName.rating

  static func leastFace(_ panel: Panel) -> Double {
    let width = panel.width - 2 * PageFrame(panel: panel, mode: ScreenMode()).margin
    return (width - 4 * PageFrame.gap) / 5 >= face ? face : smallFace
  }

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let question = sheet.words[rating.asksAboutOfficer ? .rateOfficer : .rateService]
    let title = corrected == nil ? sheet.words[.rateUs] : sheet.words[.correct]
    sheet.header(sheet.frame.isCompact ? question : title, surroundings)
    var area = sheet.frame.body
    sheet.notices(notices, footer: [sheet.words[.keepsNoName]], in: &area)
    let columns = area.columns(rating.scores.count, gap: PageFrame.gap)
    let width = min(columns[0].width, Self.widestFace)
    var controls = sheet.frame.reachable(area)
    if !sheet.frame.isCompact {
      controls = asked(question, above: width * Self.proportion, in: area, on: &sheet)
    }
    let height = min(controls.height, width * Self.proportion)
    let top = sheet.frame.isCompact ? controls.midY - height / 2 : controls.y
    for (score, column) in zip(rating.scores, columns) {
      sheet.face(score, in: Rectangle(x: column.midX - width / 2, y: top, width: width, height: height))
    }
  }

  /// Puts the question right above the faces, both in the middle of the area or as low as hands reach.
  ///
  /// - Returns: what is left for faces of that height.
  private func asked(_ question: String, above faces: Double, in area: Rectangle, on sheet: inout Sheet) -> Rectangle {
    let isReachedFor = sheet.frame.mode.wheelchair
    let text = sheet.frame.line(.title) * 2
    let height = min(area.height, text + faces + PageFrame.gap * 2)
    var low = area
    let block = isReachedFor ? low.takeBottom(height) : area.centred(width: area.width, height: height)
    let parts = sheet.frame.split(
      block, text: text / block.height, least: 32, gap: isReachedFor ? nil : PageFrame.gap * 2)
    sheet.text(
      question, in: parts.text, size: .title, weight: .bold, alignment: .centre,
      vertical: isReachedFor ? .bottom : .middle, lines: 2)
    return parts.controls
  }
}

/// What should be improved; may be skipped, and goes by itself.
struct RatingReasonPage: ScenePage {
  let score: Int
  let canCorrect: Bool

  let name = PageName.ratingReason
  let hasBack = false

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(words[.whatToImprove], surroundings, symbol: .face(score))
    let area = sheet.frame.reachable(sheet.frame.body)
    let grid = TileGrid(area, leastWidth: 32, mostColumns: sheet.frame.isCompact ? 4 : 2)
    let places = grid.tiles(8, fewest: sheet.frame.isCompact ? 4 : 2, fromBottom: sheet.frame.mode.wheelchair)
    let size: TextSize = sheet.frame.isCompact ? .body : .button
    for (reason, place) in zip(RatingReason.allCases, places) {
      sheet.button(.reason(reason), Button(title: words[reason.phrase], size: size), in: place)
    }
    guard places.count == 8 else { return }
    sheet.button(.skip, Button(title: words[.skip], symbol: .next, size: size), in: places[7])
    // It stays empty when the time for it is over: nothing else moves under a finger.
    if canCorrect { sheet.button(.correct, Button(title: words[.correct], symbol: .back, size: size), in: places[6]) }
  }
}

/// Thanks, with the face that was counted.
struct RatingThanksPage: ScenePage {
  let score: Int
  let canCorrect: Bool

  let name = PageName.ratingThanks
  let hasBack = false

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(words[surroundings.office], surroundings)
    let (texts, controls) = sheet.frame.split(sheet.frame.body, text: 0.74)
    var text = texts
    let lines = [words[.satisfied(score)], words[.thanks], words[.recorded]]
    for line in lines.reversed() {
      let isCaption = line == lines[0]
      let size: TextSize = sheet.frame.isCompact ? .body : isCaption ? .title : .heading
      let place = text.takeBottom(sheet.frame.line(size), gap: sheet.frame.textGap / 2)
      sheet.text(line, in: place, size: size, weight: isCaption ? .bold : .regular, alignment: .centre)
    }
    sheet.symbol(.face(score), in: text.square, ink: .face(score))
    guard canCorrect else { return }
    let place = controls.centred(width: 80, height: min(30, controls.height))
    sheet.button(.correct, Button(title: words[.correct], symbol: .back), in: place)
  }
}

extension RatingReason {
  fileprivate var phrase: Phrase {
    switch self {
    case .speed: .reasonSpeed
    case .officer: .reasonOfficer
    case .information: .reasonInformation
    case .place: .reasonPlace
    case .fairness: .reasonFairness
    case .steps: .reasonSteps
    }
  }
}
