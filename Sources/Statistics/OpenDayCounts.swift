public import Events

/// What one kiosk's open day has counted so far: a fold over the journal.
public struct OpenDayCounts: Hashable, Sendable {
  /// All of it, on whatever date, but for what a seal stands for.
  public private(set) var counts = Counts()
  /// The part that was counted while nobody was sure of the date.
  private var underDoubt = Counts()

  public init() {}

  /// Takes in one event, in the journal's order.
  ///
  /// - Parameter isUnsure: nobody is sure of the date on which the event counts.
  public mutating func apply(_ fact: Fact, isUnsure: Bool) {
    if case .day(.opened) = fact { self = OpenDayCounts() }
    let tallies = Counting.tallies(of: fact)
    counts.add(tallies)
    if isUnsure { underDoubt.add(tallies) }
    if case .day(.sealed(let sealed)) = fact { counts.remove(dated: sealed.date) }
    if case .day(.clockSettled) = fact { underDoubt = Counts() }
  }

  /// What was counted on the open day's date and belongs to another one.
  ///
  /// A later date moves what was counted under doubt; an earlier one shows that the whole day was dated wrongly, and
  /// that the dates after it were not skipped. What the day counted on earlier dates, such as a late void, stays there.
  public func moved(from day: ServiceDate, to date: ServiceDate) -> [Tally] {
    let counted = date < day ? counts : underDoubt
    return counted.tallies.filter { tally in
      guard let dated = Counting.date(of: tally) else { return false }
      return dated == day || (Counting.isSkippedDate(tally) && dated >= date)
    }
  }
}

/// How it stands in a checkpoint, by names of its own: what a property is called here changes no checkpoint.
extension OpenDayCounts: Codable {
  enum CodingKeys: String, CodingKey {
    case counts
    case underDoubt = "under_doubt"
  }
}
