public import Events

/// What the office's calendar and hours allow: tickets, ratings, and how it calls the dates.
public struct OfficeRule: Sendable {
  /// Ratings count from so many minutes before opening until as many after closing.
  static let ratingMargin = 30

  public let time: OfficeTime
  public let hours: OpeningHours
  /// By service, where it has a limit of its own: the minute of the day from which it gives no ticket.
  private let lastTickets: [String: Int]
  /// What visitors can ask for at this kiosk; empty in a drill, of which nothing counts.
  private let offered: [OfferedService]

  public init(
    time: OfficeTime, hours: OpeningHours, lastTickets: [String: Int] = [:], offered: [OfferedService] = []
  ) {
    self.time = time
    self.hours = hours
    self.lastTickets = lastTickets
    self.offered = offered
  }

  // MARK: - Hours

  /// Whether a service gives numbers.
  ///
  /// - Parameter minute: of the office's day, 0…1439.
  public func gate(of service: String, on date: ServiceDate, minute: Int) -> TicketGate {
    hours.gate(on: date, minute: minute, lastTicket: lastTickets[service])
  }

  /// No ticket is refused for the hour while the clock is doubtful.
  ///
  /// - Throws: `.notYetOpen`, `.noMoreTickets`, `.serviceClosedToday`, `.holiday`.
  public func checkHours(for service: String, on day: OpenDay, at stamp: Stamp) throws(Refusal) {
    guard stamp.clock != .doubtful else { return }
    switch gate(of: service, on: day.date, minute: time.minuteOfDay(at: stamp.at)) {
    case .open: return
    case .notYetOpen(let from): throw Refusal(.notYetOpen, detail: Self.timeOfDay(from))
    case .noMoreTickets: throw Refusal(.noMoreTickets)
    case .closedToday: throw Refusal(.serviceClosedToday)
    case .holiday(let name): throw Refusal(.holiday, detail: name.thai)
    }
  }

  /// In which part of the day a visit falls; within hours while the clock is doubtful.
  public func period(on day: OpenDay, at stamp: Stamp) -> ServicePeriod {
    guard stamp.clock != .doubtful else { return .office }
    return hours.period(on: day.date, minute: time.minuteOfDay(at: stamp.at))
  }

  /// Whether a rating falls within opening ± 30 min; always while the clock is doubtful.
  public func isWithinRatingHours(at stamp: Stamp) -> Bool {
    guard stamp.clock != .doubtful else { return true }
    guard let today = hours.hours(on: time.date(at: stamp.at)) else { return false }
    let minute = time.minuteOfDay(at: stamp.at)
    return minute >= today.open - Self.ratingMargin && minute < today.close + Self.ratingMargin
  }

  // MARK: - Dates

  public func status(of date: ServiceDate) -> DayStatus { hours.status(of: date) }

  /// What a service day is opened with: what is offered, and how the calendar calls the dates.
  ///
  /// - Parameter last: the last date of which it is certain that the kiosk ran; `nil`: nothing is said of earlier dates.
  public func opening(of day: OpenDay, after last: ServiceDate?) -> ServiceDayOpened {
    ServiceDayOpened(
      day: day.id, date: day.date, status: status(of: day.date), offered: offered,
      skipped: skipped(after: last, before: day.date))
  }

  private func skipped(after last: ServiceDate?, before date: ServiceDate) -> [SkippedDate] {
    guard let last, last < date else { return [] }
    let first = max(last.dayNumber + 1, date.dayNumber - ServiceDayOpened.longestGap)
    return (first..<date.dayNumber).map { number in
      let skipped = ServiceDate(dayNumber: number)
      let status = status(of: skipped)
      return SkippedDate(date: skipped, status: status == .open ? .noData : status)
    }
  }

  /// A time of day as Thai offices write it: `08.30`.
  private static func timeOfDay(_ minute: Int) -> String {
    let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return parts.joined(separator: ".")
  }
}
