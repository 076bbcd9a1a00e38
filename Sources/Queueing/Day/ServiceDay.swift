public import Events

/// The service day that is open: a running number, and the date it counts for.
public struct OpenDay: Hashable, Sendable, Codable {
  /// From 1; only goes forward.
  public var id: Int
  public var date: ServiceDate

  public init(id: Int, date: ServiceDate) {
    self.id = id
    self.date = date
  }

  enum CodingKeys: String, CodingKey {
    case id, date
  }
}

/// What the clock asks of the service day.
///
/// | open day | believed date | change |
/// | --- | --- | --- |
/// | none | any | open the first day |
/// | same date | | none |
/// | earlier date | | close it, open the next |
/// | later date | | the day was dated wrongly: correct its date, numbers go on |
public enum DayChange: Hashable, Sendable {
  case none
  case open(OpenDay)
  case close(OpenDay, thenOpen: OpenDay)
  case correct(OpenDay, to: ServiceDate)

  /// - Parameter date: today's date by a clock that is not doubtful, or by staff's word.
  public init(from open: OpenDay?, to date: ServiceDate) {
    guard let open else {
      self = .open(OpenDay(id: 1, date: date))
      return
    }
    if date == open.date {
      self = .none
    } else if date > open.date {
      self = .close(open, thenOpen: OpenDay(id: open.id + 1, date: date))
    } else {
      self = .correct(open, to: date)
    }
  }
}
