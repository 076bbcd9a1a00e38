internal import Events
internal import Ports
internal import Exports
internal import Queueing
internal import Statistics

/// The retention rule wants these totals sealed.
struct SealAsk: Cause {}

/// Lets bodies of old events go, off the press path: seals come first, and only what is sealed goes.
///
/// | while | comes | does |
/// | --- | --- | --- |
/// | at rest | a quiet time, or staff's word | looks through the journal |
/// | looking | totals to seal | asks for the first seals |
/// | | bodies that may go, and nothing to seal | has them emptied |
/// | | nothing | rests until the next date |
/// | sealing | the seals are durable | asks for the next; after the last looks once more |
/// | | they are not within a minute: somebody counted on their dates | rests until the next quiet time |
/// | emptying | it is done | empties the next; after the last rests until the next date |
///
/// A failure ends it until the next quiet time.
struct RetentionParticipant: Participant {
  enum Effect: Sendable {
    /// Its outcome is `.reviewed`.
    case review(on: ServiceDate)
    /// Its outcome is `.purged`.
    case purge(BodyPurge)
  }

  enum Outcome: Sendable {
    case reviewed(Result<RetentionReview, any Error>)
    case purged(Result<Int, JournalFault>)
  }

  private enum Step: Sendable {
    case rest
    /// With what the open day had counted when the look began.
    case looking(day: Int, Counts)
    case sealing([DueSeal], inFlight: Int, until: Int64)
    case emptying([BodyPurge])
  }

  /// Seals that are written in one batch: a press that comes then waits for no more.
  private static let sealsAtOnce = 10
  /// Microseconds.
  private static let sealLimit: Int64 = 60_000_000

  private let rules: KioskRules
  private var quiet: QuietTime
  private var step = Step.rest
  private var status = RetentionStatus()
  private var today: ServiceDate?

  init(rules: KioskRules, at moment: LoopMoment) {
    self.rules = rules
    quiet = QuietTime(since: moment.time)
  }

  var deadline: Int64? {
    switch step {
    case .rest: quiet.due(on: today)
    case .sealing(_, _, let until): until
    case .looking, .emptying: nil
    }
  }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .time: return wake(at: moment)
    case .notice(.retentionAsked):
      guard case .rest = step else { return [] }
      return look(at: moment)
    case .durable(let batch): return receive(batch, at: moment)
    case .outcome(let outcome):
      guard let outcome = outcome as? Outcome else { return [] }
      return receive(outcome, at: moment)
    case .started, .signal, .signalsLost, .printer, .call, .answer, .notice, .settled: return []
    }
  }

  func describe(in status: inout LoopStatus) {
    status.retention = self.status
    if case .rest = step { return }
    status.retention?.isRunning = true
  }

  // MARK: - Looking

  private mutating func wake(at moment: LoopMoment) -> [LoopOutput<Effect>] {
    today = rules.stamp(moment.reading, in: moment.state).clock == .doubtful ? nil : moment.state.day?.date
    guard let deadline, deadline <= moment.time else { return [] }
    if case .rest = step { return look(at: moment) }
    return rest(on: nil, because: "totals changed while they were sealed", at: moment)
  }

  private mutating func look(at moment: LoopMoment) -> [LoopOutput<Effect>] {
    guard let day = moment.state.day, let today else {
      return rest(on: nil, because: "the date is not certain", at: moment)
    }
    status.lookedOn = today
    step = .looking(day: day.id, moment.state.counted.counts)
    return [.effect(.review(on: today))]
  }

  private mutating func rest(
    on date: ServiceDate?, because problem: String? = nil, at moment: LoopMoment
  ) -> [LoopOutput<Effect>] {
    step = .rest
    status.problem = problem
    quiet.end(on: date, at: moment.time)
    return []
  }

  private mutating func receive(_ outcome: Outcome, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch (outcome, step) {
    case (.reviewed(.success(let review)), .looking(let day, let counts)):
      status.horizon = review.horizon
      let seals = review.seals.map { DueSeal(sealed: $0, day: day, counted: counts.dated($0.date)) }
      return seals.isEmpty ? empty(review.purges, at: moment) : seal(seals, at: moment)
    case (.purged(.success(let count)), .emptying(let purges)):
      status.emptied += count
      return empty(Array(purges.dropFirst()), at: moment)
    case (.reviewed(.failure(let error)), .looking): return rest(on: nil, because: "\(error)", at: moment)
    case (.purged(.failure(let fault)), .emptying): return rest(on: nil, because: "\(fault)", at: moment)
    case (.reviewed, _), (.purged, _): return []
    }
  }

  // MARK: - Sealing and emptying

  private mutating func seal(_ seals: [DueSeal], at moment: LoopMoment) -> [LoopOutput<Effect>] {
    let next = seals.prefix(Self.sealsAtOnce)
    step = .sealing(
      Array(seals.dropFirst(next.count)), inFlight: next.count, until: moment.time + Self.sealLimit)
    return next.map { .request(.seal($0), because: SealAsk()) }
  }

  private mutating func receive(_ batch: DurableBatch, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    let own = batch.events.count { $0.cause is SealAsk }
    if own < batch.events.count { quiet.disturb(at: moment.time) }
    guard own > 0, case .sealing(let rest, let inFlight, let until) = step else { return [] }
    status.sealed += own
    guard own == inFlight else {
      step = .sealing(rest, inFlight: inFlight - own, until: until)
      return []
    }
    return rest.isEmpty ? look(at: moment) : seal(rest, at: moment)
  }

  private mutating func empty(_ purges: [BodyPurge], at moment: LoopMoment) -> [LoopOutput<Effect>] {
    guard let next = purges.first else { return rest(on: today, at: moment) }
    step = .emptying(purges)
    return [.effect(.purge(next))]
  }
}
