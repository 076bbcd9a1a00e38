internal import Events
internal import Glibc
internal import Queueing
internal import Settings

/// The thread's own part of the loop: everything here is touched by one thread only.
struct LoopTurn {
  let parts: LoopParts
  let inbox: Inbox<KioskLoop.Item>
  private(set) var machine: LoopMachine
  var paper: PaperDesk
  var presses: PressDesk
  /// `nil` where no screen is configured.
  var screen: ScreenDesk?
  /// `nil` where nobody can become staff.
  var staff: StaffDesk?
  private var answers: [ReplyID: @Sendable (Result<KioskReply, Refusal>) -> Void] = [:]
  var pressed: [ReplyID: CommandSource] = [:]
  /// Those of `pressed` that the screen asked for.
  var screenAsks: Set<ReplyID> = []
  /// The minute and the position of the last word to the screen about the office.
  var toldMinute: Int64?
  var toldPosition: Int64?
  private var lastReply: ReplyID = 0
  private var longestTurn: Int64 = 0
  /// The last date whose closing time has passed here.
  private var closedOn: ServiceDate?
  private(set) var isStopping = false

  init(parts: LoopParts, inbox: Inbox<KioskLoop.Item>) {
    self.parts = parts
    self.inbox = inbox
    machine = LoopMachine(rules: parts.rules, state: parts.state, position: parts.position)
    paper = PaperDesk(visitorLimit: parts.settings.paper.visitorLimit)
    presses = PressDesk(
      inputs: parts.settings.inputs, presses: parts.settings.presses, quirks: parts.quirks,
      touchscreen: parts.screen == nil ? nil : parts.settings.touchscreen)
    staff = StaffDesk(parts)
    screen = parts.screen.flatMap { screening in
      ScreenDesk(parts, screening, at: parts.clock.microseconds)
    }
  }

  /// Turns until it is told to stop and everything decided is durable.
  mutating func run() {
    open()
    attendScreen()
    while !(isStopping && machine.isIdle) {
      let items = inbox.take(within: pause)
      let begin = MachineClock.microseconds
      if items.isEmpty { decide(.tick) }
      for request in paper.takeDue(at: parts.clock.read().uptime) { decide(request) }
      for item in items {
        take(item)
        showScreen()
      }
      carryOut(presses.wake(at: parts.clock.microseconds))
      attendStaff()
      attendScreen()
      noticeClosingTime()
      longestTurn = max(longestTurn, MachineClock.microseconds - begin)
      parts.turned()
    }
  }

  /// What a start writes first, and what it asks of the printers: jobs of an earlier run must not come out now.
  private mutating func open() {
    if !parts.resumed.isEmpty { decide(.resume(parts.resumed)) }
    decide(.fact(.kioskStarted(KioskStarted(program: parts.program))))
    settlePaper()
  }

  /// Until the next midnight, so that a day closes in time, a press that waits, the next one who waits for paper, the
  /// next change of the screen, or the longest pause.
  private var pause: Int64 {
    let now = parts.clock.read()
    let office = parts.settings.site.time
    let midnight = office.end(of: office.date(at: now.at)) - now.at
    let press = presses.deadline.map { max(0, ($0 - parts.clock.microseconds + 999) / 1000) }
    let paper = paper.nextDue.map { max(1, $0 - now.uptime) }
    return [KioskLoop.longestPause, max(1, midnight), press, paper, screenPause(now), staffPause].compactMap(\.self)
      .min() ?? 1
  }

  /// Soon after closing time somebody cuts the power at the wall: until then everything should have been sent.
  private mutating func noticeClosingTime() {
    let now = parts.clock.read().at
    let date = parts.settings.site.time.date(at: now)
    guard closedOn != date, let hours = parts.settings.hours.hours(on: date),
      parts.settings.site.time.minuteOfDay(at: now) >= hours.close
    else { return }
    closedOn = date
    parts.officeClosed()
  }

  private mutating func take(_ item: KioskLoop.Item) {
    switch item {
    case .request(let request, let reply):
      if case .paper(let report) = request {
        paper.hear(report)
        tellScreen(report)
      }
      decide(request, reply: reply)
    case .command(let command, let id, let answer): decide(command, id: id, answer: answer)
    case .signals(let signals): for signal in signals { take(signal) }
    case .lost(let signals):
      presses.lost(signals)
      staff?.lose(signals.keys)
      screen?.hold(presses.heldZone)
    case .staff(let news): hear(news)
    case .journal(.success): perform(machine.committed())
    case .journal(.failure(let fault)): perform(machine.failed(fault))
    case .inspect(let answer):
      // Whoever asks again and again leaves no turn empty, and the clock is to be looked at all the same.
      if !isStopping { decide(.tick) }
      answer(.success(status))
    case .stop(let reason):
      isStopping = true
      decide(.fact(.kioskStopped(KioskStopped(reason: reason))))
    }
  }

  mutating func decide(_ request: LoopRequest, reply: ReplyID? = nil) {
    perform(machine.receive(request, at: parts.clock.read(), reply: reply))
  }

  mutating func decide(
    _ command: KioskCommand, id: String?, answer: @escaping @Sendable (Result<KioskReply, Refusal>) -> Void
  ) {
    guard !isStopping else { return answer(.failure(Refusal(.stopping))) }
    let reply = nextReply()
    answers[reply] = answer
    decide(.command(command, id: id), reply: reply)
  }

  mutating func nextReply() -> ReplyID {
    lastReply += 1
    return lastReply
  }

  // MARK: - Presses

  /// One by one: a press may change the scene on which the next is judged.
  private mutating func take(_ signal: InputSignal) {
    let now = parts.clock.microseconds
    let outcomes = presses.receive([signal], at: now)
    staff?.feel(signal, at: now)
    screen?.hold(presses.heldZone)
    carryOut(outcomes)
    showScreen()
  }

  private mutating func carryOut(_ outcomes: [PressDesk.Outcome]) {
    for outcome in outcomes {
      switch outcome {
      case .fact(let fact): decide(.fact(fact))
      case .disbelieve(let device): decide(.disbelieve(device: device))
      case .command(let command, let source):
        guard !isStopping else { continue }
        let reply = nextReply()
        pressed[reply] = source
        decide(.command(command, id: nil), reply: reply)
      case .visitor(let press): askScreen { $0.press(press, at: $1) }
      case .visitorKey(let input): askScreen { $0.tell(input, at: $1) }
      }
    }
  }

  private mutating func answer(_ reply: ReplyID, _ result: Result<KioskReply, Refusal>) {
    if let answer = answers.removeValue(forKey: reply) { answer(result) }
    guard let source = pressed.removeValue(forKey: reply) else { return }
    if screenAsks.remove(reply) != nil { askScreen { $0.answered(result, at: $1) } }
    if let alert = presses.answered(source, result, at: parts.clock.microseconds) {
      decide(.fact(.alertRaised(alert)))
    }
  }

  // MARK: - Performing

  private mutating func perform(_ actions: [LoopAction]) {
    for action in actions {
      switch action {
      case .append(let events):
        parts.journal.append(events) { [inbox] in inbox.put(.journal($0)) }
      case .reply(let reply, let result): answer(reply, result)
      case .publish(let events): publish(events)
      case .halted(let fault): parts.halted(fault)
      }
    }
  }

  private var status: LoopStatus {
    LoopStatus(
      state: machine.state, position: machine.position,
      trust: parts.rules.stamp(parts.clock.read(), in: machine.state).clock, fault: machine.journalFault,
      ignored: presses.ignored, longestTurn: longestTurn)
  }
}
