/// When a touch or key is a press. Times in milliseconds, distances in parts of the display.
public struct PressSettings: Hashable, Sendable {
  /// What `debounce_ms` may be, here and at one input.
  static let debounces = 0...1000

  /// A contact that begins so soon after the scene has changed is none: it was meant for the scene before. 250…1000.
  public var sceneChange: Int
  /// A key must be quiet so long before it can be pressed again. 0…1000.
  public var debounce: Int
  /// What is held longer is stuck and no press. 1000…60,000.
  public var stuck: Int
  public var storm: StormSettings

  public init(sceneChange: Int = 400, debounce: Int = 30, stuck: Int = 10_000, storm: StormSettings = StormSettings()) {
    self.sceneChange = sceneChange
    self.debounce = debounce
    self.stuck = stuck
    self.storm = storm
  }
}

/// When contacts are a ghost storm: electrical noise, rain, a child with both hands.
public struct StormSettings: Hashable, Sendable {
  /// More contacts than these that begin within `window`, far apart, are a storm. 2…100.
  public var contacts: Int
  /// Milliseconds, 50…5000.
  public var window: Int
  /// A storm is over when no contact has begun for so many milliseconds. 100…10,000.
  public var quiet: Int

  public init(contacts: Int = 5, window: Int = 500, quiet: Int = 1000) {
    self.contacts = contacts
    self.window = window
    self.quiet = quiet
  }
}
