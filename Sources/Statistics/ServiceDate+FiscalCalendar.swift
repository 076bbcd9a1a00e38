public import Events

/// The Thai government's fiscal calendar: 1 October to 30 September, named by the Buddhist year in which it ends.
extension ServiceDate {
  /// The fiscal year of the Buddhist era (ปีงบประมาณ).
  public var fiscalYear: Int { buddhistYear + (month >= 10 ? 1 : 0) }

  /// 1…12, October 1.
  public var fiscalMonth: Int { (month + 2) % 12 + 1 }

  /// 1…4, October to December 1.
  public var fiscalQuarter: Int { (fiscalMonth - 1) / 3 + 1 }

  /// The ISO 8601 week, which belongs to the year of its Thursday. Weeks straddle months and fiscal years, so weekly
  /// figures never add up to monthly ones.
  public var isoWeek: ISOWeek {
    let thursday = adding(days: 4 - weekday)
    return ISOWeek(year: thursday.year, week: thursday.daysSinceNewYear / 7 + 1)
  }

  private var daysSinceNewYear: Int {
    ServiceDate(year: year, month: 1, day: 1).map { dayNumber - $0.dayNumber } ?? 0
  }
}

/// A week as ISO 8601 numbers it, written `2026-W47`.
public struct ISOWeek: Hashable, Sendable, CustomStringConvertible {
  /// Of the common era.
  public let year: Int
  /// 1…53
  public let week: Int

  public var description: String { "\(year)-W\(week < 10 ? "0" : "")\(week)" }
}
