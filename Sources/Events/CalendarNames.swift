/// The names of days and months in one language. Tables of our own: ICU would be 40 MB for some sixty words.
///
/// Source: CLDR, locales `th` and `en`.
public struct CalendarNames: Hashable, Sendable {
  /// Monday first, as in ISO 8601.
  public let days: [String]
  public let shortDays: [String]
  /// January first.
  public let months: [String]
  public let shortMonths: [String]

  public static let thai = CalendarNames(
    days: ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"],
    shortDays: ["จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา."],
    months: [
      "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
      "พฤศจิกายน", "ธันวาคม",
    ],
    shortMonths: [
      "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
    ])

  public static let english = CalendarNames(
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    shortDays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
}

extension ServiceDate {
  /// `21 พ.ย. 2569`, the year of the Buddhist era; `21 Nov 2026`.
  public var shortWords: Bilingual {
    Bilingual(
      thai: "\(day) \(CalendarNames.thai.shortMonths[month - 1]) \(buddhistYear)",
      english: "\(day) \(CalendarNames.english.shortMonths[month - 1]) \(year)")
  }

  /// `ส. 21 พ.ย. 2569`, `Sat 21 Nov 2026`
  public var shortWordsWithDay: Bilingual {
    let date = shortWords
    return Bilingual(
      thai: "\(CalendarNames.thai.shortDays[weekday - 1]) \(date.thai)",
      english: "\(CalendarNames.english.shortDays[weekday - 1]) \(date.english)")
  }

  /// `วันเสาร์ที่ 21 พฤศจิกายน พ.ศ. 2569`, which may be broken before `พ.ศ.` but not after it; `Saturday 21 November 2026`.
  public var words: Bilingual {
    let (thai, english) = (CalendarNames.thai, CalendarNames.english)
    return Bilingual(
      thai: "วัน\(thai.days[weekday - 1])ที่ \(day) \(thai.months[month - 1]) พ.ศ.\u{A0}\(buddhistYear)",
      english: "\(english.days[weekday - 1]) \(day) \(english.months[month - 1]) \(year)")
  }
}
