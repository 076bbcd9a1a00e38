public import Events
public import Ports
internal import Queueing

/// Something that the loop is to decide.
public enum LoopRequest: Hashable, Sendable {
  case command(KioskCommand, id: String?)
  case paper(PaperReport)
  /// A visitor has waited long enough for this ticket's paper.
  case visitorWaited(TicketReference)
  /// The time for the question about a new roll is over.
  case rollTimeIsOver(printer: String)
  /// What the machine itself noticed: a device, a start, a stop, an alert.
  case fact(Fact)
  /// What a journal that was begun anew must say first: the day that goes on, and the numbers that were used.
  case resume([Fact])
  /// The rating that this device gave a moment ago was a scanner's first character.
  case retractTyped(device: String)
  /// The visitor says why the rating at this position is low.
  case ratingReason(seq: Int64, RatingReason)
  /// The visitor says in which capacity they come, after the number was given.
  case visitorType(TicketReference, String)
  /// The centre holds this many events more than the journal: so many numbers at the most may have been given.
  case journalIsBehind(Int64)
  /// Totals that stand for a date before bodies go.
  case seal(DueSeal)
  /// Time went by: a day may have ended.
  case tick

  /// A command that is refused is asked again by whoever asked, and a seal at the next quiet time; a report comes once.
  var mustNotBeLost: Bool {
    switch self {
    case .paper, .visitorWaited, .rollTimeIsOver, .fact, .resume, .retractTyped, .ratingReason, .visitorType,
      .journalIsBehind:
      true
    case .command, .seal, .tick: false
    }
  }

  /// The identity under which a command may be repeated.
  fileprivate var commandID: String? { if case .command(_, let id) = self { id } else { nil } }
}

/// What the shell does for the machine, in this order.
public enum LoopAction: Sendable {
  case append([DraftEvent])
  case answer(Answer)
  /// Durable events: everything that the world may see follows from these.
  case publish(DurableBatch)
  /// The journal begins or ceases to fail.
  case journal(JournalCondition)
}

/// The loop's decisions as a value: a **durable** and a **tentative** state, one batch in flight.
///
/// | event | while idle | while a batch is in flight |
/// | --- | --- | --- |
/// | request | decide on the tentative state, send the batch | decide, gather for the next batch |
/// | committed | – | durable := + batch; release its answers and events in order; send what was gathered |
/// | failed | – | tentative := durable; refuse the batch's commands, hold its reports; decide again what was gathered |
///
/// What fails for want of room, or because another program holds the file, passes: nothing of it was written. The alert
/// that the journal then owes is held with the reports, so that each tick tries again and the end is noticed without a
/// press.
///
/// Nothing waits between deciding and enqueuing, so fifty presses get fifty numbers. Effects never run from the
/// tentative state.
public struct LoopMachine: Sendable {
  /// A request with all that its decision needs, so that it can be decided again after a failed batch.
  private struct Work {
    var request: LoopRequest
    var reading: ClockReading
    var cause: (any Cause)?

    /// The answer, where somebody waits for one.
    func answer(_ result: Result<KioskReply, Refusal>) -> LoopAction? {
      guard let cause, case .command(let command, _) = request else { return nil }
      return .answer(Answer(cause: cause, command: command, result: result))
    }
  }

  private struct Gathering {
    var work: [Work] = []
    var events: [DecidedEvent] = []
    var answers: [LoopAction] = []
  }

  /// The most work that is gathered while a batch is at the disk: a disk that hangs must not fill the memory.
  static let mostGathered = 1024

  private let rules: KioskRules
  private var durable: KioskState
  private var tentative: KioskState
  private var lastDurableSeq: Int64
  private var inFlight: Gathering?
  private var gathering = Gathering()
  /// Reports whose batch failed for want of room; decided again with the next request.
  private var held: [Work] = []
  private var results = RecentResults()
  private var fault: JournalFault?
  /// Why the last batch failed, where that passes.
  private var hindrance: JournalFault?

  /// - Parameters:
  ///   - state: the fold of the journal up to `position`.
  ///   - position: the last event's seq; 0 for an empty journal.
  public init(rules: KioskRules, state: KioskState, position: Int64) {
    self.rules = rules
    durable = state
    tentative = state
    lastDurableSeq = position
  }

  /// The durable state.
  public var state: KioskState { durable }
  public var position: Int64 { lastDurableSeq }
  /// Why nothing is written any more; `nil` while there is hope.
  public var journalFault: JournalFault? { fault }
  /// Why no number can be given at this moment, for good or for now.
  public var presentFault: JournalFault? { fault ?? hindrance }
  public var isIdle: Bool { inFlight == nil && gathering.work.isEmpty }

  public mutating func receive(
    _ request: LoopRequest, at reading: ClockReading, because cause: (any Cause)? = nil
  ) -> [LoopAction] {
    let work = Work(request: request, reading: reading, cause: cause)
    if let fault { return refusals(of: [work], because: fault) }
    guard request.mustNotBeLost || gathering.work.count < Self.mostGathered else {
      let refusal = Refusal(.busy, detail: "more than \(Self.mostGathered) wait for the journal")
      return [work.answer(.failure(refusal))].compactMap(\.self)
    }
    let reports = held
    held = []
    for work in reports + [work] { take(work) }
    return flush()
  }

  public mutating func committed() -> [LoopAction] {
    guard let batch = inFlight else { return [] }
    inFlight = nil
    for event in batch.events.map(\.event) { durable.apply(event.fact, seq: event.seq, stamp: event.stamp) }
    lastDurableSeq = batch.events.last?.event.seq ?? lastDurableSeq
    let published = DurableBatch(batch.events, waiting: rules.isServingMeasured ? durable.queue.waiting : nil)
    let recovery: [LoopAction] = hindrance == nil ? [] : [.journal(.recovered)]
    hindrance = nil
    return recovery + batch.answers + [.publish(published)] + flush()
  }

  public mutating func failed(_ fault: JournalFault) -> [LoopAction] {
    let lost = inFlight?.work ?? []
    let waiting = gathering.work
    inFlight = nil
    gathering = Gathering()
    tentative = durable
    results.forgetTentative()
    guard fault.code.isPassing else {
      self.fault = fault
      return refusals(of: lost + waiting, because: fault) + [.journal(.halted(fault))]
    }
    let condition = note(fault, at: lost.first?.reading)
    held += lost.filter(\.request.mustNotBeLost)
    for work in waiting { take(work) }
    return refusals(of: lost, because: fault) + condition + flush()
  }

  /// Another cause is news; the same cause once more is none.
  private mutating func note(_ fault: JournalFault, at reading: ClockReading?) -> [LoopAction] {
    let isNews = hindrance?.code != fault.code
    if hindrance == nil, let reading {
      let alert = AlertRaised(
        alert: "journal_\(fault.code.rawValue)", source: CommandSource(device: "journal"), count: 1)
      held.append(Work(request: .fact(.machine(.alertRaised(alert))), reading: reading))
    }
    hindrance = fault
    return isNews ? [.journal(.hindered(fault))] : []
  }

  private func refusals(of work: [Work], because fault: JournalFault) -> [LoopAction] {
    work.compactMap { $0.answer(.failure(Refusal(.journalFault, detail: fault.description))) }
  }

  private mutating func flush() -> [LoopAction] {
    guard inFlight == nil else { return [] }
    let batch = gathering
    gathering = Gathering()
    guard !batch.events.isEmpty else { return batch.answers }
    results.sent()
    inFlight = batch
    return [.append(batch.events.map(\.event))]
  }

  // MARK: - Deciding

  private mutating func take(_ work: Work) {
    gathering.work.append(work)
    do throws(Refusal) {
      if let reply = try decide(work) { gather(work.answer(.success(reply))) }
    } catch {
      gather(work.answer(.failure(error)))
    }
  }

  private mutating func gather(_ answer: LoopAction?) {
    if let answer { gathering.answers.append(answer) }
  }

  private mutating func decide(_ work: Work) throws(Refusal) -> KioskReply? {
    if case .resume(let facts) = work.request {
      add(facts, for: work)
      return nil
    }
    settleClock(work.reading)
    switch work.request {
    case .tick, .resume: return nil
    case .fact(let fact):
      add([fact], for: work)
      return nil
    case .retractTyped(let device):
      let stamp = rules.stamp(work.reading, in: tentative)
      add(rules.ratings.retractTyped(device, in: tentative.ratings, at: stamp), for: work)
      return nil
    case .ratingReason(let seq, let reason):
      add(rules.ratings.reason(reason, of: seq, in: tentative.ratings), for: work)
      return nil
    case .visitorType(let ticket, let type):
      add(rules.visitorType(type, of: ticket, in: tentative), for: work)
      return nil
    case .journalIsBehind(let events):
      add(rules.skip(events, in: tentative), for: work)
      return nil
    case .seal(let due):
      add(rules.seal(due, in: tentative), for: work)
      return nil
    case .paper(let report):
      let stamp = rules.stamp(work.reading, in: tentative)
      add(rules.paper.facts(of: report, at: stamp, in: tentative.queue), for: work)
      return nil
    case .visitorWaited(let reference):
      add(rules.paper.late(reference, in: tentative.queue), for: work)
      return nil
    case .rollTimeIsOver(let printer):
      add(rules.paper.rollTimeIsOver(for: printer, in: tentative.queue), for: work)
      return nil
    case .command(let command, let id):
      if let id, let first = results[id] { return try first.again(for: command, id: id) }
      let stamp = rules.stamp(work.reading, in: tentative)
      let decision = try rules.decide(
        command, isRepeatable: id != nil, seq: nextSeq, at: stamp, in: tentative)
      add(decision.facts, for: work)
      if let id { results.remember(decision.reply, for: id) }
      settleClock(work.reading)
      return decision.reply
    }
  }

  /// Writes what the clock asks for by itself, before anything else is decided at this reading.
  private mutating func settleClock(_ reading: ClockReading) {
    while let fact = rules.clockFact(reading, in: tentative) {
      add([fact], for: Work(request: .tick, reading: reading))
    }
  }

  private mutating func add(_ facts: [Fact], for work: Work) {
    for fact in facts {
      let event = DraftEvent(
        seq: nextSeq, stamp: rules.stamp(work.reading, in: tentative), day: tentative.day?.id ?? 0,
        commandID: work.request.commandID, fact: fact)
      gathering.events.append(DecidedEvent(event: event, cause: work.cause))
      tentative.apply(fact, seq: event.seq, stamp: event.stamp)
    }
  }

  private var nextSeq: Int64 {
    ((gathering.events.last ?? inFlight?.events.last)?.event.seq ?? lastDurableSeq) + 1
  }
}
