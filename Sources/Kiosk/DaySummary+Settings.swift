internal import Events
internal import Settings
internal import Statistics
internal import VisitorJourney

extension DaySummary {
  /// The office's services and visitor types with what was counted of them; codes that the settings no longer have
  /// stand at the end under their own name.
  init(_ settings: KioskSettings, _ state: KioskState, on date: ServiceDate, minuteOfDay: Int?) {
    let totals = DayTotals(state.counts, on: date)
    let offered = settings.services.map { ($0.code, $0.name) }
    let known = Set(offered.map(\.0))
    let others = totals.visits.keys.filter { !known.contains($0) }.sorted().map { ($0, Bilingual(thai: $0)) }
    let types = settings.visitorTypes.map { ($0.code, $0.name) }
    let services = (offered + others).map { code, name in
      Service(name: name, totals.visits[code] ?? [:], types)
    }
    self.init(
      office: settings.site.name, kiosk: settings.kiosk.code, date: date, minuteOfDay: minuteOfDay,
      services: services, visits: services.reduce(0) { $0 + $1.visits }, voided: totals.voided,
      ratings: totals.ratings, isDrill: settings.kiosk.drill)
  }
}

extension DaySummary.Service {
  fileprivate init(name: Bilingual, _ counts: [String: Int], _ types: [(code: String, name: Bilingual)]) {
    let known = Set(types.map(\.code))
    let others = counts.keys.filter { !known.contains($0) }.sorted().map { ($0, Bilingual(thai: $0)) }
    let lines = (types + others).compactMap { code, name in
      counts[code].flatMap { $0 == 0 ? nil : DaySummary.Line(name: name, count: $0) }
    }
    self.init(name: name, visits: counts.values.reduce(0, +), types: lines)
  }
}
