public import Events

/// The queue's own clock, by which visits get their turn: milliseconds that only go forward.
///
/// | since the ticket before | it goes forward by |
/// | --- | --- |
/// | the same boot | the time since boot that has passed |
/// | another boot, both wall clocks believed | what the wall clock shows, at least the time since this boot |
/// | another boot, a wall clock in doubt | the time since this boot |
///
/// At least by 1, so that no jump of the wall clock and no second press within a millisecond changes an order. It begins
/// with the wall clock of the journal's first ticket, and is never set again.
public struct QueueClock: Hashable, Sendable, Codable {
  /// The base of the last ticket.
  public private(set) var base: Int64
  /// When that ticket was given.
  public private(set) var stamp: Stamp

  public init(base: Int64, stamp: Stamp) {
    self.base = base
    self.stamp = stamp
  }

  enum CodingKeys: String, CodingKey {
    case base, stamp
  }

  /// The base of a ticket that is given now.
  ///
  /// - Parameter last: the clock as the last ticket left it; `nil` before the first.
  public static func base(after last: QueueClock?, at now: Stamp) -> Int64 {
    guard let last else { return now.at }
    return last.base + max(1, last.elapsed(until: now))
  }

  private func elapsed(until now: Stamp) -> Int64 {
    if now.boot == stamp.boot { return now.uptime - stamp.uptime }
    let isBelieved = stamp.clock != .doubtful && now.clock != .doubtful
    return max(now.uptime, isBelieved ? now.at - stamp.at : 0)
  }
}

/// How long before their own time the visitors of a lane count as having come (milliseconds).
public struct HeadStart: Hashable, Sendable {
  /// Twenty minutes for the special lane.
  public static let standard = HeadStart([.priority: 20 * 60_000])

  private let lanes: [Lane: Int64]

  /// - Parameter lanes: 0 or more by lane; a lane that is not named has none.
  public init(_ lanes: [Lane: Int64]) {
    self.lanes = lanes.mapValues { max(0, $0) }
  }

  public subscript(lane: Lane) -> Int64 { lanes[lane] ?? 0 }
}
