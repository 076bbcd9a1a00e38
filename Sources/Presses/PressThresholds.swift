/// When a touch or key of one device is a press. Times in microseconds, distances in parts of the display.
public struct PressThresholds: Hashable, Sendable {
  /// A key must be quiet so long before it can be pressed again.
  public var debounce: Int64 = 30_000
  /// What lasts longer is stuck (dirt, a jammed key): it is no press, and others count beside it.
  public var stuck: Int64 = 10_000_000
  /// What lasts less is no touch; 0 where the device reports real taps as briefly as it likes (60 µs was seen).
  public var shortest: Int64 = 0
  /// Contacts that begin so soon after a scene change were meant for the scene before.
  public var settle: Int64 = 400_000
  /// A contact that begins so soon after another ended at the same position goes on with it.
  public var jitterPause: Int64 = 30_000
  /// How far apart contacts of one broken touch are at the most.
  public var jitterSpread = 0.05
  public var storm = StormThresholds()
  /// A finger that leaves its zone by no more than this has not slid off: no finger lies still.
  public var edgeSlack = 0.01
  /// Three contacts so close together are a palm.
  public var palmSpread = 0.15
  /// The longest time between two characters of one scan.
  public var scanPace: Int64 = 50_000
  /// The fewest characters of a scan.
  public var scanLength = 4

  public init() {}
}

/// When contacts are a ghost storm: electrical noise, rain, a child with both hands.
public struct StormThresholds: Hashable, Sendable {
  /// More contacts than these that begin within `window`, further apart than `spread`, are a storm.
  public var contacts = 5
  public var window: Int64 = 500_000
  public var spread = 0.25
  /// A storm is over when no contact has begun for so long.
  public var quiet: Int64 = 1_000_000

  public init() {}
}
