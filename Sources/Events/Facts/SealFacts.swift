/// The totals of a date as they stood when this was written, before the bodies that they were counted from are purged.
///
/// Whatever counted on the date before this event is in its totals: a count of the journal takes the newest seal of a
/// date, and adds what the events after it count.
public struct ServiceDaySealed: EventContent {
  public static let kind = Fact.Kind.day(.sealed)
  public static let version = 1

  public var date: ServiceDate
  /// Every count of the date, and of no other.
  public var totals: [Tally]

  public init(date: ServiceDate, totals: [Tally]) {
    self.date = date
    self.totals = totals
  }
}
