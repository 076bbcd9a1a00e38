internal import Events
internal import Ports
internal import Settings
internal import SystemCalls

/// The loop's thread: takes what has arrived, gives it to the participants, lets the machine decide what they request,
/// and gives them what came of it. Everything here is touched by one thread only.
///
/// The way of one press, from the key to the number on the screen:
///
/// 1. `KioskLoop.receive` puts the device's signals into the inbox (input thread).
/// 2. `LoopTurn.take` gives each signal to the participants.
/// 3. `PressParticipant.receive` recognises the press and requests the key's command.
/// 4. `LoopMachine.receive` has `KioskRules.decide` make facts of it, on the tentative state.
/// 5. `JournalWriter.append` makes the batch durable (journal thread).
/// 6. `LoopMachine.committed` releases the answer and the durable events, with the cause of the press.
/// 7. `PaperParticipant.receive` hands the ticket to its printer, `VisitorParticipant.receive` has the journey show the
///    number.
/// 8. `ScreenParticipant.receive` hands the scene to the display.
struct LoopTurn {
  private let parts: LoopParts
  private let inbox: ThreadInbox<KioskLoop.Item>
  private var machine: LoopMachine
  private var seats: [any LoopSeat] = []
  /// What the participants are still to be given of what the last item led to.
  private var waiting: [LoopInput] = []
  private var longestTurn: Int64 = 0
  private var isStopping = false

  init(parts: LoopParts, inbox: ThreadInbox<KioskLoop.Item>) {
    self.parts = parts
    self.inbox = inbox
    machine = LoopMachine(rules: parts.rules, state: parts.state, position: parts.position)
    seats = parts.participants(at: moment)
  }

  /// Turns until it is told to stop and everything decided is durable.
  mutating func run() {
    begin()
    while !(isStopping && machine.isIdle) {
      let items = inbox.take(within: .milliseconds(pause))
      let begin = MachineClock.microseconds
      if items.isEmpty { decide(.tick) }
      for item in items { take(item) }
      give(.time)
      longestTurn = max(longestTurn, MachineClock.microseconds - begin)
      parts.turned()
    }
  }

  /// What a start writes before all else; then the participants take up what an earlier run has left.
  private mutating func begin() {
    if !parts.resumed.isEmpty { decide(.resume(parts.resumed)) }
    decide(.fact(.machine(.kioskStarted(KioskStarted(program: parts.program)))))
    if let office = parts.rules.officeDescribed(in: machine.state) { decide(.fact(office)) }
    give(.started)
  }

  /// Milliseconds until the next midnight, so that a day closes in time, the first deadline of a participant, or the
  /// longest pause.
  private var pause: Int64 {
    let now = parts.clock.read()
    let office = parts.settings.site.time
    let midnight = max(1, office.end(of: office.date(at: now.at)) - now.at)
    let due = seats.compactMap(\.deadline).min().map { max(0, ($0 - parts.clock.microseconds + 999) / 1000) }
    return min(KioskLoop.longestPause, midnight, due ?? KioskLoop.longestPause)
  }

  /// Every source of the loop's work.
  private mutating func take(_ item: KioskLoop.Item) {
    switch item {
    // One by one: a press may change the scene on which the next is judged.
    case .signals(let signals): for signal in signals { give(.signal(signal)) }
    case .signalsLost(let counts): give(.signalsLost(counts))
    case .printer(let report): give(.printer(report))
    case .call(let call): give(.call(call))
    case .outcome(let outcome): give(.outcome(outcome))
    case .request(let request): decide(request)
    case .retentionAsked: give(.notice(.retentionAsked))
    case .journal(.success): perform(machine.committed())
    case .journal(.failure(let fault)): perform(machine.failed(fault))
    case .inspect(let answer):
      // Whoever asks again and again leaves no turn empty, and the clock is to be looked at all the same.
      if !isStopping { decide(.tick) }
      answer(.success(status))
    case .stop(let reason):
      isStopping = true
      decide(.fact(.machine(.kioskStopped(KioskStopped(reason: reason)))))
    }
  }

  // MARK: - Participants

  /// Gives an input to the participants, and then whatever it leads to, until nothing more follows from it.
  private mutating func give(_ input: LoopInput) {
    waiting.append(input)
    settle()
  }

  private mutating func settle() {
    repeat {
      while !waiting.isEmpty { pass(waiting.removeFirst()) }
    } while pass(.settled)
  }

  /// - Returns: whether anything followed.
  @discardableResult
  private mutating func pass(_ input: LoopInput) -> Bool {
    let moment = moment
    var isFollowed = false
    for index in seats.indices {
      let outputs = seats[index].receive(input, at: moment) { [inbox] in inbox.putOrRefuse(.outcome($0)) }
      for output in outputs { carryOut(output) }
      isFollowed = isFollowed || !outputs.isEmpty
    }
    return isFollowed
  }

  private mutating func carryOut(_ output: LoopOutput<Never>) {
    switch output {
    case .notice(let notice): waiting.append(.notice(notice))
    case .request(.command(let command, _), let cause) where isStopping:
      guard let cause else { return }
      waiting.append(.answer(Answer(cause: cause, command: command, result: .failure(Refusal(.stopping)))))
    case .request(let request, let cause):
      carryOut(machine.receive(request, at: parts.clock.read(), because: cause))
    }
  }

  private var moment: LoopMoment {
    LoopMoment(
      reading: parts.clock.read(), time: parts.clock.microseconds, state: machine.state, position: machine.position,
      fault: machine.journalFault)
  }

  // MARK: - The machine

  /// Has the machine decide what no participant has asked for.
  private mutating func decide(_ request: LoopRequest) {
    perform(machine.receive(request, at: parts.clock.read()))
  }

  private mutating func perform(_ actions: [LoopAction]) {
    carryOut(actions)
    settle()
  }

  private mutating func carryOut(_ actions: [LoopAction]) {
    for action in actions {
      switch action {
      case .append(let events): parts.journal.append(events) { [inbox] in inbox.put(.journal($0)) }
      case .answer(let answer): waiting.append(.answer(answer))
      case .publish(let batch): waiting.append(.durable(batch))
      case .journal(let condition): parts.journalChanged(condition)
      }
    }
  }

  private var status: LoopStatus {
    var status = LoopStatus(
      state: machine.state, position: machine.position,
      trust: parts.rules.stamp(parts.clock.read(), in: machine.state).clock, fault: machine.presentFault,
      ignored: [:], retention: nil, longestTurn: longestTurn)
    for seat in seats { seat.describe(in: &status) }
    return status
  }
}
