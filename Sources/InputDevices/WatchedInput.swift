public import Events

/// A signal as `kioskctl input watch` shows it.
public struct WatchedInput: Hashable, Sendable {
  public var signal: InputSignal
  /// How many signals this watcher has lost up to now, because it read too slowly.
  public var lost: Int

  /// One line: seconds of `CLOCK_MONOTONIC`, device, what happened; coming and going have no time.
  public var line: String {
    switch signal {
    case .contact(let contact):
      "\(Self.seconds(contact.time)) \(contact.device) contact \(contact.id) \(contact.phase.rawValue) "
        + "\(Self.thousandths(contact.x)) \(Self.thousandths(contact.y))"
    case .key(let key): "\(Self.seconds(key.time)) \(key.device) key \(key.key) \(key.phase.rawValue)"
    case .plugged(let device): "- \(device) plugged"
    case .unplugged(let device, let reason): "- \(device) unplugged (\(reason))"
    }
  }

  private static func seconds(_ time: Int64) -> String {
    "\(time / 1_000_000)." + padded(Int(time % 1_000_000), to: 6)
  }

  private static func thousandths(_ part: Double) -> String {
    let value = Int((part * 1000).rounded())
    return "\(value / 1000)." + padded(value % 1000, to: 3)
  }

  private static func padded(_ value: Int, to width: Int) -> String {
    let digits = String(abs(value))
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
