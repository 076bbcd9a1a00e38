internal import Events

/// Dates and times of day in English, in the common era.
enum EnglishCalendar {
  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `Saturday 21 November 2026`
  static func date(_ date: ServiceDate) -> String {
    "\(days[date.weekday - 1]) \(date.day) \(months[date.month - 1]) \(date.year)"
  }

  /// `13:05`
  ///
  /// - Parameter minuteOfDay: 0…1439
  static func time(_ minuteOfDay: Int) -> String {
    let minute = minuteOfDay % 60
    return "\(minuteOfDay / 60 < 10 ? "0" : "")\(minuteOfDay / 60):\(minute < 10 ? "0" : "")\(minute)"
  }
}
