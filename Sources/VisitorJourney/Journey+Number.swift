internal import Events

extension Journey {
  /// The number is durable: now it may be seen.
  mutating func issued(_ given: NumberGiven, at time: Int64) {
    guard case .issuing = stage else { return remember(given) }
    show(given, at: time)
  }

  /// Who presses a pad's key looks at the screen too; a visitor in the middle of something there is not disturbed.
  mutating func givenByKey(_ given: NumberGiven, at time: Int64) {
    switch stage {
    case .number, .roll: endVisit()
    case .numberWithoutPaper(let earlier, _): leave(earlier, at: time)
    case _ where isFree: break
    default:
      remember(given)
      if !given.onPaper { strip(given, at: time) }
      return
    }
    show(given, asksType: false, at: time)
  }

  private mutating func show(_ given: NumberGiven, asksType: Bool = true, at time: Int64) {
    if given.onPaper {
      let asks = asksType && offer.asking == .whilePrinting && !offer.visitorTypes.isEmpty
      enter(.number(given, paperIsOut: false, typeIsAsked: asks), until: nil)
      remember(given)
    } else {
      showInPlaceOfPaper(given, PaperTrouble(office.paper), at: time)
    }
  }

  mutating func refused(_ refusal: Refusal, at time: Int64) {
    switch stage {
    case .issuing: enter(.refused(Stage.Refused(refusal, in: office)), until: time + Patience.message)
    case .counting: enter(.refused(.unavailable), until: time + Patience.thanks)
    default: break
    }
  }

  mutating func paper(_ seq: Int64, _ news: PaperNews, at time: Int64) {
    if news == .late { return late(seq, at: time) }
    let given = underway.first { $0.seq == seq }
    underway.removeAll { $0.seq == seq }
    switch (stage, news) {
    case (.number(let shown, false, let asked), .out) where shown.seq == seq:
      stage = .number(shown, paperIsOut: true, typeIsAsked: asked)
      due = time + Patience.afterPaper
    case (.number(let shown, _, _), .failed) where shown.seq == seq:
      showInPlaceOfPaper(shown, office.paper == .out ? .out : .fault, at: time)
    case (.numberWithoutPaper(let shown, .late), .out) where shown.seq == seq:
      enter(.number(shown, paperIsOut: true, typeIsAsked: false), until: time + Patience.afterPaper)
    case (_, .failed):
      // The visitor may still be there, though the screen shows another page.
      if let given, !isShown(seq) { strip(given, at: time) }
    case (_, .out): if strip?.number == given?.number { strip = nil }
    case (_, .late): break
    }
  }

  /// The paper may still come, so the ticket is not forgotten.
  private mutating func late(_ seq: Int64, at time: Int64) {
    if case .number(let shown, let paperIsOut, _) = stage, shown.seq == seq {
      if !paperIsOut { showInPlaceOfPaper(shown, .late, at: time) }
    } else if let given = underway.first(where: { $0.seq == seq }), !isShown(seq) {
      strip(given, at: time)
    }
  }

  mutating func showInPlaceOfPaper(_ given: NumberGiven, _ trouble: PaperTrouble, at time: Int64) {
    enter(.numberWithoutPaper(given, trouble), until: time + Patience.withoutPaper)
  }

  /// The visitor has the number, whatever becomes of the paper.
  mutating func noted(_ given: NumberGiven) {
    underway.removeAll { $0.seq == given.seq }
    endVisit()
  }

  /// A number without paper goes from the page to the strip above the home screen.
  mutating func leave(_ given: NumberGiven, at time: Int64) {
    strip(given, at: time)
    endVisit()
  }

  private mutating func strip(_ given: NumberGiven, at time: Int64) {
    strip = Strip(number: given.number, until: time + Patience.strip)
  }

  private func isShown(_ seq: Int64) -> Bool {
    if case .numberWithoutPaper(let given, _) = stage { given.seq == seq } else { false }
  }

  /// Bounded: a printer that never answers must not fill the memory.
  private mutating func remember(_ given: NumberGiven) {
    guard given.onPaper else { return }
    underway = underway.suffix(7) + [given]
  }
}

extension PaperTrouble {
  fileprivate init(_ paper: PaperState) {
    switch paper {
    case .out: self = .out
    case .absent: self = .noPrinter
    case .ready, .fault: self = .fault
    }
  }
}

extension Stage.Refused {
  fileprivate init(_ refusal: Refusal, in office: OfficeState) {
    switch refusal.code {
    case .notYetOpen, .noMoreTickets, .holiday, .serviceClosedToday:
      let state = refusal.code.state(in: office)
      self = .closed(state)
    case .issuingPaused: self = .closed(.suspended(otherWays: nil))
    case .pressedAgain, .busy: self = .pressAgain
    default: self = .unavailable
    }
  }
}

extension Refusal.Code {
  /// The closure with its hours or its holiday, which the office's state has and a bare code has not.
  fileprivate func state(in office: OfficeState) -> ServiceState {
    switch self {
    case .notYetOpen:
      office.services.values.first { if case .notYetOpen = $0 { true } else { false } } ?? .closedToday
    case .holiday: office.services.values.first { if case .holiday = $0 { true } else { false } } ?? .holiday(nil)
    case .noMoreTickets: .noMoreTickets
    default: .closedToday
    }
  }
}
