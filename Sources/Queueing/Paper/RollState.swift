public import Events

/// The roll of paper in a printer, as the journal tells it: constant work for each event.
public struct RollState: Hashable, Sendable, Codable {
  /// Millimetres used since the roll was put in.
  public internal(set) var used = 0
  /// Tickets on it so far.
  public internal(set) var tickets = 0
  /// Paper ran out or the cover was opened: what lies in the printer next counts as a new roll.
  var mayBeChanged = false
  /// Staff have been asked whether print is seen, and nobody has answered.
  public internal(set) var isAsked = false
  public internal(set) var isWrongWayRound = false

  public init() {}

  enum CodingKeys: String, CodingKey {
    case used = "used_mm"
    case tickets
    case mayBeChanged = "may_be_changed"
    case isAsked = "asked"
    case isWrongWayRound = "wrong_way_round"
  }

  init(isAsked: Bool) {
    self.isAsked = isAsked
  }

  mutating func take(_ handed: TicketHandedOver) {
    guard let length = handed.length else { return }
    used += length
    tickets += 1
  }

  /// The tickets that the rest is good for, by the average of those on this roll.
  ///
  /// - Returns: `nil` before the first ticket.
  public func ticketsLeft(of length: Int) -> Int? {
    guard tickets > 0, used > 0 else { return nil }
    return max(0, length - used) * tickets / used
  }
}

/// What is known of a printer, and since when.
public struct PrinterKnowledge: Hashable, Sendable, Codable {
  public internal(set) var state: PrinterState
  public internal(set) var reasons: [String]
  /// Milliseconds since 1970 UTC of the last word about it.
  public internal(set) var lastKnown: Int64

  enum CodingKeys: String, CodingKey {
    case state, reasons
    case lastKnown = "last_known"
  }
}

/// How long a roll is and when to warn of its end.
public struct RollMeasure: Hashable, Sendable {
  /// Millimetres.
  public var length: Int
  /// Warn when it is good for so many tickets or fewer.
  public var warnAt: Int

  public init(length: Int, warnAt: Int) {
    self.length = length
    self.warnAt = warnAt
  }

  public func isLow(_ roll: RollState) -> Bool { roll.ticketsLeft(of: length).map { $0 <= warnAt } ?? false }
}
