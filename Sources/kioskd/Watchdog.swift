import Synchronization
import SystemCalls

/// Feeds the service manager's watchdog while every part of the kiosk turns.
///
/// The loop asks the other parts at a third of the manager's interval; when the last of them has answered, the watchdog is
/// fed. So a part that stands still, the loop among them, ends in a restart. A question wakes every thread, so that a kiosk
/// with nothing to do is asked every two minutes only, and fed by its loop alone in between.
///
///     the loop turns  ──ask──►  inputs, journal, server  ──answer──►  all have answered: fed
final class Watchdog: Sendable {
  /// A part that is asked whether it turns.
  struct Part: Sendable {
    var name: String
    /// Gets what is to be called, on whatever thread, as soon as the part turns.
    var whenTurned: @Sendable (_ answer: @escaping @Sendable () -> Void) -> Void
  }

  fileprivate struct State {
    var parts: [Part] = []
    /// The names of those who have been asked and have not answered.
    var unanswered: Set<String> = []
    /// Whether it was said that they do not answer.
    var isReported = false
    /// How often the loop has turned since the last interval was over; an idle one turns once.
    var turns = 0
    var askedAt: ContinuousClock.Instant?
  }

  /// Between two questions to an idle kiosk.
  fileprivate static let idlePause = Duration.seconds(120)

  private let feed: @Sendable () -> Void
  private let report: @Sendable (String) -> Void
  private let pace: Pace
  private let state = Mutex(State())

  /// - Parameters:
  ///   - interval: within which the manager expects to be told; `nil` when it does not watch, and then nobody is asked.
  ///   - feed: tells the manager.
  ///   - report: gets one line when a part does not turn, and one when all do again.
  init?(
    interval: Duration?, feed: @escaping @Sendable () -> Void, report: @escaping @Sendable (String) -> Void
  ) {
    guard let interval else { return nil }
    self.feed = feed
    self.report = report
    pace = Pace(atMostEvery: interval / 3)
  }

  /// From now on this part is asked too.
  func watch(_ part: Part) { state.withLock { $0.parts.append(part) } }

  /// Called by the loop whenever it has turned.
  func loopTurned() {
    let isDue = pace.isDue()
    switch state.withLock({ $0.turn(isDue: isDue, at: .now) }) {
    case .feed: feed()
    case .ask(let parts): for part in parts { part.whenTurned { [weak self] in self?.answered(part.name) } }
    case .report(let names): report("the watchdog is not fed: \(names) does not turn")
    case .wait: break
    }
  }

  private func answered(_ name: String) {
    let (isLast, wasReported) = state.withLock { $0.take(answerOf: name) }
    guard isLast else { return }
    if wasReported { report("the watchdog is fed again: every part of the kiosk turns") }
    feed()
  }
}

extension Watchdog.State {
  /// What is to be done when the interval is over.
  fileprivate enum Step {
    case feed
    case ask([Watchdog.Part])
    case report(String)
    case wait
  }

  fileprivate mutating func turn(isDue: Bool, at now: ContinuousClock.Instant) -> Step {
    turns += 1
    guard isDue else { return .wait }
    defer { turns = 0 }
    guard unanswered.isEmpty else {
      if isReported { return .wait }
      isReported = true
      return .report(unanswered.sorted().joined(separator: ", "))
    }
    let isIdle = turns <= 1
    if parts.isEmpty || isIdle && askedAt.map({ now - $0 < Watchdog.idlePause }) ?? false { return .feed }
    unanswered = Set(parts.map(\.name))
    askedAt = now
    return .ask(parts)
  }

  /// - Returns: whether all have answered now, and whether it was said that they did not.
  fileprivate mutating func take(answerOf name: String) -> (isLast: Bool, wasReported: Bool) {
    guard unanswered.remove(name) != nil, unanswered.isEmpty else { return (false, false) }
    defer { isReported = false }
    return (true, isReported)
  }
}
