public import Events

extension DaySummary {
  /// What something is called, by its code.
  public typealias Named = (code: String, name: Bilingual)

  /// The office's services and visitor types in their order, with what was counted of them; codes that are not offered any
  /// more stand at the end under their own name.
  ///
  /// - Parameter minuteOfDay: when it is printed; `nil` under a doubtful clock.
  public init(
    of totals: DayTotals, office: Bilingual, kiosk: String, date: ServiceDate, minuteOfDay: Int?, services: [Named],
    visitorTypes: [Named], isDrill: Bool
  ) {
    let services = services + totals.visits.keys.notAmong(services)
    let lines = services.map { Service(name: $0.name, totals.visits[$0.code] ?? [:], visitorTypes) }
    self.init(
      office: office, kiosk: kiosk, date: date, minuteOfDay: minuteOfDay, services: lines,
      visits: lines.reduce(0) { $0 + $1.visits }, voided: totals.voided, ratings: totals.ratings, isDrill: isDrill)
  }
}

extension DaySummary.Service {
  fileprivate init(name: Bilingual, _ counts: [String: Int], _ types: [DaySummary.Named]) {
    let lines = (types + counts.keys.notAmong(types)).compactMap { code, name in
      counts[code].flatMap { $0 == 0 ? nil : DaySummary.Line(name: name, count: $0) }
    }
    self.init(name: name, visits: counts.values.reduce(0, +), types: lines)
  }
}

extension Collection<String> {
  /// The codes that are none of the named ones, under their own name.
  fileprivate func notAmong(_ named: [DaySummary.Named]) -> [DaySummary.Named] {
    let known = Set(named.map(\.code))
    return filter { !known.contains($0) }.sorted().map { ($0, Bilingual(thai: $0)) }
  }
}
