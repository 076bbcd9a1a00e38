internal import Events

/// A part of the date and time that staff set.
public enum DateField: String, Hashable, Sendable, CaseIterable {
  case day, month, year, hour, minute

  /// The value one step on or back; each field turns round within itself, and a day that its month does not have becomes
  /// the month's last.
  func stepped(_ value: OfficeClock, by step: Int) -> OfficeClock {
    let date = value.date
    switch self {
    case .day:
      let days = Self.length(date)
      return value.with(year: date.year, month: date.month, day: (date.day - 1 + step + days) % days + 1)
    case .month:
      return value.with(year: date.year, month: (date.month - 1 + step + 12) % 12 + 1, day: date.day)
    case .year:
      return value.with(year: min(max(date.year + step, 2000), 2199), month: date.month, day: date.day)
    case .hour:
      return OfficeClock(date: date, minute: (value.minute + step * 60 + 1440) % 1440)
    case .minute:
      return OfficeClock(date: date, minute: value.minute / 60 * 60 + (value.minute % 60 + step + 60) % 60)
    }
  }

  private static func length(_ date: ServiceDate) -> Int {
    (28...31).last { ServiceDate(year: date.year, month: date.month, day: $0) != nil } ?? 28
  }
}

extension OfficeClock {
  fileprivate func with(year: Int, month: Int, day: Int) -> OfficeClock {
    let date = (1...day).reversed().lazy.compactMap { ServiceDate(year: year, month: month, day: $0) }.first
    return OfficeClock(date: date ?? self.date, minute: minute)
  }
}
