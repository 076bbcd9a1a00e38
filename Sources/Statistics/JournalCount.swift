public import Events

/// What one journal counts: the newest seal of each date, and what the events after it have counted.
///
/// Kiosk, centre, recount and export all count a journal here. Events are added in the journal's order; one that comes
/// late (at the centre, where it was set aside first) counts only on the dates that no later event has sealed. A seal
/// never comes late: a journal of which one was missed is counted anew.
public struct JournalCount: Hashable, Sendable {
  public private(set) var counts = Counts()
  /// The position of each date's newest seal.
  public private(set) var seals: [ServiceDate: Int64] = [:]
  /// Seals whose totals are not what the events before them have counted, none of whose bodies was purged.
  public private(set) var contradictedSeals: [Int64] = []
  /// Purged bodies that may have counted something, after the newest seal: what they counted is lost.
  public private(set) var lost = 0
  private var newestSeal: Int64 = 0
  private var isComplete = true
  /// By date as it is written in tallies, the last event that counted on it.
  private var lastCounted: [String: Int64] = [:]

  public init() {}

  /// - Parameter seals: what is known of earlier events of the same journal, where only late ones are to be counted.
  public init(seals: [ServiceDate: Int64]) {
    self.seals = seals
    newestSeal = seals.values.max() ?? 0
  }

  public mutating func add(_ fact: Fact, at seq: Int64) { add(Contribution(of: fact), at: seq) }

  public mutating func add(_ contribution: Contribution, at seq: Int64) {
    switch contribution {
    case .tallies(let tallies): for tally in tallies where !isSealed(tally, after: seq) { add(tally, at: seq) }
    case .seal(let sealed): seal(sealed, at: seq)
    case .purged:
      lost += 1
      isComplete = false
    }
  }

  private mutating func add(_ tally: Tally, at seq: Int64) {
    counts.add(tally)
    lastCounted[tally.by[.date]] = max(seq, lastCounted[tally.by[.date]] ?? 0)
  }

  private mutating func seal(_ sealed: ServiceDaySealed, at seq: Int64) {
    let totals = Counts(sealed.totals)
    if isComplete, counts.dated(sealed.date) != totals { contradictedSeals.append(seq) }
    counts.remove(dated: sealed.date)
    counts.merge(totals)
    seals[sealed.date] = seq
    newestSeal = seq
    lost = 0
  }

  /// Whether the date of a tally was sealed after the event that counts it.
  private func isSealed(_ tally: Tally, after seq: Int64) -> Bool {
    guard seq < newestSeal, let date = Counting.date(of: tally) else { return false }
    return seq < seals[date] ?? 0
  }
}

// MARK: - Retention

extension JournalCount {
  /// The seals to write before the bodies of events of the dates before `horizon` are purged: one for each date that
  /// has counted anything since its newest seal, the earliest first.
  public func dueSeals(before horizon: ServiceDate) -> [ServiceDaySealed] {
    let dates = lastCounted.compactMap { text, seq in
      ServiceDate(text).flatMap { date in date < horizon && seq > seals[date] ?? 0 ? date : nil }
    }
    return dates.sorted().map { ServiceDaySealed(date: $0, totals: counts.dated($0).tallies) }
  }

  /// Whether an event's body may be purged without changing any count: every date on which it counts was sealed after it.
  ///
  /// Whether a body is old enough is for the retention rule to say.
  public func mayPurge(_ fact: Fact, at seq: Int64) -> Bool {
    switch fact.kind.retention {
    case .forEver: false
    case .fiscalYears, .officerDays: Counting.tallies(of: fact).allSatisfy { isSealed($0, after: seq) }
    }
  }
}
