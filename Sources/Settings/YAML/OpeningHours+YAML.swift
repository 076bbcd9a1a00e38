import Events
import Queueing

extension OpeningHours {
  /// Reads `hours:` and `exceptions:`. A day that is named nowhere is closed.
  static func read(_ root: inout YAMLSection) -> OpeningHours? {
    let week = root.required("hours") { readWeek($0) }
    let exceptions = root.optional("exceptions") { readExceptions($0) } ?? [:]
    return week.map { OpeningHours(week: $0, exceptions: exceptions) }
  }

  private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// `always`, or days; a day's own key goes before `weekdays` and `weekend`, and these before `every_day`.
  private static func readWeek(_ value: YAMLValue) -> [DayHours?]? {
    if value.isScalar {
      if value.word == "always" { return OpeningHours.always.week }
      return value.fault(
        "this is neither \"always\" nor a table of days", remedy: "write always, or a line for each day below")
    }
    return value.section { keys in
      let everyDay = keys.optional("every_day") { DayPlan($0) }
      let weekdays = keys.optional("weekdays") { DayPlan($0) } ?? everyDay
      let weekend = keys.optional("weekend") { DayPlan($0) } ?? everyDay
      return days.enumerated().map { index, day in
        (keys.optional(day) { DayPlan($0) } ?? (index < 5 ? weekdays : weekend))?.hours
      }
    }
  }

  private static func readExceptions(_ value: YAMLValue) -> [ServiceDate: Exception]? {
    guard let entries = value.entries() else { return nil }
    var exceptions: [ServiceDate: Exception] = [:]
    for entry in entries {
      let exception = readException(entry.value)
      guard let date = ServiceDate(entry.name), date.year < 2400 else {
        let isBuddhist = (ServiceDate(entry.name)?.year ?? 0) >= 2400
        entry.note(
          .badValue, isBuddhist ? "this is a year of the Buddhist era" : "this is no date of the calendar",
          remedy:
            "write the date as \"YYYY-MM-DD\" with the year of the common era, such as \"2026-12-05\" for 5 ธ.ค. 2569")
        continue
      }
      exceptions[date] = exception
    }
    return exceptions
  }

  private static func readException(_ value: YAMLValue) -> Exception? {
    guard !value.isScalar else {
      return value.fault("the reason is missing", remedy: "write {holiday: {th: …, en: …}}, or the day's hours")
    }
    return value.section { keys in
      guard keys.has("holiday") else { return DayHours.read(&keys).map(Exception.hours) }
      return keys.optional("holiday") { $0.bilingual() }.map(Exception.holiday)
    }
  }
}

/// What a day's key says: hours, or `closed`.
private struct DayPlan {
  let hours: DayHours?

  init?(_ value: YAMLValue) {
    if value.isScalar {
      guard value.word == "closed" else {
        value.note(
          .badValue, "this is neither \"closed\" nor a day's hours",
          remedy: "write closed, or {open: \"08.30\", close: \"16.30\"}")
        return nil
      }
      hours = nil
      return
    }
    guard let read = value.section({ DayHours.read(&$0) }) else { return nil }
    hours = read
  }
}

extension DayHours {
  /// Reads a day's times and checks tickets_from ≤ open ≤ last_ticket ≤ close.
  static func read(_ keys: inout YAMLSection) -> DayHours? {
    let open = keys.required("open") { TimeOfDay($0) }
    let close = keys.required("close") { TimeOfDay($0) }
    let ticketsFrom = keys.optional("tickets_from") { TimeOfDay($0) }
    let lastTicket = keys.optional("last_ticket") { TimeOfDay($0) }
    let lunch = keys.optional("lunch") { TimeRange($0) }
    let extended = keys.optional("extended") { $0.flag() } ?? false
    guard let open, let close else { return nil }

    let isOrdered = close.isAfter(open, "open") && ticketsFrom?.isAtMost(open, "open") != false
    let hasLastInside = lastTicket?.isAtLeast(open, "open") != false && lastTicket?.isAtMost(close, "close") != false
    let hasLunchInside = lunch?.isWithin(open, close) != false
    guard isOrdered, hasLastInside, hasLunchInside else { return nil }
    return DayHours(
      ticketsFrom: ticketsFrom?.minute, open: open.minute, lastTicket: lastTicket?.minute, close: close.minute,
      lunch: lunch?.minutes, extended: extended)
  }
}

/// A time of day where it stands: `08.30`, `08:30` or `8.30`, up to `24.00`.
struct TimeOfDay {
  /// 0…1440 since midnight
  let minute: Int
  private let value: YAMLValue

  init?(_ value: YAMLValue) {
    guard let text = value.scalar("a time such as \"08.30\"") else { return nil }
    guard let minute = Self.minute(of: text) else {
      value.note(
        .badValue, "this is no time of day",
        remedy: "write hours and two digits of minutes, such as \"08.30\" or \"16:30\", at most \"24.00\"")
      return nil
    }
    self.minute = minute
    self.value = value
  }

  /// - Returns: minutes since midnight; `nil` for anything but a time from 0.00 to 24.00.
  static func minute(of text: some StringProtocol) -> Int? {
    let parts = text.split(separator: text.contains(":") ? ":" : ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }), let hour = Int(parts[0]), let minute = Int(parts[1]),
      minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }

  func isAfter(_ other: TimeOfDay, _ name: String) -> Bool {
    minute > other.minute || conflict("the time is not after \"\(name)\"", "write a later time than \(name)'s")
  }

  func isAtLeast(_ other: TimeOfDay, _ name: String) -> Bool {
    minute >= other.minute || conflict("the time is before \"\(name)\"", "write \(name)'s time or a later one")
  }

  func isAtMost(_ other: TimeOfDay, _ name: String) -> Bool {
    minute <= other.minute || conflict("the time is after \"\(name)\"", "write \(name)'s time or an earlier one")
  }

  private func conflict(_ reason: String, _ remedy: String) -> Bool {
    value.note(.conflict, reason, remedy: remedy)
    return false
  }
}

/// A part of a day where it stands: `12.00-13.00`.
private struct TimeRange {
  let minutes: Range<Int>
  private let value: YAMLValue

  init?(_ value: YAMLValue) {
    guard let text = value.scalar("times such as \"12.00-13.00\"") else { return nil }
    let ends = text.split { "-–".contains($0) }.map { String($0).filter { $0 != " " } }
    guard ends.count == 2, let start = TimeOfDay.minute(of: ends[0]), let end = TimeOfDay.minute(of: ends[1]),
      start < end
    else {
      value.note(.badValue, "this is no part of a day", remedy: "write two times in order, such as \"12.00-13.00\"")
      return nil
    }
    minutes = start..<end
    self.value = value
  }

  func isWithin(_ open: TimeOfDay, _ close: TimeOfDay) -> Bool {
    if minutes.lowerBound >= open.minute && minutes.upperBound <= close.minute { return true }
    value.note(.conflict, "the break is not between \"open\" and \"close\"", remedy: "write times between the two")
    return false
  }
}
