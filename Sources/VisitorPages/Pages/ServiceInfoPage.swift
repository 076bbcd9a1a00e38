internal import Events
internal import VisitorJourney

/// What is behind a service's ⓘ: what to bring, where to go, what it costs, how it goes.
struct ServiceInfoPage: ScenePage {
  /// Of this guide, on paper.
  enum Printing: Hashable, Sendable {
    case impossible, offered, underway
  }

  let service: ServiceOffer
  let isOpen: Bool
  /// Counts on; the part that is shown is the remainder.
  let part: Int
  let printing: Printing

  let name = PageName.serviceInfo

  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings) {
    sheet.header(sheet.words[service.name], surroundings, symbol: .info)
    var area = sheet.frame.body
    let controls = controls(in: &area, sheet.frame)
    if let address = service.guide.onlineAddress { online(address, in: &area, on: &sheet) }
    let parts = Language.allCases.map { GuideText(service.guide, Wording($0), frame: sheet.frame).parts(in: area) }
    // The longer language says how many parts there are: a change of language moves no button.
    let count = parts.map(\.count).max() ?? 0
    let own = GuideText(service.guide, sheet.words, frame: sheet.frame).parts(in: area)
    let shown = own.isEmpty ? [] : own[min(part % count, own.count - 1)]
    for line in shown {
      sheet.text(
        line.text, in: line.rectangle, size: .body, weight: line.isHeading ? .bold : .regular, lines: line.lines)
    }
    buttons(in: controls, page: part % max(1, count), of: count, on: &sheet)
  }

  /// A row below the text; a column beside it where the panel is low, so that the text has its height.
  private func controls(in area: inout Rectangle, _ frame: PageFrame) -> Rectangle {
    if frame.isCompact, printing == .impossible { return area.takeTrailing(36, gap: PageFrame.gap) }
    return area.takeBottom(min(24, max(PageFrame.target, area.height * 0.15)), gap: PageFrame.gap)
  }

  private func online(_ address: String, in area: inout Rectangle, on sheet: inout Sheet) {
    var side = area.takeTrailing(min(90, area.width * 0.32), gap: PageFrame.gap)
    let lines = sheet.frame.line(.small) * 3
    side = side.centred(width: side.width, height: side.width + 1 + lines)
    let caption = side.takeBottom(lines, gap: 1)
    sheet.put(.qr(address, side.square))
    sheet.text(sheet.words[.scanForOnline], in: caption, size: .small, alignment: .centre, vertical: .top, lines: 3)
  }

  private func buttons(in controls: Rectangle, page: Int, of pages: Int, on sheet: inout Sheet) {
    var buttons: [(Target, Button)] = []
    let words = sheet.words
    if pages > 1 {
      let values: KeyValuePairs = ["page": String(page + 1), "pages": String(pages)]
      buttons.append((.more, Button(title: words(.moreServices, values), symbol: .next)))
    }
    switch printing {
    case .impossible: break
    case .offered: buttons.append((.printGuide, Button(title: words[.printThis], symbol: .print)))
    case .underway:
      let button = Button(title: words[.printingThis], symbol: .print, style: .closed, isEnabled: false)
      buttons.append((.printGuide, button))
    }
    if isOpen, service.guide.onlineAddress == nil {
      buttons.append((.takeNumber, Button(title: words[.takeNumber], style: .main)))
    }
    let count = max(1, buttons.count)
    let places =
      controls.height > controls.width
      ? controls.rows(count, gap: PageFrame.gap) : controls.columns(count, gap: PageFrame.gap)
    for ((target, button), place) in zip(buttons, places) { sheet.button(target, button, in: place) }
  }
}
