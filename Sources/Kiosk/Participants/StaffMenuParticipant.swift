internal import Events
internal import Ports
internal import Queueing
internal import Settings
internal import Presses
internal import VisitorJourney

/// The staff menu asked.
struct StaffAsk: Cause {
  var task: StaffTask
  /// What staff read when it was done.
  var text: Bilingual?
  /// What came of the part of the task that was done before.
  var before: StaffOutcome?

  func outcome(of result: Result<KioskReply, Refusal>) -> StaffOutcome {
    before?.joined(with: result) ?? StaffOutcome(result, done: text)
  }
}

/// Staff before the visitor's screen: the corner that they hold, their PIN, and the tasks of their menu.
///
/// Nothing here waits: what takes long is asked of other threads, and its outcome comes back as an input.
struct StaffMenuParticipant: Participant {
  enum Effect: Sendable {
    /// Its outcome is `.centre`.
    case askCentre
    case printSheet(SheetJob, for: StaffTask, on: String)
    /// - Parameter instant: milliseconds since 1970 UTC. The outcome is `.clockSet`, with the date that staff said.
    case setClock(to: Int64, ServiceDate)
    case powerOff
    case copyTables(of: ServiceDate)
  }

  enum Outcome: Sendable {
    case centre(CentreState?)
    case ended(StaffTask, StaffOutcome)
    /// The machine's clock was set, or not: now the date is to be settled.
    case clockSet(ServiceDate, StaffOutcome)
  }

  private let rules: KioskRules
  private let settings: KioskSettings
  private let pin: StaffPIN
  /// In the order of use.
  private let printers: [String]
  /// The configured name of the touchscreen.
  private let screen: String
  private var corner: CornerHold
  /// The last ticket as staff read it in their menu: another one may be given while they think about it.
  private var reported: LastTicket?
  /// The task that the screen waits for: what another one comes to, long after, is for the journal alone.
  private var awaited: StaffTask?

  /// - Returns: `nil` where nobody can become staff: there is no screen to enter a PIN on.
  init?(_ settings: KioskSettings, rules: KioskRules, pin: StaffPIN, printers: [String]) {
    guard let screen = settings.touchscreen, let offer = VisitorOffer(settings) else { return nil }
    self.rules = rules
    self.settings = settings
    self.pin = pin
    self.printers = printers
    self.screen = screen
    corner = CornerHold(screen: screen, panel: offer.panel)
  }

  var deadline: Int64? { corner.deadline }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .signal(let signal): corner.take(signal, at: moment.time)
    case .signalsLost(let counts): corner.lose(counts.keys)
    case .time: return corner.wake(at: moment.time) ? [.notice(.visitor(.cornerHeld))] : []
    case .notice(.staff(let request)): return receive(request, at: moment)
    case .answer(let answer):
      guard let ask = answer.cause as? StaffAsk else { return [] }
      return end(ask.task, ask.outcome(of: answer.result))
    case .outcome(let outcome):
      guard let outcome = outcome as? Outcome else { return [] }
      return receive(outcome, at: moment)
    case .notice, .started, .printer, .call, .durable, .settled: break
    }
    return []
  }

  private mutating func receive(_ request: StaffRequest, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch request {
    case .checkPIN(let digits):
      let isRight = pin.matches(digits)
      let admitted: [LoopOutput<Effect>] =
        isRight ? [.request(.fact(.staff(.admitted(StaffAdmitted(device: screen)))))] : []
      return admitted + [answer(.pin(isRight))]
    case .lockedOut(let tries):
      return [.request(.fact(.staff(.lockedOut(StaffLockedOut(device: screen, tries: tries)))))]
    case .report: return [.effect(.askCentre)]
    case .command(let command):
      awaited = command.task
      return begin(command, at: moment)
    }
  }

  private mutating func receive(_ outcome: Outcome, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch outcome {
    case .centre(let centre): return [answer(.report(report(centre, at: moment)))]
    case .ended(let task, let outcome): return end(task, outcome)
    // The rules take staff's word where the clock is doubtful, which a clock that was just set by more than a little is;
    // and also where the machine would not let the kiosk set it.
    case .clockSet(let date, let outcome): return [ask(.confirmDate(date), StaffAsk(task: .setDate, before: outcome))]
    }
  }

  private func answer(_ answer: StaffAnswer) -> LoopOutput<Effect> { .notice(.visitor(.staff(answer))) }

  private func ask(_ command: KioskCommand, _ ask: StaffAsk) -> LoopOutput<Effect> {
    .request(.command(command, id: nil), because: ask)
  }

  /// The task is over: the journal says so, and the screen.
  private mutating func end(_ task: StaffTask, _ outcome: StaffOutcome) -> [LoopOutput<Effect>] {
    var acted = StaffActed(device: screen, task: task.rawValue)
    let shown: StaffAnswer
    switch outcome {
    case .done(let text): shown = .done(text)
    case .failed(let reason, let text):
      acted.failure = reason
      shown = .failed(text)
    }
    guard awaited == task else { return [.request(.fact(.staff(.acted(acted))))] }
    awaited = nil
    return [.request(.fact(.staff(.acted(acted)))), answer(shown)]
  }

  private mutating func report(_ centre: CentreState?, at moment: LoopMoment) -> StaffReport {
    let queue = moment.state.queue
    reported = queue.lastTicket.flatMap { queue.voided.contains($0.reference.seq) ? nil : $0 }
    let office = rules.officeState(at: moment.reading, in: moment.state, isWriting: moment.fault == nil)
    return StaffReport(
      paper: office.paper, centreIsReached: centre?.isReached, unsent: centre.map(\.unsent) ?? 0, clock: office.clock,
      lastNumber: reported?.reference.ticket, issuingIsPaused: queue.isIssuingPaused)
  }
}

// MARK: - Tasks

extension StaffMenuParticipant {
  private mutating func begin(_ command: StaffCommand, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch command {
    case .newRoll: return newRoll()
    case .pauseIssuing(let isPaused):
      // As whose doing commands of staff count.
      let source = CommandSource(device: screen, control: "staff")
      return [ask(.pauseIssuing(isPaused, source), StaffAsk(task: .pauseIssuing))]
    case .reprintLast: return reprint(moment.state)
    case .voidLast: return void(moment.state)
    case .testTicket: return printTest(at: moment)
    case .dailySummary: return printSummary(at: moment)
    case .setClock(let clock): return setClock(clock, at: moment)
    case .shutDown: return [.effect(.powerOff)]
    case .copyToUSB:
      let today = settings.site.time.date(at: moment.reading.at)
      return [.effect(.copyTables(of: moment.state.day?.date ?? today))]
    }
  }

  /// A roll that is put in without the printer's saying so: its life begins anew, and the ready line comes out.
  private mutating func newRoll() -> [LoopOutput<Effect>] {
    guard let printer = printers.first else { return end(.newRoll, .noPrinter) }
    return [.request(.fact(.printer(.rollChanged(RollChanged(printer: printer)))))] + end(.newRoll, .done(nil))
  }

  private mutating func reprint(_ state: KioskState) -> [LoopOutput<Effect>] {
    guard let last = state.queue.lastTicket, let target = TicketTarget(last, in: state) else {
      return end(.reprintLast, .noTicket)
    }
    let done = Bilingual(thai: "\(last.reference.ticket)")
    return [ask(.reprint(ReprintRequest(target)), StaffAsk(task: .reprintLast, text: done))]
  }

  private mutating func void(_ state: KioskState) -> [LoopOutput<Effect>] {
    guard let last = reported, let target = TicketTarget(last, in: state) else {
      return end(.voidLast, state.queue.lastTicket == nil ? .noTicket : .isVoid)
    }
    // Who takes the last ticket back before the kiosk does so because it came out by mistake.
    let done = Bilingual(thai: "\(last.reference.ticket)")
    return [ask(.void(VoidRequest(target, reason: .misprint)), StaffAsk(task: .voidLast, text: done))]
  }

  private mutating func printTest(at moment: LoopMoment) -> [LoopOutput<Effect>] {
    guard let printer = printers.first else { return end(.testTicket, .noPrinter) }
    let now = rules.believedClock(at: moment.reading, in: moment.state)
    let sheet = TestSheet(kiosk: settings.kiosk.code, date: now?.date, minuteOfDay: now?.minute, answers: [])
    return [.effect(.printSheet(.test(sheet), for: .testTicket, on: printer))]
  }

  private mutating func printSummary(at moment: LoopMoment) -> [LoopOutput<Effect>] {
    guard let printer = moment.state.queue.firstInService(of: printers) ?? printers.first else {
      return end(.dailySummary, .noPrinter)
    }
    guard let day = moment.state.day else { return end(.dailySummary, .noTicket) }
    let minute = rules.believedClock(at: moment.reading, in: moment.state)?.minute
    let summary = DaySummary(settings, moment.state, on: day.date, minuteOfDay: minute)
    return [.effect(.printSheet(.summary(summary), for: .dailySummary, on: printer))]
  }

  private mutating func setClock(_ clock: OfficeClock, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    guard !moment.reading.synchronised else { return end(.setDate, .isSynchronised) }
    let instant = settings.site.time.start(of: clock.date) + Int64(clock.minute) * 60_000
    guard instant >= rules.day.buildDate else { return end(.setDate, .isPast) }
    return [.effect(.setClock(to: instant, clock.date))]
  }
}

extension TicketTarget {
  /// The ticket that was given last, of which the state knows all; `nil` before the first service day.
  fileprivate init?(_ last: LastTicket, in state: KioskState) {
    guard let day = state.day else { return nil }
    let reference = last.reference
    let ticket = FoundTicket(
      reference: reference, issued: last.stamp, copies: state.queue.copies(of: reference),
      isVoided: state.queue.voided.contains(reference.seq))
    self = .found(
      FoundTickets(
        label: reference.ticket.description, date: reference.visit.date, day: day.id, tickets: [ticket]))
  }
}
