internal import Events

/// Which tickets count on another date than their own event says, because the date was settled later.
struct RedatedVisits: Hashable, Sendable, Codable {
  struct Range: Hashable, Sendable, Codable {
    var first: Int64
    var last: Int64
    var date: ServiceDate

    enum CodingKeys: String, CodingKey {
      case first, last, date
    }
  }

  /// More settlements than a year of daily dead batteries needs.
  private static let memory = 400

  var ranges: [Range] = []
  private var doubtSince: Int64?
  private var daySince: Int64 = 1

  enum CodingKeys: String, CodingKey {
    case ranges
    case doubtSince = "doubt_since"
    case daySince = "day_since"
  }

  mutating func dayBegan(at seq: Int64) {
    daySince = seq
  }

  mutating func doubtBegan(at seq: Int64) {
    doubtSince = doubtSince ?? seq
  }

  mutating func doubtEnded() {
    doubtSince = nil
  }

  /// Whether what happened at a position has no certain date yet.
  func isUnderDoubt(_ seq: Int64) -> Bool { doubtSince.map { seq >= $0 } ?? false }

  /// - Parameter wholeDay: the day itself was dated wrongly, so that every ticket since its opening moves.
  mutating func move(until seq: Int64, to date: ServiceDate, wholeDay: Bool) {
    ranges.append(Range(first: wholeDay ? daySince : doubtSince ?? seq, last: seq, date: date))
    ranges.removeFirst(max(0, ranges.count - Self.memory))
    doubtSince = nil
  }

  /// The ticket with the date on which its visit counts.
  func corrected(_ reference: TicketReference) -> TicketReference {
    var reference = reference
    for range in ranges where (range.first...range.last).contains(reference.seq) { reference.visit.date = range.date }
    return reference
  }
}
