public import Events

/// When the state is worth a checkpoint: at a day's opening, at an orderly stop, and after so many events that a start
/// would notice them.
public struct CheckpointRule: Hashable, Sendable {
  /// A start reads this many events in a few hundredths of a second.
  public static let interval = 2000

  private var events: Int

  /// - Parameter events: how many events the start had to fold since the last checkpoint.
  public init(events: Int = 0) {
    self.events = events
  }

  /// Takes note of durable events.
  ///
  /// - Returns: whether a checkpoint is due, which counts as written from here on.
  public mutating func isDue(after facts: some Collection<Fact>) -> Bool {
    events += facts.count
    guard events >= Self.interval || facts.contains(where: Self.isTurningPoint) else { return false }
    events = 0
    return true
  }

  private static func isTurningPoint(_ fact: Fact) -> Bool {
    fact.kind == .day(.opened) || fact.kind == .machine(.kioskStopped)
  }
}
