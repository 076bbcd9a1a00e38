public import Presses

extension InputSettings {
  /// What a zone or key of this input does.
  public func action(of control: String) -> InputAction? {
    zones.first { $0.zone.name == control }?.action ?? keys[control]
  }

  /// How its signals are read: what the input says goes before what is known of its kind of device, and that before what
  /// holds for all.
  ///
  /// - Parameter presses: what holds for all inputs.
  public func reading(_ presses: PressThresholds, _ quirks: DeviceQuirks) -> DeviceReading {
    var thresholds = presses
    if case .device(let identity) = way, let storm = quirks.quirk(for: identity)?.storm { thresholds.storm = storm }
    thresholds.debounce = debounce ?? presses.debounce
    return DeviceReading(kind: kind, thresholds: thresholds)
  }
}

extension Scene {
  /// What can be pressed as configured, whatever the visitor's screen shows.
  public init(_ inputs: [InputSettings]) {
    self.init()
    for input in inputs {
      if !input.keys.isEmpty { keys[input.name] = Set(input.keys.keys) }
      if !input.zones.isEmpty { zones[input.name] = input.zones.map(\.zone) }
    }
  }
}
