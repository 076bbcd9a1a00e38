public import Events
public import Settings

/// What a service day is opened with, by the settings: what is offered, and how the calendar calls the dates.
public struct DayOpening: Sendable {
  private let hours: OpeningHours
  private let offered: [OfferedService]

  public init(settings: KioskSettings) {
    hours = settings.hours
    let services = settings.kiosk.drill ? [] : settings.services
    offered = services.map {
      OfferedService(service: $0.code, name: $0.name.thai, channel: settings.kiosk.channel)
    }
  }

  /// - Parameter last: the last date of which it is certain that the kiosk ran; `nil`: nothing is said of earlier dates.
  public func opened(day: Int, date: ServiceDate, after last: ServiceDate?) -> ServiceDayOpened {
    ServiceDayOpened(
      day: day, date: date, status: status(of: date), offered: offered, skipped: skipped(after: last, before: date))
  }

  func status(of date: ServiceDate) -> DayStatus { hours.status(of: date) }

  private func skipped(after last: ServiceDate?, before date: ServiceDate) -> [SkippedDate] {
    guard let last, last < date else { return [] }
    let first = max(last.dayNumber + 1, date.dayNumber - ServiceDayOpened.longestGap)
    return (first..<date.dayNumber).map { number in
      let skipped = ServiceDate(dayNumber: number)
      let status = status(of: skipped)
      return SkippedDate(date: skipped, status: status == .open ? .noData : status)
    }
  }
}
