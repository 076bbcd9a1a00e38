import Events

extension DailyTable {
  /// Valid ratings by device, counter, service and survey channel, and beside them those that are not counted, with the
  /// reasons.
  ///
  /// Means and percentages are computed from the integer sums of the row, never from rounded figures, and are empty
  /// without a valid rating.
  public static let ratings = DailyTable(
    name: Counting.ratings,
    columns: [
      .date, .site, .kiosk,
      .code("device", thai: "อุปกรณ์ประเมิน", by: .device),
      .code("basis", thai: "จุดประเมิน", by: .basis, values: ThaiWords.bases),
      .number("counter_no", thai: "ช่องบริการ", by: .counter),
      .code("question", thai: "เรื่องที่ประเมิน", by: .question, values: ThaiWords.questions),
      .number("scale", thai: "จำนวนระดับของแป้น", by: .scale),
      .level(1, thai: "พึงพอใจน้อยที่สุด"), .level(2, thai: "พึงพอใจน้อย"), .level(3, thai: "พึงพอใจปานกลาง"),
      .level(4, thai: "พึงพอใจมาก"), .level(5, thai: "พึงพอใจมากที่สุด"),
      .figure("ratings", thai: "จำนวนครั้งที่ประเมิน (ครั้ง)", unit: .times) { $0.ratings },
      Column("mean", thai: "คะแนนเฉลี่ย", unit: .score) {
        FixedPoint($0.ratingSum, over: $0.ratings, digits: 3).map(Cell.decimal) ?? .empty
      },
      Column("sat_pct", thai: "ร้อยละความพึงพอใจ", unit: .percent) {
        Satisfaction.percent(sum: $0.ratingSum, ratings: $0.ratings).map(Cell.decimal) ?? .empty
      },
      .figure("excluded", thai: "คะแนนที่ไม่นับ (ครั้ง)", unit: .times) { $0.excluded },
      Column("excluded_by_reason", thai: "คะแนนที่ไม่นับ จำแนกตามเหตุผล", unit: .times, inThai: Exclusions.inThai) {
        .known(Exclusions.text(of: $0))
      },
      .code("service_code", thai: "รหัสงานบริการ", by: .service),
      Column("service_name", thai: "งานบริการ") { .known($0.day.name(of: $0.by[.service])) },
      .code("survey_channel", thai: "ช่องทางการประเมิน", by: .survey, values: ThaiWords.surveys),
    ],
    shownBy: [
      Counting.ratings: [.date, .device, .basis, .counter, .question, .scale, .service, .survey],
      Counting.offered: [.date, .service, .channel, .name],
    ]
  ) { counted, origin in
    let days = [ServiceDate: KnownDay](days: [], offers: counted[Counting.offered] ?? [])
    return (counted[Counting.ratings] ?? []).map {
      DailyCount(
        origin: origin, date: $0.date, by: $0.by, figures: $0.figures, day: days[$0.date] ?? KnownDay())
    }
  }
}

/// The satisfaction score.
public enum Satisfaction {
  /// Method A, the usual Thai reporting: `100 · S / (5 n)`, which is the mean times 20, with 2 decimals.
  ///
  /// - Returns: `nil` without a rating.
  public static func percent(sum: Int, ratings: Int) -> FixedPoint? {
    FixedPoint(sum &* 20, over: ratings, digits: 2)
  }
}

/// Why ratings are not counted, in one text: `NOBODY:1;PLAY:3`, by the reasons' names.
private enum Exclusions {
  static let reasons = ExclusionReason.allCases.sorted { $0.rawValue.precedesInBytes($1.rawValue) }

  static func text(of count: DailyCount) -> String {
    reasons.filter { count[Counting.measure(of: $0)] != 0 }
      .map { "\($0.rawValue):\(count[Counting.measure(of: $0)])" }.joined(separator: ";")
  }

  @Sendable
  static func inThai(_ text: String) -> String {
    let parts = text.split(separator: ";").map { part in
      let (reason, number) = (part.prefix { $0 != ":" }, part.drop { $0 != ":" })
      return (ThaiWords.reasons[String(reason)] ?? String(reason)) + number
    }
    return parts.joined(separator: ";")
  }
}

extension Column {
  fileprivate static func level(_ level: Int, thai: String) -> Column {
    .figure("rating_\(level)", thai: "\(thai) (\(level)) (ครั้ง)", unit: .times) { $0[Counting.measure(ofLevel: level)] }
  }
}

extension DailyCount {
  fileprivate var ratings: Int {
    Counting.levels.reduce(0) { $0 &+ self[Counting.measure(ofLevel: $1)] }
  }

  fileprivate var ratingSum: Int {
    Counting.levels.reduce(0) { $0 &+ $1 &* self[Counting.measure(ofLevel: $1)] }
  }

  fileprivate var excluded: Int {
    ExclusionReason.allCases.reduce(0) { $0 &+ self[Counting.measure(of: $1)] }
  }
}
