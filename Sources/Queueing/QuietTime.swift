public import Events

/// When a kiosk does what can wait: once a date, as soon as nothing has happened for a while. Most kiosks are switched off
/// at night, so the quiet has to be found while the office is open.
public struct QuietTime: Hashable, Sendable {
  /// Ten minutes without an event, in microseconds.
  public static let length: Int64 = 10 * 60_000_000

  private var since: Int64
  private var doneOn: ServiceDate?

  /// - Parameter now: microseconds of the loop's clock.
  public init(since now: Int64) { since = now }

  /// Something happened.
  public mutating func disturb(at now: Int64) { since = now }

  /// It was done for this date; `nil`: it was tried, and is to be tried again after another quiet time.
  public mutating func end(on date: ServiceDate?, at now: Int64) {
    doneOn = date ?? doneOn
    since = now
  }

  /// When it is due if nothing happens before, in microseconds of the loop's clock; `nil` where it was done on this date,
  /// or the date is not certain.
  public func due(on date: ServiceDate?) -> Int64? {
    guard let date, date != doneOn else { return nil }
    return since + Self.length
  }
}
