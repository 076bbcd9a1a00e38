public import Events

/// Somebody pressed a key or zone.
public struct Press: Hashable, Sendable {
  public var source: CommandSource
  /// The kernel's time, microseconds of `CLOCK_MONOTONIC`.
  public var time: Int64
  /// The scene that was shown when the finger or key went down.
  public var revision: Int
  /// The pad whose keys chose the zone; `nil` where `source` itself was touched or pressed.
  public var pad: String?

  public init(source: CommandSource, time: Int64, revision: Int = 0, pad: String? = nil) {
    self.source = source
    self.time = time
    self.revision = revision
    self.pad = pad
  }
}

/// What the recognition makes of signals.
public enum Gesture: Hashable, Sendable {
  case press(Press)
  case scan(Scan)
  /// What this device pressed last was the first character of something typed, and no opinion.
  case typing(device: String)
}
