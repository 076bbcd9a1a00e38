internal import Events
internal import Queueing
internal import Settings
internal import Queueing
internal import VisitorJourney

extension OfficeDescribed {
  /// What the settings say of the office.
  init(_ settings: KioskSettings) {
    let week = zip(1...7, settings.hours.week).compactMap { weekday, hours in
      hours.map { DescribedWeekday(weekday: weekday, hours: DescribedHours($0)) }
    }
    let exceptions = settings.hours.exceptions.sorted { $0.key < $1.key }.map { date, exception in
      switch exception {
      case .holiday(let name):
        DescribedDate(date: date, hours: nil, holiday: name)
      case .hours(let hours): DescribedDate(date: date, hours: DescribedHours(hours), holiday: nil)
      }
    }
    self.init(services: settings.services.map { DescribedService($0) }, week: week, exceptions: exceptions)
  }
}

extension DescribedHours {
  fileprivate init(_ hours: DayHours) {
    self.init(
      ticketsFrom: hours.ticketsFrom, open: hours.open, lastTicket: hours.lastTicket, close: hours.close,
      lunch: hours.lunch, extended: hours.extended)
  }
}

extension DescribedService {
  fileprivate init(_ service: ServiceSettings) {
    let guide = service.offer.guide
    self.init(
      code: service.code, name: service.name, work: service.kind.rawValue, series: service.series,
      place: guide.place, documents: guide.documents,
      lastTicket: service.lastTicket, guide: DescribedGuide(guide))
  }
}

extension DescribedGuide {
  /// - Returns: `nil` where the office tells no more of the service than where it is and what to bring.
  fileprivate init?(_ guide: ServiceGuide) {
    guard
      guide
        != ServiceGuide(
          place: guide.place, documents: guide.documents, responsibleUnit: guide.responsibleUnit,
          telephone: guide.telephone)
    else { return nil }
    self.init(
      fee: guide.fee,
      steps: guide.steps.map {
        Step(
          text: $0.text, duration: $0.duration?.value, unit: $0.duration?.unit.rawValue,
          condition: $0.condition)
      },
      channels: guide.channels, laws: guide.laws,
      onlineAddress: guide.onlineAddress, revised: guide.revised)
  }
}
