public import Events
public import Ports
internal import Exports
internal import Foundation
public import Statistics

/// What the retention rule works with.
public struct RetentionParts: Sendable {
  let rule: RetentionRule
  let journal: any JournalReading
  let bodies: any BodyPurging
  /// The last position that the centre is known to hold, 0 before it was asked; `nil`: there is no centre.
  let acknowledged: @Sendable () -> Int64?

  public init(
    _ rule: RetentionRule, journal: any JournalReading, bodies: any BodyPurging,
    acknowledged: @escaping @Sendable () -> Int64? = { nil }
  ) {
    self.rule = rule
    self.journal = journal
    self.bodies = bodies
    self.acknowledged = acknowledged
  }

  /// Returns at once: looking through the journal takes a thread of its own, and emptying is the journal's.
  ///
  /// - Parameter report: called exactly once, on another thread.
  func perform(
    _ effect: RetentionParticipant.Effect, then report: @escaping @Sendable (RetentionParticipant.Outcome) -> Void
  ) {
    switch effect {
    case .review(let today):
      Thread { report(.reviewed(Result { try review(on: today) })) }.start()
    case .purge(let purge): bodies.purge(purge) { report(.purged($0)) }
    }
  }

  private func review(on today: ServiceDate) throws -> RetentionReview {
    try RetentionReview(of: journal, bodies, by: rule, on: today, acknowledged: acknowledged())
  }
}

/// What became of the bodies that the retention rule lets go.
public struct RetentionStatus: Hashable, Sendable {
  /// The first date whose bodies stay; `nil` before the first look since the start.
  public var horizon: ServiceDate?
  /// The date on which the journal was looked through last; `nil`: not since the start.
  public var lookedOn: ServiceDate?
  /// Dates that were sealed since the start.
  public var sealed = 0
  /// Bodies that were emptied since the start.
  public var emptied = 0
  /// Why the last try came to nothing.
  public var problem: String?
  public var isRunning = false
}
