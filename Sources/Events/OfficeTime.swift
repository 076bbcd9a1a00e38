public import Foundation

/// Turns instants into the office's dates and times of day. The cut between days is 24:00 local time, never another.
public struct OfficeTime: Hashable, Sendable {
  public let zone: TimeZone

  public init(zone: TimeZone) {
    self.zone = zone
  }

  /// - Parameter identifier: a name of the time-zone database, such as `Asia/Bangkok`; `nil` when it has no such zone.
  public init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.init(zone: zone)
  }

  /// The civil date at an instant (milliseconds since 1970-01-01 UTC).
  public func date(at instant: Int64) -> ServiceDate {
    ServiceDate(dayNumber: Int(localSeconds(at: instant).dividedDown(by: 86_400)))
  }

  /// Minutes since local midnight, 0…1439.
  public func minuteOfDay(at instant: Int64) -> Int {
    let seconds = localSeconds(at: instant)
    return Int((seconds - seconds.dividedDown(by: 86_400) * 86_400) / 60)
  }

  /// The instant at which a date begins, which is 24:00 of the day before.
  public func start(of date: ServiceDate) -> Int64 {
    let guess = Int64(date.dayNumber) * 86_400
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(guess)))
    return (guess - Int64(offset)) * 1000
  }

  /// The instant at which a date ends (its 24:00).
  public func end(of date: ServiceDate) -> Int64 { start(of: date.adding(days: 1)) }

  private func localSeconds(at instant: Int64) -> Int64 {
    let seconds = instant.dividedDown(by: 1000)
    return seconds + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
  }
}

extension Int64 {
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
