public import Events

/// What a rule of its own remembers: a fold over the facts that concern it, beside the days, the queue and the ratings.
///
/// In a checkpoint it is left out while it is as at the beginning.
public protocol RuleState: Hashable, Sendable, Codable {
  /// Before the first event of a journal.
  init()

  /// Takes in one fact, in the journal's order.
  mutating func apply(_ fact: Fact)

  /// What visitors are to know of it today, on the home page and on tickets.
  ///
  /// - Parameter minute: of the office's day; `nil` while the clock is doubtful.
  func notice(at minute: Int?) -> Bilingual?
}

extension RuleState {
  public func notice(at _: Int?) -> Bilingual? { nil }
}
