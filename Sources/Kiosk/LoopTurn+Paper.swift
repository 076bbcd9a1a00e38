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
    let ahead = ahead(of: events)
    for event in events {
      switch event.fact {
      case .ticketIssued(let issued):
        guard let paper = issued.paper else { continue }
        parts.printers[paper.printer]?.print(order(issued, paper, event, ahead: ahead[event.seq]))
      case .guideRequested(let guide): printGuide(guide)
      case .ticketReprinted(let reprinted): parts.printers[reprinted.paper.printer]?.print(order(reprinted))
      default: break
      }
    }
    let uptime = parts.clock.read().uptime
    let excluded = Set(events.compactMap { if case .ratingExcluded(let rating) = $0.fact { rating.seq } else { nil } })
    for event in events {
      // The screen asks about the roll by the office's state.
      if case .rollChanged(let changed) = event.fact, !paper.isAsking(about: changed.printer) {
        parts.printers[changed.printer]?.printReadyLine()
      }
      paper.hear(event, at: uptime)
      tellScreen(event, ahead: ahead[event.seq], excluded: excluded)
    }
    parts.committed()
  }

  /// Those who wait before each ticket of a batch, by its position; empty where serving is not measured.
  private func ahead(of events: [DraftEvent]) -> [Int64: Int] {
    guard parts.rules.isServingMeasured else { return [:] }
    var later: [String: Int] = [:]
    var ahead: [Int64: Int] = [:]
    for event in events.reversed() {
      guard case .ticketIssued(let issued) = event.fact else { continue }
      let service = issued.visit.service
      ahead[event.seq] = max(0, (machine.state.queue.waiting[service] ?? 0) - 1 - later[service, default: 0])
      later[service, default: 0] += 1
    }
    return ahead
  }

  private func order(
    _ issued: TicketIssued, _ paper: PaperIntention, _ event: DraftEvent, ahead: Int?
  ) -> PrintOrder {
    let id = EventID(journal: parts.rules.journal, seq: event.seq)
    return PrintOrder(
      reference: TicketReference(seq: event.seq, ticket: issued.ticket, visit: issued.visit), job: paper.job,
      content: parts.tickets.content(
        of: issued.ticket, id: id, visit: issued.visit, at: event.stamp, ahead: ahead))
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
