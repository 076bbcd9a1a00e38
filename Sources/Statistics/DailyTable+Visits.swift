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
      .code("service_code", thai: "รหัสงานบริการ", by: .service),
      Column("service_name", thai: "งานบริการ") { .known($0.day.name(of: $0.by[.service])) },
      .code("channel", thai: "ช่องทางการให้บริการ", by: .channel, values: ThaiWords.channels),
      .code("period", thai: "ช่วงเวลาให้บริการ", by: .period, values: ThaiWords.periods),
      .code("visitor_type", thai: "ประเภทผู้รับบริการ", by: .visitorType, values: ThaiWords.visitorTypes),
      .code("priority", thai: "ประเภทคิว", by: .lane, values: ThaiWords.lanes),
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
    shownBy: [
      Counting.visits: [.date, .service, .visitorType, .lane, .channel, .period], Counting.days: [.date],
      Counting.offered: [.date, .service, .channel, .name],
    ]
  ) { counted, origin in
    let days = [ServiceDate: KnownDay](
      days: counted[Counting.days] ?? [], offers: counted[Counting.offered] ?? [])
    let visits = (counted[Counting.visits] ?? []).filter(\.figures.hasSums)
    let seen = Set(visits.map { $0.by.projected(on: offer) })
    let visitedDates = Set(visits.map(\.date))
    let visited = visits.map {
      DailyCount(
        origin: origin, date: $0.date, by: $0.by, figures: $0.figures, day: days[$0.date] ?? KnownDay())
    }
    return visited
      + days.flatMap { date, day in
        unvisited(day, on: date, of: origin, beside: seen, isVisited: visitedDates.contains(date))
      }
  }

  private static func unvisited(
    _ day: KnownDay, on date: ServiceDate, of origin: Origin, beside seen: Set<Dimensions>, isVisited: Bool
  ) -> [DailyCount] {
    let offered = Set(day.offers.map { $0.by.projected(on: offer) })
    let isBlank = offered.isEmpty && day.status != nil && !isVisited
    let blank: [Dimensions] = isBlank ? [[.date: date.description]] : []
    return offered.subtracting(seen).union(blank).map { by in
      DailyCount(origin: origin, date: date, by: by, figures: Figures(), day: day, isMeasured: !isBlank)
    }
  }

  /// What a service that nobody asked for has in common with one that somebody came for.
  private static let offer: Set<Dimension> = [.date, .service, .channel]
}

extension DailyCount {
  var visits: Int { self["issued"] &- self["voided"] &+ self["staff_counted"] }

  /// The numbers kept for each series, by number, then label.
  fileprivate func numbers(_ measure: String) -> (first: String, last: String) {
    let sorted = figures.numbers(measure).sorted {
      $0.number == $1.number ? $0.description.precedesInBytes($1.description) : $0.number < $1.number
    }
    return (sorted.first?.description ?? "", sorted.last?.description ?? "")
  }
}
