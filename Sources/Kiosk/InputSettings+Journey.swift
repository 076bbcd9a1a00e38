internal import Events
internal import Settings
internal import Presses

extension Scene {
  /// What can be pressed, as configured.
  init(_ inputs: [InputSettings]) {
    self.init()
    for input in inputs {
      if !input.keys.isEmpty { keys[input.name] = Set(input.keys.keys) }
      if input.zones.isEmpty { continue }
      zones[input.name] = input.zones.map {
        Zone(name: $0.name, x: $0.x, y: $0.y, width: $0.width, height: $0.height)
      }
    }
  }
}

extension InputSettings {
  /// What a zone or key of this input does.
  func action(of control: String) -> InputAction? {
    zones.first { $0.name == control }?.action ?? keys[control]
  }
}

extension FocusStep {
  init(_ key: FocusKey) {
    self =
      switch key {
      case .next: .next
      case .previous: .previous
      case .choose: .choose
      case .repeat: .repeat
      }
  }
}

extension DeviceReading {
  /// What the input says goes before what is known of its kind of device, and that before what holds for all.
  init(_ input: InputSettings, _ presses: PressSettings, _ quirks: DeviceQuirks) {
    var presses = presses
    if case .device(let identity) = input.way, let storm = quirks.quirk(for: identity)?.storm { presses.storm = storm }
    presses.debounce = input.debounce ?? presses.debounce
    let kind: Kind =
      switch (input.kind, input.pressOn) {
      case (.scanner, _): .scanner
      case (.touch, .down): .touched(keysPressOn: .down)
      case (.touch, .up): .touched(keysPressOn: .up)
      }
    self.init(kind: kind, thresholds: PressThresholds(presses))
  }
}

extension PressThresholds {
  init(_ presses: PressSettings) {
    func microseconds(_ milliseconds: Int) -> Int64 { Int64(milliseconds) * 1000 }
    self.init()
    settle = microseconds(presses.sceneChange)
    debounce = microseconds(presses.debounce)
    stuck = microseconds(presses.stuck)
    stormContacts = presses.storm.contacts
    stormWindow = microseconds(presses.storm.window)
    stormQuiet = microseconds(presses.storm.quiet)
  }
}

extension RatingPlace {
  var basis: RatingBasis {
    switch self {
    case .counter: .counter
    case .exit: .exit
    }
  }

  var counter: Int? {
    switch self {
    case .counter(let number): number
    case .exit: nil
    }
  }
}
