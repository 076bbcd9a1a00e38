internal import Events
internal import Queueing
internal import Settings
internal import Statistics
internal import VisitorJourney

/// What the loop does for staff before the visitor's screen; nothing where there is no PIN.
///
/// Nothing here waits: what takes long is asked of other threads, whose word comes back through the inbox.
extension LoopTurn {
  /// Milliseconds until the corner has been held for long enough; `nil` while nobody holds it.
  var staffPause: Int64? { staff?.deadline.map { max(0, ($0 - parts.clock.microseconds + 999) / 1000) } }

  mutating func attendStaff() {
    let now = parts.clock.microseconds
    if staff?.wake(at: now) == true { tellStaff(.cornerHeld) }
  }

  mutating func carryOut(_ order: StaffDesk.Order) {
    guard let staff else { return }
    switch order {
    case .checkPIN(let digits):
      let isRight = staff.parts.pin.matches(digits)
      if isRight { decide(.fact(.staffAdmitted(StaffAdmitted(device: staff.screen)))) }
      tellStaff(.staff(.pin(isRight)))
    case .lockedOut(let tries):
      decide(.fact(.staffLockedOut(StaffLockedOut(device: staff.screen, tries: tries))))
    case .report: report(to: staff)
    case .command(let command): carryOut(command, staff)
    }
  }

  mutating func hear(_ news: StaffDesk.News) {
    switch news {
    case .ended(let task, let outcome): end(task, outcome)
    case .clockSet(let date, let outcome): settle(date, after: outcome)
    }
  }

  private mutating func tellStaff(_ input: JourneyInput) {
    askScreen { $0.tell(input, at: $1) }
    showScreen()
  }

  /// The task is over: the journal says so, and then the screen.
  private mutating func end(_ task: StaffTask, _ outcome: StaffOutcome) {
    guard let staff else { return }
    var acted = StaffActed(device: staff.screen, task: task.rawValue)
    let answer: StaffAnswer
    switch outcome {
    case .done(let text): answer = .done(text.map { Bilingual($0) })
    case .failed(let reason, let text):
      acted.failure = reason
      answer = .failed(Bilingual(text))
    }
    decide(.fact(.staffActed(acted)))
    guard staff.awaited == task else { return }
    self.staff?.awaited = nil
    tellStaff(.staff(answer))
  }

  private mutating func report(to staff: StaffDesk) {
    let last = machine.state.queue.lastTicket.flatMap { machine.state.queue.isVoid($0) ? nil : $0 }
    self.staff?.reported = last
    let office = parts.rules.officeState(
      at: parts.clock.read(), in: machine.state, isWriting: machine.journalFault == nil)
    let centre = staff.parts.centre()
    tellStaff(
      .staff(
        .report(
          StaffReport(
            paper: office.paper, centreIsReached: centre?.isReached, unsent: centre.map(\.unsent) ?? 0,
            clock: office.clock, lastNumber: last?.reference.ticket,
            issuingIsPaused: machine.state.queue.isIssuingPaused))))
  }

  // MARK: - Tasks

  private mutating func carryOut(_ command: StaffCommand, _ staff: StaffDesk) {
    let task = command.task
    self.staff?.awaited = task
    switch command {
    case .newRoll: newRoll(staff)
    case .pauseIssuing(let isPaused): ask(.pauseIssuing(isPaused, staff.source), for: task)
    case .reprintLast: reprint(machine.state.queue.lastTicket)
    case .voidLast: void(staff.reported)
    case .testTicket: printTest(staff)
    case .dailySummary: printSummary(staff)
    case .setClock(let clock): setClock(clock, staff)
    case .shutDown: staff.parts.machine.powerOff(then: put(task))
    case .copyToUSB:
      staff.parts.tables.copyTables(
        of: machine.state.day?.date ?? office.date(at: parts.clock.read().at), then: put(task))
    }
  }

  /// Where the end of a task is told from any thread.
  private func put(_ task: StaffTask) -> @Sendable (StaffOutcome) -> Void {
    { [inbox] in inbox.put(.staff(.ended(task, $0))) }
  }

  /// Asks the rules; the answer ends the task when it is durable.
  private mutating func ask(_ command: KioskCommand, for task: StaffTask, done text: VisitorText? = nil) {
    decide(command, id: nil) { [inbox] in inbox.put(.staff(.ended(task, StaffOutcome($0, done: text)))) }
  }

  /// A roll that is put in without the printer's saying so: its life begins anew, and the ready line comes out.
  private mutating func newRoll(_ staff: StaffDesk) {
    guard let printer = staff.parts.printers.first else { return end(.newRoll, .noPrinter) }
    decide(.fact(.rollChanged(RollChanged(printer: printer.name))))
    end(.newRoll, .done(nil))
  }

  private mutating func reprint(_ last: LastTicket?) {
    guard let last else { return end(.reprintLast, .noTicket) }
    let request = ReprintRequest(
      reference: last.reference, issued: last.stamp, copies: machine.state.queue.copies(of: last.reference),
      isVoided: machine.state.queue.isVoid(last))
    ask(.reprint(request), for: .reprintLast, done: VisitorText("\(last.reference.ticket)"))
  }

  private mutating func void(_ last: LastTicket?) {
    guard let last else { return end(.voidLast, machine.state.queue.lastTicket == nil ? .noTicket : .isVoid) }
    // Who takes the last ticket back before the kiosk does so because it came out by mistake.
    let request = VoidRequest(reference: last.reference, reason: .misprint)
    ask(.void(request), for: .voidLast, done: VisitorText("\(last.reference.ticket)"))
  }

  // MARK: - Paper

  private mutating func printTest(_ staff: StaffDesk) {
    guard let printer = staff.parts.printers.first else { return end(.testTicket, .noPrinter) }
    let now = trustedNow
    let sheet = TestSheet(
      kiosk: parts.settings.kiosk.code, date: now?.date, minuteOfDay: now?.minute, answers: [])
    let done = put(.testTicket)
    printer.printTest(sheet) { done(StaffOutcome($0)) }
  }

  private mutating func printSummary(_ staff: StaffDesk) {
    let state = machine.state
    let name = state.queue.firstInService(of: staff.parts.printers.map(\.name))
    guard let printer = staff.parts.printers.first(where: { $0.name == name }) ?? staff.parts.printers.first else {
      return end(.dailySummary, .noPrinter)
    }
    guard let day = state.day else { return end(.dailySummary, .noTicket) }
    let summary = DaySummary(
      parts.settings, DayTotals(state.counts, on: day.date), on: day.date, minuteOfDay: trustedNow?.minute)
    let done = put(.dailySummary)
    printer.printSummary(summary) { done(StaffOutcome($0)) }
  }

  /// `nil` under a doubtful clock.
  private var trustedNow: OfficeClock? {
    parts.rules.officeState(at: parts.clock.read(), in: machine.state, isWriting: true).clock
  }

  // MARK: - Clock

  private var office: OfficeTime { parts.settings.site.time }

  private mutating func setClock(_ clock: OfficeClock, _ staff: StaffDesk) {
    guard !parts.clock.read().synchronised else { return end(.setDate, .isSynchronised) }
    let instant = office.start(of: clock.date) + Int64(clock.minute) * 60_000
    guard instant >= parts.rules.buildDate else { return end(.setDate, .isPast) }
    staff.parts.machine.setClock(to: instant) { [inbox] in inbox.put(.staff(.clockSet(clock.date, $0))) }
  }

  /// Staff have said which date it is. The rules take their word for it where the clock is doubtful, which a clock that
  /// was just set by more than a little is; and also where the machine would not let the kiosk set it.
  private mutating func settle(_ date: ServiceDate, after outcome: StaffOutcome) {
    decide(.confirmDate(date), id: nil) { [inbox] result in
      inbox.put(.staff(.ended(.setDate, outcome.joined(with: result))))
    }
  }
}

extension QueueState {
  fileprivate func isVoid(_ ticket: LastTicket) -> Bool { voided.contains(ticket.reference.seq) }
}

extension Bilingual {
  fileprivate init(_ text: VisitorText) { self.init(thai: text.thai, english: text.english) }
}
