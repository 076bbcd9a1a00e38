internal import Events
internal import Ports
internal import Queueing
internal import Settings
internal import VisitorJourney
internal import VisitorPages

/// Paper: what durable events mean for the printers, and for those who wait for paper.
///
/// | what happens | visitor's limit | roll's limit | printer |
/// | --- | --- | --- | --- |
/// | ticket issued with paper, or its copy ordered | begins, not for a copy | | prints it |
/// | printed, failed, unconfirmed, on the screen, job ended | ends | | |
/// | roll changed | | begins anew | prints its ready line, once a question |
/// | no print seen | | begins anew | |
/// | print seen, or no answer | | ends | |
///
/// The visitor's limit, from the press until the screen shows the number in place of paper, is kept here and nowhere
/// else: when it is over, the screen knows at once, and the journal is asked to write it.
/// After a restart nobody waits any more whose press the kiosk does not remember; the settling of open intentions takes
/// care of their tickets.
struct PaperParticipant: Participant {
  enum Effect: Sendable {
    case print(PrintOrder, on: String)
    case printSheet(SheetJob, on: String)
    case printReadyLine(on: String)
    /// Asks a printer what became of the jobs of an earlier run.
    case settle([OpenIntention], ages: [Int64], on: String)
  }

  /// How long the question about a new roll stands, in microseconds.
  static let rollLimit: Int64 = 60_000_000

  private let printers: [String]
  private let tickets: TicketWriter
  private let journal: JournalID
  /// `nil` without a screen: nobody asks for a guide then.
  private let offer: VisitorOffer?
  /// Microseconds.
  private let visitorLimit: Int64
  /// In the order of the presses, so in the order of their ends.
  private var visitors: [(ticket: TicketReference, due: Int64)] = []
  private var rolls: [String: Int64] = [:]
  /// Printers whose new roll is asked about, and nobody has answered.
  private var asked: Set<String> = []

  /// - Parameters:
  ///   - printers: configured names.
  ///   - visitorLimit: how long a visitor waits for paper before the screen shows the number, in milliseconds.
  init(printers: [String], tickets: TicketWriter, journal: JournalID, offer: VisitorOffer?, visitorLimit: Int64) {
    self.printers = printers
    self.tickets = tickets
    self.journal = journal
    self.offer = offer
    self.visitorLimit = visitorLimit * 1000
  }

  var deadline: Int64? { ([visitors.first?.due].compactMap(\.self) + rolls.values).min() }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .started: return takeUp(moment)
    case .printer(let report): return receive(report)
    case .durable(let batch): return batch.events.flatMap { receive($0.event, ahead: batch.ahead, at: moment) }
    case .time: return endLimits(at: moment.time)
    case .signal, .signalsLost, .call, .answer, .outcome, .notice, .settled: return []
    }
  }

  // MARK: - A start

  /// Asks the printers what became of the jobs of an earlier run, which must not come out now; and goes on asking about
  /// rolls.
  private mutating func takeUp(_ moment: LoopMoment) -> [LoopOutput<Effect>] {
    let queue = moment.state.queue
    for printer in printers {
      let roll = queue.roll(in: printer)
      if roll.isAsked || roll.isWrongWayRound { rolls[printer] = moment.time + Self.rollLimit }
    }
    return Dictionary(grouping: queue.intentions.values, by: \.printer).sorted { $0.key < $1.key }
      .flatMap { printer, intentions -> [LoopOutput<Effect>] in
        let sorted = intentions.sorted { ($0.reference.seq, $0.copy ?? 0) < ($1.reference.seq, $1.copy ?? 0) }
        guard printers.contains(printer) else {
          // It is not configured any more: nobody can be asked.
          return sorted.map { .request(.paper(.lost(LostPaper($0, reason: "printer_not_configured")))) }
        }
        return [.effect(.settle(sorted, ages: sorted.map { queue.age(of: $0, at: moment.reading) }, on: printer))]
      }
  }

  // MARK: - Limits

  private mutating func endLimits(at now: Int64) -> [LoopOutput<Effect>] {
    let waited = visitors.prefix { $0.due <= now }.map(\.ticket)
    visitors.removeFirst(waited.count)
    let unanswered = rolls.filter { $0.value <= now }.keys.sorted()
    for printer in unanswered { rolls[printer] = nil }
    return waited.flatMap { ticket -> [LoopOutput<Effect>] in
      [.notice(.visitor(.paper(seq: ticket.seq, .late))), .request(.visitorWaited(ticket))]
    } + unanswered.map { .request(.rollTimeIsOver(printer: $0)) }
  }

  private mutating func receive(_ report: PaperReport) -> [LoopOutput<Effect>] {
    if case .ended(let reference) = report { endLimit(of: reference.seq) }
    return [.request(.paper(report))]
  }

  private mutating func endLimit(of seq: Int64) {
    if let index = visitors.firstIndex(where: { $0.ticket.seq == seq }) { visitors.remove(at: index) }
  }

  // MARK: - Durable events

  private mutating func receive(
    _ event: DraftEvent, ahead: [Int64: Int], at moment: LoopMoment
  ) -> [LoopOutput<Effect>] {
    if let end = event.fact.paperEnd { endLimit(of: end.seq) }
    switch event.fact {
    case .ticket(.issued(let issued)):
      guard let paper = issued.paper else { return [] }
      let ticket = issued.reference(EventID(journal: journal, seq: event.seq))
      // By the time since boot, as the batch may have waited for the disk.
      let elapsed = max(0, moment.reading.uptime - event.stamp.uptime)
      visitors.append((ticket, moment.time - elapsed * 1000 + visitorLimit))
      return [
        .effect(.print(order(ticket, paper, event, ahead: ahead[event.seq], in: moment.state), on: paper.printer))
      ]
    case .ticket(.reprinted(let reprinted)):
      return [.effect(.print(order(reprinted), on: reprinted.paper.printer))]
    case .visitor(.guideRequested(let guide)):
      guard let sheet = offer?.guideSheet(of: guide) else { return [] }
      return [.effect(.printSheet(.guide(sheet), on: guide.printer))]
    case .printer(.rollChanged(let changed)):
      rolls[changed.printer] = moment.time + Self.rollLimit
      // A cover that opens and closes all the time costs one line.
      guard asked.insert(changed.printer).inserted else { return [] }
      return [.effect(.printReadyLine(on: changed.printer))]
    case .printer(.rollChecked(let checked)):
      asked.remove(checked.printer)
      rolls[checked.printer] = checked.sight == .notSeen ? moment.time + Self.rollLimit : nil
    case .ticket(.handedOver), .ticket(.printed), .ticket(.printFailed), .ticket(.unconfirmed), .ticket(.shownOnScreen),
      .ticket(.voided), .ticket(.visitorTypeGiven), .visitor(.counted), .printer(.stateChanged), .day, .office, .rating,
      .machine, .staff:
      break
    }
    return []
  }

  private func order(
    _ ticket: TicketReference, _ paper: PaperIntention, _ event: DraftEvent, ahead: Int?, in state: KioskState
  ) -> PrintOrder {
    var content = tickets.content(
      of: ticket.ticket, id: EventID(journal: journal, seq: event.seq), visit: ticket.visit, at: event.stamp,
      ahead: ahead)
    content.notices = state.notices(at: content.minuteOfDay)
    return PrintOrder(reference: ticket, job: paper.job, content: content)
  }

  /// The ticket as it was, but for the number of those who wait, and marked as a copy.
  private func order(_ reprinted: TicketReprinted) -> PrintOrder {
    let reference = reprinted.reference
    let clock = reprinted.issuedAt == nil ? ClockTrust.doubtful : .plausible
    var content = tickets.content(
      of: reference.ticket, id: EventID(journal: journal, seq: reference.seq), visit: reference.visit,
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

extension VisitorOffer {
  fileprivate func guideSheet(of guide: GuideRequested) -> GuideSheet? {
    Language(rawValue: guide.language).flatMap { guideSheet(of: guide.service, in: $0) }
  }
}
