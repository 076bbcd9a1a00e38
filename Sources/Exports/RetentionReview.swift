public import Events
public import Ports
public import Statistics

/// What the retention rule asks of a journal on a date.
public struct RetentionReview: Hashable, Sendable {
  /// The first date whose bodies stay.
  public let horizon: ServiceDate
  /// Totals to be sealed before any body goes, the earliest date first.
  public let seals: [ServiceDaySealed]
  /// Bodies to be emptied once the seals are written; each has at least one body left.
  public let purges: [BodyPurge]

  /// Looks through the journal: at its days only, and at all that it counts when bodies of counted events are due.
  /// Blocks for seconds on a journal of years.
  ///
  /// - Parameters:
  ///   - acknowledged: the last position that the centre holds; `nil`: there is no centre. What has not reached it stays,
  ///     but for who was at which post, which the centre never gets.
  /// - Throws: `UncountableEvent`; what the journal throws.
  public init(
    of journal: any JournalReading, _ bodies: any BodyPurging, by rule: RetentionRule, on today: ServiceDate,
    acknowledged: Int64?
  ) throws {
    horizon = rule.horizon(on: today)
    let days = try Days(journal)
    let yearly = try Self.due(
      RetentionRule.yearly, after: journal.anchor.seq, through: min(days.end(before: horizon), acknowledged ?? .max),
      bodies)
    let officers = try Self.due(
      RetentionRule.officers, after: journal.anchor.seq, through: days.end(before: rule.officerHorizon(on: today)),
      bodies)
    purges = [yearly, officers].compactMap(\.self)
    seals = yearly == nil ? [] : try JournalCounting(journal).count().dueSeals(before: horizon)
  }

  /// - Returns: `nil` where no body is left.
  private static func due(
    _ kinds: Set<Fact.Kind>, after anchor: Int64, through last: Int64, _ bodies: any BodyPurging
  ) throws -> BodyPurge? {
    guard last > anchor else { return nil }
    let all = BodyPurge(kinds, in: (anchor + 1)...last)
    return try bodies.firstBody(of: all).map { BodyPurge(kinds, in: $0...last) }
  }

  /// The service days of a journal, by the dates that they were opened with.
  private struct Days {
    private var openings: [(seq: Int64, date: ServiceDate)] = []

    init(_ journal: any JournalReading) throws {
      try journal.forEachDayEvent(after: journal.anchor.seq) { event in
        guard event.header.kind.known == .day(.opened) else { return true }
        if case .day(.opened(let opened))? = try event.fact() { openings.append((event.header.seq, opened.date)) }
        return true
      }
    }

    /// The last position of the days that were opened before a date, up to the first that was not. A day that was opened
    /// with a date that lay ahead, and corrected, holds up those after it: its events may count on the date ahead. So
    /// every event up to here counts on dates before `date` only.
    func end(before date: ServiceDate) -> Int64 {
      openings.first { $0.date >= date }.map { $0.seq - 1 } ?? 0
    }
  }
}
