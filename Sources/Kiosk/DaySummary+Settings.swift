internal import Events
internal import Settings
internal import Statistics
internal import VisitorJourney

extension DaySummary {
  /// What this kiosk has counted on a date, in the words of its settings.
  init(_ settings: KioskSettings, _ state: KioskState, on date: ServiceDate, minuteOfDay: Int?) {
    self.init(
      of: DayTotals(state.counted.counts, on: date), office: settings.site.name, kiosk: settings.kiosk.code,
      date: date, minuteOfDay: minuteOfDay, services: settings.services.map { ($0.code, $0.name) },
      visitorTypes: settings.visitorTypes.map { ($0.code, $0.name) }, isDrill: settings.kiosk.drill)
  }
}
