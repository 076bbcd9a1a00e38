/// When to push: pure. Nothing wakes it but a commit, a request and, after a failure or in steady traffic, one timer.
///
/// | phase \ wake | events committed | push now | its timer |
/// | --- | --- | --- | --- |
/// | idle | push, or rest until 1 s after the last push | push | – |
/// | resting | – | push | push |
/// | backing off | – | push | push |
struct UplinkSchedule {
  enum Wake: Hashable {
    case committed
    case now
    case timer(Int)
  }

  enum Outcome: Hashable {
    case drained
    /// Try again by itself.
    case failed
    /// The centre refuses this kiosk: a person has to act.
    case refused
  }

  enum Action: Hashable {
    case nothing
    case push
    case wake(after: Duration, timer: Int)
  }

  private enum Phase: Hashable {
    case idle
    case resting(timer: Int)
    case backingOff(timer: Int)
  }

  /// In steady traffic one push carries a second's events.
  static let rest: Duration = .seconds(1)

  private var phase = Phase.idle
  private var lastPush: ContinuousClock.Instant?
  private var backOff = BackOff()
  private var timers = 0

  mutating func woke(by wake: Wake, at now: ContinuousClock.Instant) -> Action {
    switch (phase, wake) {
    case (_, .now): .push
    case (.idle, .committed): pushOrRest(at: now)
    case (.resting(let timer), .timer(let due)), (.backingOff(let timer), .timer(let due)):
      timer == due ? .push : .nothing
    default: .nothing
    }
  }

  /// - Parameter random: 0…1, for the back-off's jitter.
  mutating func pushed(_ outcome: Outcome, at now: ContinuousClock.Instant, random: Double) -> Action {
    lastPush = now
    switch outcome {
    case .drained:
      backOff.succeeded()
      phase = .idle
      return .nothing
    case .failed: return waits(backOff.failed(random: random))
    case .refused: return waits(backOff.refused(random: random))
    }
  }

  private mutating func pushOrRest(at now: ContinuousClock.Instant) -> Action {
    guard let lastPush, lastPush + Self.rest > now else { return .push }
    timers += 1
    phase = .resting(timer: timers)
    return .wake(after: lastPush + Self.rest - now, timer: timers)
  }

  private mutating func waits(_ delay: Duration) -> Action {
    timers += 1
    phase = .backingOff(timer: timers)
    return .wake(after: delay, timer: timers)
  }
}
