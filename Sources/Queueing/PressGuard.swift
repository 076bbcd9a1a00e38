public import Events

/// Keeps one impatient finger from taking two numbers, and notices a key that gives too many.
///
/// | since the key's last number | a press of the same key |
/// | --- | --- |
/// | not durable yet | ignored |
/// | less than 3 s after its commit | ignored |
/// | later | gives a number |
///
/// Uptime in milliseconds is an argument; nothing here reads a clock.
public struct PressGuard: Sendable {
  /// A second press within this time of the commit gives no second number.
  static let pause: Int64 = 3000
  /// More than this many numbers from one key within `alertWindow` are an alert.
  static let alertLimit = 15
  static let alertWindow: Int64 = 60_000

  private enum Mark {
    case pending
    case committed(at: Int64)
  }

  private var marks: [CommandSource: Mark] = [:]
  private var given: [CommandSource: [Int64]] = [:]

  public init() {}

  /// - Parameter uptime: milliseconds.
  /// - Returns: `false` when the press is to be ignored.
  public mutating func admit(_ source: CommandSource, at uptime: Int64) -> Bool {
    switch marks[source] {
    case .pending: return false
    case .committed(let commit) where uptime - commit < Self.pause: return false
    case .committed, nil:
      marks[source] = .pending
      return true
    }
  }

  /// The key's number is durable.
  ///
  /// - Returns: the count of numbers within the window when it has just passed the limit.
  public mutating func committed(_ source: CommandSource, at uptime: Int64) -> Int? {
    marks[source] = .committed(at: uptime)
    var times = (given[source] ?? []).filter { uptime - $0 < Self.alertWindow }
    times.append(uptime)
    let raised = times.count > Self.alertLimit
    given[source] = raised ? [] : times
    return raised ? times.count : nil
  }

  /// The press gave no number: the key may be pressed again at once.
  public mutating func refused(_ source: CommandSource) {
    marks[source] = nil
  }
}
