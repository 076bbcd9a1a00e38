internal import Events

/// Times of day on paper, as the Thai public reads them (official letters: `13.05 น.`, not `13:05`) and in English.
enum TicketTime {
  /// `13.05 น.`, never broken; `13:05`.
  ///
  /// - Parameter minuteOfDay: 0…1439
  static func clock(_ minuteOfDay: Int) -> Bilingual {
    let (hour, minute) = (padded(minuteOfDay / 60), padded(minuteOfDay % 60))
    return Bilingual(thai: "\(hour).\(minute)\u{A0}น.", english: "\(hour):\(minute)")
  }

  /// `เวลา 13.05 น.`, never broken; `13:05`.
  ///
  /// - Parameter minuteOfDay: 0…1439
  static func words(_ minuteOfDay: Int) -> Bilingual {
    let clock = clock(minuteOfDay)
    return Bilingual(thai: "เวลา\u{A0}\(clock.thai)", english: clock.english)
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
