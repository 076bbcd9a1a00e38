internal import Events

/// Dates and times of day as the Thai public reads them. Tables of our own: ICU would be 40 MB for nineteen words.
///
/// Source of the words: CLDR, locale `th`; of the time's form, official letters (`13.05 น.`, not `13:05`).
enum ThaiCalendar {
  private static let days = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
  private static let months = [
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
    "พฤศจิกายน", "ธันวาคม",
  ]

  /// `วันเสาร์ที่ 21 พฤศจิกายน พ.ศ. 2569`, which may be broken before the year's `พ.ศ.` but not after it.
  static func date(_ date: ServiceDate) -> String {
    let day = "วัน\(days[date.weekday - 1])ที่ \(date.day) \(months[date.month - 1])"
    return "\(day) พ.ศ.\u{A0}\(date.buddhistYear)"
  }

  /// `เวลา 13.05 น.`, never broken.
  ///
  /// - Parameter minuteOfDay: 0…1439
  static func time(_ minuteOfDay: Int) -> String { "เวลา\u{A0}" + clock(minuteOfDay) }

  /// `13.05 น.`
  static func clock(_ minuteOfDay: Int) -> String {
    let minute = minuteOfDay % 60
    return "\(minuteOfDay / 60 < 10 ? "0" : "")\(minuteOfDay / 60).\(minute < 10 ? "0" : "")\(minute)\u{A0}น."
  }
}
