public import Events

/// What one kiosk has counted on one date, by service and visitor type: a few sums of the same tallies of which the
/// tables are made.
public struct DayTotals: Hashable, Sendable {
  /// Visitors by service and visitor type; voided tickets are taken off.
  public private(set) var visits: [String: [String: Int]] = [:]
  /// Tickets taken back.
  public private(set) var voided = 0
  /// Valid ratings.
  public private(set) var ratings = 0

  public init(_ counts: Counts, on date: ServiceDate) {
    for tally in counts.tallies where Counting.date(of: tally) == date {
      switch tally.table {
      case Counting.visits: addVisit(tally)
      case Counting.ratings where tally.measure.hasPrefix("rating_"): ratings &+= tally.count
      default: break
      }
    }
  }

  private mutating func addVisit(_ tally: Tally) {
    guard ["issued", "voided", "staff_counted"].contains(tally.measure) else { return }
    let isVoid = tally.measure == "voided"
    if isVoid { voided &+= tally.count }
    let (service, type) = (tally.by[.service], tally.by[.visitorType])
    visits[service, default: [:]][type, default: 0] &+= isVoid ? -tally.count : tally.count
  }
}
