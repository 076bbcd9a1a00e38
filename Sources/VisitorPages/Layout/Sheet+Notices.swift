internal import Events
internal import VisitorJourney

/// Something that visitors should know before they press.
struct Notice: Hashable, Sendable {
  var text: String
  var symbol: Symbol
}

extension Sheet {
  /// Puts notices at the top of an area and a footer at its end, and leaves the rest.
  ///
  /// Where the panel is low, the last notice, which matters most, takes the footer's place. In wheelchair mode the
  /// footer stands above as well: what is within reach is for controls.
  mutating func notices(_ notices: [Notice], footer: [String], in area: inout Rectangle) {
    if frame.isCompact {
      let row = area.takeBottom(6, gap: frame.textGap)
      guard let last = notices.last else { return lines(footer.prefix(1), in: row) }
      return notice(last.text, symbol: last.symbol, in: row)
    }
    for notice in notices {
      let place = area.takeTop(frame.line(.body) + 2, gap: 2)
      self.notice(notice.text, symbol: notice.symbol, in: place)
    }
    let height = frame.line(.body) * 1.75
    lines(footer[...], in: frame.mode.wheelchair ? area.takeTop(height, gap: 2) : area.takeBottom(height, gap: 2))
  }

  private mutating func lines(_ texts: ArraySlice<String>, in rectangle: Rectangle) {
    for (index, place) in zip(texts.indices, rectangle.rows(max(1, texts.count), gap: 0.5)) {
      let isFirst = index == texts.startIndex
      text(
        texts[index], in: place, size: isFirst ? .body : .small, ink: isFirst ? .ink : .mutedInk, alignment: .centre,
        lines: texts.count == 1 ? 2 : 1)
    }
  }
}

extension VisitorOffer {
  /// - Parameter strip: the number of a visitor who got no paper.
  func notices(_ office: OfficeState, strip: TicketNumber?, _ words: Wording) -> [Notice] {
    var notices = office.notices.map { Notice(text: words[$0], symbol: .info) }
    if office.paper != .ready, purpose != .rating {
      notices.append(Notice(text: words[.paperNotAvailable], symbol: .paperOut))
    }
    if drill { notices.append(Notice(text: words[.drill], symbol: .staff)) }
    if let strip {
      let text = words(.numberWithoutPaper, ["number": strip.description])
      notices.append(Notice(text: text, symbol: .paperOut))
    }
    return notices
  }
}

extension Wording {
  private func cause(_ code: Refusal.Code) -> String { self[code.words.cause] }

  /// Why a service gives no number; `nil` for one that does.
  func closure(_ state: ServiceState) -> String? {
    switch state {
    case .open: nil
    case .notYetOpen(let minute): self(.notYetOpen, ["time": time(minute)])
    case .noMoreTickets: cause(.noMoreTickets)
    case .holiday(let name): name.map { "\(cause(.holiday)): \(self[$0])" } ?? cause(.holiday)
    case .closedToday: cause(.serviceClosedToday)
    case .quotaReached: self[.queueFull]
    case .suspended: self[.suspended]
    }
  }
}
