internal import Events
internal import VisitorJourney

/// Date and time with large keys, in the years of the Buddhist era.
struct StaffDatePage: ScenePage {
  let value: OfficeClock

  let name = PageName.staffDate

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(words[.setDate], surroundings, symbol: .staff)
    var area = sheet.frame.reachable(sheet.frame.body)
    let height = min(area.height, 110)
    area = sheet.frame.mode.wheelchair ? area.takeBottom(height) : area.centred(width: area.width, height: height)
    let columns = area.columns(DateField.allCases.count + 1, gap: PageFrame.gap)
    for (field, column) in zip(DateField.allCases, columns) { steppers(field, in: column, on: &sheet) }
    guard let last = columns.last else { return }
    let place = last.centred(width: last.width, height: min(last.height, 40))
    sheet.button(.enter, Button(title: words[.confirm], style: .main), in: place)
  }

  private func steppers(_ field: DateField, in column: Rectangle, on sheet: inout Sheet) {
    var area = column
    let key = max(PageFrame.target, min(35, (area.height - 12) / 2))
    let caption = sheet.words[field.phrase]
    step(.raise(field), "+", caption, spoken: .more, in: area.takeTop(key, gap: 0.5), on: &sheet)
    step(.lower(field), "−", caption, spoken: .less, in: area.takeBottom(key, gap: 0.5), on: &sheet)
    sheet.text(field.text(of: value, sheet.words), in: area, size: .heading, weight: .bold, alignment: .centre)
  }

  private func step(
    _ target: Target, _ sign: String, _ caption: String, spoken: Phrase, in rectangle: Rectangle, on sheet: inout Sheet
  ) {
    sheet.zone(target, in: rectangle, spoken: "\(caption) \(sheet.words[spoken])")
    var area = rectangle.inset(by: 1)
    let below = area.takeBottom(area.height * 0.4, gap: 0.5)
    sheet.text(sign, in: area, size: .title, weight: .bold, alignment: .centre)
    sheet.text(caption, in: below, size: .small, alignment: .centre)
  }
}

extension DateField {
  fileprivate var phrase: Phrase {
    switch self {
    case .day: .day
    case .month: .month
    case .year: .year
    case .hour: .hour
    case .minute: .minute
    }
  }

  fileprivate func text(of value: OfficeClock, _ words: Wording) -> String {
    switch self {
    case .day: String(value.date.day)
    case .month: words.month(value.date.month)
    case .year: String(value.date.buddhistYear)
    case .hour: String(value.minute / 60)
    case .minute: value.minute % 60 < 10 ? "0\(value.minute % 60)" : String(value.minute % 60)
    }
  }
}
