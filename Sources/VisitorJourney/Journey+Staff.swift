internal import Events

/// What is kept of staff at the kiosk.
struct StaffSession: Hashable, Sendable {
  var report = StaffReport()
  /// Wrong PINs in a row.
  var wrong = 0
  var lockedUntil: Int64?

  mutating func end() { report = StaffReport() }
}

extension Journey {
  mutating func askPIN(at time: Int64) {
    guard stage.isRest else { return }
    let stage: StaffStage = staff.lockedUntil == nil ? .pin(entered: "", isWrong: false) : .locked
    enter(.staff(stage), until: time + (stage == .locked ? Patience.message : Patience.staff))
  }

  mutating func pressStaff(_ target: Target, _ stage: StaffStage, at time: Int64) {
    if target == .back { return leaveStaff(stage) }
    switch (stage, target) {
    case (.pin(let entered, _), _): pressPIN(target, entered)
    case (.menu, .task(let task)): begin(task)
    case (.confirm(let task), .yes): confirmed(task)
    case (.confirm, .no): show(.menu)
    case (.rollQuestion, .yes): rollSeen(true)
    case (.rollQuestion, .no): rollSeen(false)
    case (.date(let value), .raise(let field)): show(.date(field.stepped(value, by: 1)))
    case (.date(let value), .lower(let field)): show(.date(field.stepped(value, by: -1)))
    case (.date(let value), .enter): command(.setClock(value))
    default: break
    }
  }

  mutating func answer(_ answer: StaffAnswer, at time: Int64) {
    switch (stage, answer) {
    case (.staff(.pin), .pin(true)):
      staff.wrong = 0
      ask(.staffReport)
      show(.menu)
    case (.staff(.pin), .pin(false)): wrongPIN(at: time)
    case (.staff, .report(let report)): staff.report = report
    case (.staff(.working), .done(let text)):
      ask(.staffReport)
      show(.answer(text, isDone: true))
    case (.staff(.working), .failed(let text)), (.staff(.rollQuestion), .failed(let text)):
      show(.answer(text, isDone: false))
    default: break
    }
  }

  private mutating func show(_ stage: StaffStage) { self.stage = .staff(stage) }

  /// Back leads from a task to the menu, and from the menu out.
  private mutating func leaveStaff(_ stage: StaffStage) {
    switch stage {
    case .pin, .locked, .menu: endVisit()
    default: show(.menu)
    }
  }

  private mutating func pressPIN(_ target: Target, _ entered: String) {
    switch target {
    case .digit(let digit) where entered.count < Patience.pinDigits:
      show(.pin(entered: entered + String(digit), isWrong: false))
    case .erase: show(.pin(entered: String(entered.dropLast()), isWrong: false))
    case .enter where !entered.isEmpty: ask(.checkPIN(entered))
    default: break
    }
  }

  private mutating func wrongPIN(at time: Int64) {
    staff.wrong += 1
    guard staff.wrong >= Patience.wrongPINs else { return show(.pin(entered: "", isWrong: true)) }
    ask(.staffLockedOut(tries: staff.wrong))
    staff.wrong = 0
    staff.lockedUntil = time + Patience.lock
    enter(.staff(.locked), until: time + Patience.message)
  }

  private mutating func begin(_ task: StaffTask) {
    switch task {
    case .status:
      ask(.staffReport)
      show(.status)
    case .dailySummary: command(.dailySummary)
    case .copyToUSB: command(.copyToUSB)
    case .testTicket: command(.testTicket)
    case .reprintLast: command(.reprintLast)
    // There is nothing to ask about: the kiosk says why.
    case .voidLast where staff.report.lastNumber == nil: command(.voidLast)
    case .voidLast: show(.confirm(task))
    case .shutDown:
      // How much is not sent is shown as it is now.
      ask(.staffReport)
      show(.confirm(task))
    case .newRoll:
      ask(.staff(.newRoll))
      show(.rollQuestion)
    case .pauseIssuing: command(.pauseIssuing(!staff.report.issuingIsPaused))
    case .setDate: show(.date(staff.report.clock ?? office.clock ?? Self.firstGuess))
    }
  }

  private mutating func rollSeen(_ isSeen: Bool) {
    if let roll = office.roll { ask(.rollSeen(printer: roll.printer, isSeen)) }
    show(isSeen ? .answer(nil, isDone: true) : .turnRoll)
  }

  private mutating func confirmed(_ task: StaffTask) {
    command(task == .voidLast ? .voidLast : .shutDown)
  }

  private mutating func command(_ command: StaffCommand) {
    ask(.staff(command))
    show(.working)
  }

  /// Where the keys begin when the kiosk knows no date at all.
  private static var firstGuess: OfficeClock { OfficeClock(date: ServiceDate(dayNumber: 20_454), minute: 510) }
}
