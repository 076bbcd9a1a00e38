/// How far the wall clock of an event can be believed; clocks are wrong in the field.
public enum ClockTrust: String, Hashable, Sendable, Codable, CaseIterable {
  /// The kernel says that a time source disciplines the clock (`adjtimex(2)`, no `STA_UNSYNC`).
  case synchronised
  /// No time source, but nothing speaks against the clock: a kiosk that never sees a network.
  case plausible
  /// The clock contradicts the journal or the time since boot; nobody has confirmed the date yet.
  case doubtful
}

/// When something happened, by every clock that the kiosk has.
public struct Stamp: Hashable, Sendable, Codable {
  /// Milliseconds since 1970-01-01 UTC by the wall clock; may be wrong, see `clock`.
  public var at: Int64
  /// The kernel's boot id (`/proc/sys/kernel/random/boot_id`).
  public var boot: String
  /// Milliseconds since that boot, sleep included (`CLOCK_BOOTTIME`); never goes back within one boot.
  public var uptime: Int64
  public var clock: ClockTrust

  public init(at: Int64, boot: String, uptime: Int64, clock: ClockTrust) {
    self.at = at
    self.boot = boot
    self.uptime = uptime
    self.clock = clock
  }

  enum CodingKeys: String, CodingKey {
    case at, boot, clock
    case uptime = "uptime_ms"
  }

  /// Milliseconds since an earlier stamp: by the time since boot where it can tell, else by the wall clock; never
  /// negative.
  public func elapsed(since earlier: Stamp) -> Int64 {
    max(0, boot == earlier.boot ? uptime - earlier.uptime : at - earlier.at)
  }
}

/// What the machine's clocks say at one moment, before any rule has judged them.
public struct ClockReading: Hashable, Sendable {
  public var at: Int64
  public var boot: String
  public var uptime: Int64
  /// Whether a time source disciplines the wall clock.
  public var synchronised: Bool
  /// What the clock with a battery shows, in milliseconds since 1970-01-01 UTC; `nil` on a machine without one.
  public var hardware: Int64?

  public init(at: Int64, boot: String, uptime: Int64, synchronised: Bool, hardware: Int64? = nil) {
    self.at = at
    self.boot = boot
    self.uptime = uptime
    self.synchronised = synchronised
    self.hardware = hardware
  }
}
