public import Events

/// Whether a number may be given at a moment, and if not, what to tell the visitor. Minutes are since midnight.
public enum TicketGate: Hashable, Sendable {
  case open
  /// Numbers are given from this minute on, today.
  case notYetOpen(from: Int)
  case noMoreTickets
  case holiday(Bilingual)
  /// A day of the week on which the office is closed.
  case closedToday
}

extension OpeningHours {
  /// In which part of the day a visit falls, so that an office can prove service outside office hours (GECC physical
  /// criterion 1).
  ///
  /// | the day | the minute | period |
  /// |---|---|---|
  /// | closed, or a holiday | any | WEEKEND_HOLIDAY |
  /// | marked `extended` | `tickets_from` until closing | EXTENDED |
  /// | Saturday or Sunday | any other | WEEKEND_HOLIDAY |
  /// | a working day | in the lunch break | LUNCH |
  /// | | `tickets_from` until closing; who queues before the doors open is no extended service | OFFICE |
  /// | | any other | EXTENDED |
  ///
  /// - Parameter minute: 0…1439 since local midnight.
  public func period(on date: ServiceDate, minute: Int) -> ServicePeriod {
    guard let hours = hours(on: date) else { return .weekendOrHoliday }
    let isServing = (hours.ticketsFrom..<max(hours.ticketsFrom, hours.close)).contains(minute)
    if hours.extended && isServing { return .extended }
    if date.weekday > 5 { return .weekendOrHoliday }
    if let lunch = hours.lunch, lunch.contains(minute) { return .lunch }
    return isServing ? .office : .extended
  }

  /// Whether a number may be given. `last_ticket: 16.00` ends with the last second before 16.00.
  ///
  /// - Parameters:
  ///   - minute: 0…1439 since local midnight.
  ///   - lastTicket: the service's own limit; `nil`: the day's. Never later than closing time.
  public func gate(on date: ServiceDate, minute: Int, lastTicket: Int?) -> TicketGate {
    if case .holiday(let label) = exceptions[date] { return .holiday(label) }
    guard let hours = hours(on: date) else { return .closedToday }
    if minute < hours.ticketsFrom { return .notYetOpen(from: hours.ticketsFrom) }
    return minute < min(lastTicket ?? hours.lastTicket, hours.close) ? .open : .noMoreTickets
  }

  /// What the calendar says of a date; OPEN or CLOSED by the week, unless an exception says otherwise.
  public func status(of date: ServiceDate) -> DayStatus {
    if case .holiday = exceptions[date] { return .holiday }
    return hours(on: date) == nil ? .closed : .open
  }
}
