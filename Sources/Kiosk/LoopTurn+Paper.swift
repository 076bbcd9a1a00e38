internal import Events
internal import Queueing
internal import Settings

/// What durable events mean for printers and for those who wait for paper.
extension LoopTurn {
  /// Asks the printers what became of the jobs of an earlier run.
  mutating func settlePaper() {
    let now = parts.clock.read()
    let stamp = parts.rules.stamp(now, in: machine.state)
    let open = Dictionary(grouping: parts.state.queue.intentions.values, by: \.printer)
    for (name, intentions) in open {
      guard let printer = parts.printers[name] else {
        // It is not configured any more: nobody can be asked.
        for intention in intentions { decide(.paper(.lost(LostPaper(intention, reason: "printer_not_configured")))) }
        continue
      }
      let sorted = intentions.sorted { ($0.reference.seq, $0.copy ?? 0) < ($1.reference.seq, $1.copy ?? 0) }
      printer.settle(sorted, ages: sorted.map { $0.issued.map { stamp.elapsed(since: $0) } ?? .max })
    }
    for name in parts.printers.keys {
      let roll = parts.state.queue.roll(in: name)
      if roll.isAsked || roll.isWrongWayRound { paper.resumeRoll(in: name, at: now.uptime) }
    }
  }

  mutating func publish(_ events: [DraftEvent]) {
    var later: [String: Int] = [:]
    var orders: [(String, PrintOrder)] = []
    for event in events.reversed() {
      switch event.fact {
      case .ticketIssued(let issued):
        let service = issued.visit.service
        if let paper = issued.paper {
          let ahead = (machine.state.queue.waiting[service] ?? 0) - 1 - later[service, default: 0]
          orders.append((paper.printer, order(issued, paper, event, ahead: max(0, ahead))))
        }
        later[service, default: 0] += 1
      case .ticketReprinted(let reprinted): orders.append((reprinted.paper.printer, order(reprinted)))
      default: break
      }
    }
    for (printer, order) in orders.reversed() { parts.printers[printer]?.print(order) }
    let uptime = parts.clock.read().uptime
    for event in events {
      paper.hear(event, at: uptime)
      announce(event.fact)
    }
    parts.committed()
  }

  private func announce(_ fact: Fact) {
    switch fact {
    case .ticketShownOnScreen(let shown): parts.announcer?.show(shown.reference, because: shown.reason)
    case .rollChanged(let changed):
      parts.printers[changed.printer]?.printReadyLine()
      parts.announcer?.askAboutRoll(in: changed.printer)
    case .rollChecked(let checked): parts.announcer?.rollAnswered(in: checked.printer, checked.sight)
    default: break
    }
  }

  private func order(
    _ issued: TicketIssued, _ paper: PaperIntention, _ event: DraftEvent, ahead: Int
  ) -> PrintOrder {
    let id = EventID(journal: parts.rules.journal, seq: event.seq)
    let measured = parts.settings.serving == .counters ? ahead : nil
    return PrintOrder(
      reference: TicketReference(seq: event.seq, ticket: issued.ticket, visit: issued.visit), job: paper.job,
      content: parts.tickets.content(
        of: issued.ticket, id: id, visit: issued.visit, at: event.stamp, ahead: measured))
  }

  /// The ticket as it was, but for the number of those who wait, and marked as a copy.
  private func order(_ reprinted: TicketReprinted) -> PrintOrder {
    let reference = reprinted.reference
    let clock = reprinted.issuedAt == nil ? ClockTrust.doubtful : .plausible
    var content = parts.tickets.content(
      of: reference.ticket, id: EventID(journal: parts.rules.journal, seq: reference.seq), visit: reference.visit,
      at: Stamp(at: reprinted.issuedAt ?? 0, boot: "", uptime: 0, clock: clock), ahead: nil)
    content.copy = reprinted.copy
    return PrintOrder(reference: reference, job: reprinted.paper.job, content: content)
  }
}

extension LostPaper {
  fileprivate init(_ intention: OpenIntention, reason: String) {
    self.init(reference: intention.reference, copy: intention.copy, printer: intention.printer, reason: reason)
  }
}
