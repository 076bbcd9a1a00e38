internal import Events
internal import VisitorJourney

/// No service gives numbers, for one and the same reason.
struct ClosedPage: ScenePage {
  let offer: VisitorOffer
  let office: OfficeState
  let reason: ServiceState
  let strip: TicketNumber?

  let name = PageName.closed
  let hasBack = false

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    let words = sheet.words
    sheet.header(words[offer.office], surroundings)
    var area = sheet.frame.body
    var notices = offer.notices(office, strip: strip, words)
    if !sheet.frame.isCompact || strip == nil { notices.removeAll { $0.symbol == .paperOut && strip == nil } }
    sheet.notices(notices, footer: [offer.telephone.map { words(.callUs, ["telephone": $0]) } ?? ""], in: &area)
    if offer.purpose == .both {
      let (text, controls) = sheet.frame.split(area, text: 0.7)
      area = text
      let place = controls.centred(width: 120, height: min(30, controls.height))
      sheet.button(.rate, Button(title: words[.rateUs], symbol: .face5), in: place)
    }
    tell(in: area, on: &sheet)
  }

  private func tell(in rectangle: Rectangle, on sheet: inout Sheet) {
    var area = rectangle
    let picture = area.takeTop(area.height * 0.32, gap: 1)
    sheet.symbol(.clock, in: picture.square)
    let text = sheet.words.closure(reason) ?? ""
    sheet.text(
      text, in: area.takeTop(area.height * 0.55, gap: 1), size: .heading, weight: .bold, alignment: .centre, lines: 3)
    if case .suspended(let ways?) = reason {
      let other = "\(sheet.words[.otherWays]): \(sheet.words[ways])"
      sheet.text(other, in: area, size: .body, alignment: .centre, vertical: .top, lines: 3)
    }
  }
}

extension VisitorOffer {
  /// The one reason for which no service gives numbers; `nil` when one does, or when the reasons differ.
  func closure(_ office: OfficeState) -> ServiceState? {
    guard let first = services.first.map({ office.state(of: $0.code) }), first != .open,
      services.allSatisfy({ office.state(of: $0.code) == first })
    else { return nil }
    return first
  }
}
