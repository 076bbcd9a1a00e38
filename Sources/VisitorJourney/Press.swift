public import Events

/// Somebody pressed a key or zone.
public struct Press: Hashable, Sendable {
  public var source: CommandSource
  /// The kernel's time, microseconds of `CLOCK_MONOTONIC`.
  public var time: Int64

  public init(source: CommandSource, time: Int64) {
    self.source = source
    self.time = time
  }
}

/// Why a touch or a key was no press.
public enum IgnoredPress: String, Hashable, Sendable, CaseIterable {
  /// The contact is in no zone, or the key has no action.
  case unbound
  /// The finger slid off its zone.
  case slidOff = "slid_off"
  /// The contact lasted longer than any press.
  case stuck
  /// The device went away or events were lost.
  case cancelled
  /// Another finger was on a zone of the same screen.
  case secondFinger = "second_finger"
  /// At least three contacts close together.
  case palm
  /// Many contacts far apart within a moment: electrical noise, rain, a child with both hands.
  case ghostStorm = "ghost_storm"
  /// The key's contact chattered.
  case bounce
  /// Another key of the same pad was held.
  case chord
  /// Down for what is down, or an end without a beginning.
  case stray
}

/// When a touch or key is a press. Times in microseconds, distances in parts of the display.
public struct PressThresholds: Hashable, Sendable {
  /// A key must be quiet so long before it can be pressed again.
  public var debounce: Int64 = 30_000
  /// What lasts longer is stuck (dirt, a jammed key): it is no press and no longer stands in the way of others.
  public var stuck: Int64 = 10_000_000
  /// More contacts than these within `stormWindow` and over `stormSpread` are a ghost storm.
  public var stormContacts = 5
  public var stormWindow: Int64 = 500_000
  public var stormSpread = 0.25
  /// A storm is over when no contact has begun for so long.
  public var stormQuiet: Int64 = 1_000_000
  /// A finger that leaves its zone by no more than this has not slid off: no finger lies still.
  public var edgeSlack = 0.01
  /// Three contacts so close together are a palm.
  public var palmSpread = 0.15

  public init() {}
}

/// Counts of what was no press, by reason.
typealias PressTally = [IgnoredPress: Int]

extension PressTally {
  mutating func count(_ reason: IgnoredPress, times: Int = 1) {
    if times > 0 { self[reason, default: 0] += times }
  }
}
