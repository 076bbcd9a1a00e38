internal import Events
internal import Queueing
internal import Settings
internal import VisitorJourney

/// What the loop does for the visitor's screen; nothing where there is none.
extension LoopTurn {
  /// What a turn begins and ends with: what time has done to the page, and to the office.
  mutating func attendScreen() {
    guard screen != nil else { return }
    tellOffice()
    askScreen { $0.wake(at: $1) }
    showScreen()
  }

  /// Shows what has changed, before anything more is pressed: what is drawn is what is hit.
  mutating func showScreen() {
    if let scene = screen?.show() { presses.show(scene, at: parts.clock.microseconds) }
  }

  /// Milliseconds until the page or the minute on it changes by itself; `nil` without a screen.
  func screenPause(_ now: ClockReading) -> Int64? {
    guard let screen else { return nil }
    let minute = Self.minute - now.at % Self.minute
    let page = screen.deadline.map { max(0, ($0 - parts.clock.microseconds + 999) / 1000) }
    return min(minute, page ?? minute)
  }

  /// Tells the screen something at this moment, and carries out what it asks.
  mutating func askScreen(_ tell: (inout ScreenDesk, _ now: Int64) -> [ScreenDesk.Order]) {
    let now = parts.clock.microseconds
    // Taken out meanwhile, so that the value is changed where it is and never copied.
    guard var desk = screen.take() else { return }
    let orders = tell(&desk, now)
    screen = desk
    carryOut(orders)
  }

  private mutating func carryOut(_ orders: [ScreenDesk.Order]) {
    for order in orders where !isStopping {
      switch order {
      case .request(let request): decide(request)
      case .command(let command, let source):
        let reply = nextReply()
        pressed[reply] = source
        screenAsks.insert(reply)
        decide(.command(command, id: nil), reply: reply)
      case .staff(let order): carryOut(order)
      case .late(let seq):
        if let ticket = machine.state.queue.intentions[seq]?.reference { decide(.visitorWaited(ticket)) }
      }
    }
  }

  /// A durable event: the visitor may see it now.
  ///
  /// - Parameter ahead: those who wait before the ticket; `nil` where serving is not measured.
  mutating func tellScreen(_ event: DraftEvent, ahead: Int?, excluded: Set<Int64>) {
    guard screen != nil, let input = journeyInput(event, ahead: ahead, excluded: excluded) else { return }
    askScreen { $0.tell(input, at: $1) }
  }

  /// The spooler has ended the job: whoever waits has the paper, or never will.
  mutating func tellScreen(_ report: PaperReport) {
    guard case .ended(let reference) = report else { return }
    askScreen { $0.tell(.paper(seq: reference.seq, .out), at: $1) }
  }

  private static let minute: Int64 = 60_000

  private mutating func tellOffice() {
    let reading = parts.clock.read()
    let minute = reading.at / Self.minute
    guard minute != toldMinute || machine.position != toldPosition || machine.journalFault != nil else { return }
    toldMinute = minute
    toldPosition = machine.position
    let office = parts.rules.officeState(
      at: reading, in: machine.state, isWriting: machine.journalFault == nil)
    askScreen { $0.tell(office, at: $1) }
  }

  private mutating func journeyInput(_ event: DraftEvent, ahead: Int?, excluded: Set<Int64>) -> JourneyInput? {
    switch event.fact {
    case .ticketIssued(let issued):
      let isOwn = screen?.isAwaited(event.seq) == true
      // Whoever is given a number by staff does not stand before the screen.
      guard isOwn || parts.settings.inputs.contains(where: { $0.name == issued.source.device }) else { return nil }
      let given = numberGiven(issued, seq: event.seq, ahead: ahead)
      guard isOwn else { return .givenByKey(given) }
      screen?.remember(TicketReference(seq: event.seq, ticket: issued.ticket, visit: issued.visit))
      return .issued(given)
    case .ratingGiven(let given):
      let isOwn = screen?.isAwaited(event.seq) == true
      let isShown = parts.settings.screen?.purpose != .tickets && !excluded.contains(event.seq)
      return isOwn || isShown ? .rated(seq: event.seq, score: given.rating.score) : nil
    default: return event.fact.paperNews.map { .paper(seq: $0.seq, $0.news) }
    }
  }

  private func numberGiven(_ issued: TicketIssued, seq: Int64, ahead: Int?) -> NumberGiven {
    let id = EventID(journal: parts.rules.journal, seq: seq)
    return NumberGiven(
      seq: seq, number: issued.ticket, service: issued.visit.service, onPaper: issued.paper != nil, ahead: ahead,
      address: parts.tickets.address(of: id))
  }
}

extension Fact {
  /// What became of a ticket's paper, for whoever waits for it.
  fileprivate var paperNews: (seq: Int64, news: PaperNews)? {
    switch self {
    case .ticketPrinted(let printed): (printed.reference.seq, .out)
    // A way out that is no spooler has ended the job with its hand-over.
    case .ticketHandedOver(let handed) where handed.jobUUID.isEmpty: (handed.reference.seq, .out)
    case .ticketPrintFailed(let failed): (failed.reference.seq, .failed)
    case .ticketUnconfirmed(let unconfirmed): (unconfirmed.reference.seq, .failed)
    case .ticketShownOnScreen(let shown) where shown.reason == "late": (shown.reference.seq, .late)
    default: nil
    }
  }
}
