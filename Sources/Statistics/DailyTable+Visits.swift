import Events

extension DailyTable {
  /// Visitors by service, channel, period, visitor type and lane: `visits = issued − voided + staff_counted`.
  ///
  /// | what is known of a date | rows |
  /// | --- | --- |
  /// | somebody came for a service | one for each combination that was counted |
  /// | nobody asked for a service that was offered | one of zeros, without period, visitor type and lane |
  /// | nothing was offered: closed, a holiday, no data, a drill | one without service, its figures empty |
  ///
  /// What follows the call of a number is empty until the office records calls.
  public static let visits = DailyTable(
    name: Counting.visits,
    columns: [
      .date, .fiscalYear, .site, .kiosk,
      .code("service_code", thai: "รหัสงานบริการ", at: VisitKey.service),
      Column("service_name", thai: "งานบริการ") { .known($0.day.name(of: $0.key[VisitKey.service])) },
      .code("channel", thai: "ช่องทางการให้บริการ", at: VisitKey.channel, values: ThaiWords.channels),
      .code("period", thai: "ช่วงเวลาให้บริการ", at: VisitKey.period, values: ThaiWords.periods),
      .code("visitor_type", thai: "ประเภทผู้รับบริการ", at: VisitKey.visitorType, values: ThaiWords.visitorTypes),
      .code("priority", thai: "ประเภทคิว", at: VisitKey.lane, values: ThaiWords.lanes),
      .figure("issued", thai: "จำนวนบัตรคิวที่ออก (ใบ)", unit: .tickets) { $0["issued"] },
      .figure("voided", thai: "จำนวนบัตรคิวที่ยกเลิก (ใบ)", unit: .tickets) { $0["voided"] },
      .figure("visits", thai: "จำนวนผู้รับบริการ (คน)", unit: .persons) { $0.visits },
      .notMeasured("served", thai: "จำนวนผู้ได้รับบริการแล้ว (คน)", unit: .persons),
      .notMeasured("services", thai: "จำนวนการให้บริการ (ครั้ง)", unit: .times),
      .notMeasured("no_shows", thai: "จำนวนผู้ไม่มาตามคิว (คน)", unit: .persons),
      .notMeasured("abandoned", thai: "จำนวนผู้ยกเลิกหรือไม่รอรับบริการ (คน)", unit: .persons),
      Column("first_no", thai: "หมายเลขคิวแรก") { .known($0.numbers(Counting.firstNumber).first) },
      Column("last_no", thai: "หมายเลขคิวสุดท้าย") { .known($0.numbers(Counting.lastNumber).last) },
      Column("day_status", thai: "สถานะวันทำการ", inThai: { ThaiWords.dayStatuses[$0] ?? $0 }) {
        .known($0.day.status?.rawValue ?? "")
      },
      Column("revision", thai: "ครั้งที่ปรับปรุง") { .integer($0.day.revision) },
      .figure("staff_counted", thai: "จำนวนผู้รับบริการที่เจ้าหน้าที่นับ (คน)", unit: .persons) { $0["staff_counted"] },
    ],
    keyLengths: [Counting.visits: VisitKey.length, Counting.days: 1, Counting.offered: 4],
    typePosition: VisitKey.visitorType
  ) { keys, origin in
    let days = [ServiceDate: KnownDay](days: keys[Counting.days] ?? [], offers: keys[Counting.offered] ?? [])
    let counted = (keys[Counting.visits] ?? []).filter(\.isVisited)
    let seen = Set(counted.map { $0.served })
    let visited = counted.map {
      DailyCount(origin: origin, date: $0.date, key: $0.key, measures: $0.measures, day: days[$0.date] ?? KnownDay())
    }
    return visited + days.flatMap { date, day in unvisited(day, on: date, of: origin, beside: seen) }
  }

  private static func unvisited(
    _ day: KnownDay, on date: ServiceDate, of origin: Origin, beside seen: Set<ByteKey>
  ) -> [DailyCount] {
    let offered = Set(day.offers.map { ByteKey(date.description, $0.service, $0.channel) })
    let isBlank = offered.isEmpty && day.status != nil && !seen.contains { $0.texts[0] == date.description }
    let blank = isBlank ? [ByteKey(date.description, "", "")] : []
    return offered.subtracting(seen).union(blank).map { served in
      let key = [served.texts[0], served.texts[1], "", "", served.texts[2], ""]
      return DailyCount(
        origin: origin, date: date, key: key, measures: [:], day: day, isMeasured: !isBlank)
    }
  }
}

/// Where in the key of `visits` each dimension stands.
private enum VisitKey {
  static let service = 1
  static let visitorType = 2
  static let lane = 3
  static let channel = 4
  static let period = 5
  static let length = 6
}

extension CountedKey {
  /// Where every visit was moved to another date, only first and last numbers are left.
  fileprivate var isVisited: Bool { measures.contains { Joining(of: $0.key) == .sum && $0.value != 0 } }

  /// Date, service and channel.
  fileprivate var served: ByteKey { ByteKey(key[0], key[VisitKey.service], key[VisitKey.channel]) }
}

extension DailyCount {
  var visits: Int { self["issued"] &- self["voided"] &+ self["staff_counted"] }

  /// The numbers kept for each series, by number, then label.
  fileprivate func numbers(_ measure: String) -> (first: String, last: String) {
    let numbers = measures.filter { $0.key.utf8.starts(with: measure.utf8) }.map { kept in
      let series = String(decoding: kept.key.utf8.dropFirst(measure.utf8.count), as: UTF8.self)
      return TicketNumber(series: series, number: kept.value)
    }
    let sorted = numbers.sorted {
      $0.number == $1.number ? $0.description.precedesInBytes($1.description) : $0.number < $1.number
    }
    return (sorted.first?.description ?? "", sorted.last?.description ?? "")
  }
}
