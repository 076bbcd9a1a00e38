internal import Events
internal import Queueing
internal import Statistics

/// Totals of a date as the journal was found to count them, which the loop is to seal.
public struct DueSeal: Hashable, Sendable {
  let sealed: ServiceDaySealed
  /// The service day that was open when the journal was counted.
  let day: Int
  /// What that day had counted on the date when the count began.
  let counted: Counts
}

extension KioskRules {
  /// - Returns: nothing where the date was counted on since: the seal would stand for that without knowing it.
  func seal(_ due: DueSeal, in state: KioskState) -> [Fact] {
    guard state.day?.id == due.day, state.counted.counts.dated(due.sealed.date) == due.counted else { return [] }
    return [.day(.sealed(due.sealed))]
  }
}
