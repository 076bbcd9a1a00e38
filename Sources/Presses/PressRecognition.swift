public import Events

/// Tells presses from touches: signals in, presses and scans out.
///
/// A touch is a press when the finger is lifted from the zone on which it was set down; a key is a press when it goes
/// down, or by the device's setting when it comes up. Nearly every press comes out of the signal that makes it; one that
/// may belong to something larger waits (`GhostStorm`, `TypingPace`), and comes out of `wake(at:)` at `deadline`.
///
/// Knows no clock: `now` is the caller's, microseconds of `CLOCK_MONOTONIC`. Memory and work for each signal are bounded
/// by the scene.
public struct PressRecognition: Hashable, Sendable {
  /// What was no press, by device and reason; signals of devices that nothing names are under the empty name.
  public var ignored: [String: [IgnoredPress: Int]] { tallies.filter { !$0.value.isEmpty } }

  private var tallies: [String: PressTally] = [:]
  private let devices: [String: DeviceReading]
  private var scene = Scene()
  private var screens: [String: ScreenPresses] = [:]
  private var pads: [String: PadPresses] = [:]
  private var scanners: [String: ScannerReading] = [:]

  /// - Parameters:
  ///   - scene: is taken to have been there for long.
  ///   - devices: how each device is read, by its configured name; others are read as `DeviceReading()` says.
  public init(scene: Scene, devices: [String: DeviceReading] = [:]) {
    self.devices = devices
    self.scene = scene
    for (name, zones) in scene.zones { screens[name] = screen(name, zones) }
    for (name, keys) in scene.keys { pads[name] = pad(name, keys) }
    for (name, device) in devices where device.kind == .scanner {
      scanners[name] = ScannerReading(device: name, thresholds: device.thresholds)
    }
  }

  /// When to call `wake(at:)` if nothing happens before; `nil` while no press waits.
  public var deadline: Int64? {
    var earliest: Int64?
    for due in screens.values.map(\.due) + pads.values.map(\.due) {
      if let due { earliest = min(due, earliest ?? due) }
    }
    return earliest
  }

  /// - Returns: the presses that have waited long enough, with their own times, the earliest first.
  public mutating func wake(at now: Int64) -> [Gesture] {
    guard let deadline, deadline <= now else { return [] }
    var presses: [Press] = []
    for name in screens.keys { presses += screens[name]?.wake(at: now) ?? [] }
    for name in pads.keys { presses += pads[name]?.wake(at: now) ?? [] }
    return presses.sorted { $0.time < $1.time }.map(Gesture.press)
  }

  /// Another scene is visible from now on, or the same one with other zones (`Scene.revision`).
  ///
  /// What is held on a zone of another scene, or on a zone that is gone, is no press when it is lifted; contacts that
  /// begin within `PressThresholds.settle` after a change of scene are none either. Keys of a pad have no such pause:
  /// nothing moves under them. A press says on which scene its key went down.
  public mutating func show(_ new: Scene, at now: Int64) {
    for name in Set(screens.keys).union(new.zones.keys) { show(new.zones[name] ?? [], new.revision, on: name, at: now) }
    scene = new
    for name in Set(pads.keys).union(new.keys.keys) {
      if pads[name] == nil { pads[name] = pad(name, []) }
      pads[name]?.show(new.keys[name] ?? [], revision: new.revision, ignored: &tallies[name, default: [:]])
    }
  }

  /// Another scene is visible on one touchscreen from now on; what the others show stays as it is. Pads belong to the
  /// scene that was shown last.
  public mutating func show(_ zones: [Zone], revision: Int, on screen: String, at now: Int64) {
    show(zones, revision, on: screen, at: now)
    scene.zones[screen] = zones
    guard scene.revision != revision else { return }
    scene.revision = revision
    for (name, keys) in scene.keys {
      pads[name]?.show(keys, revision: revision, ignored: &tallies[name, default: [:]])
    }
  }

  private mutating func show(_ zones: [Zone], _ revision: Int, on name: String, at now: Int64) {
    if screens[name] == nil { screens[name] = screen(name, []) }
    screens[name]?.show(zones, revision: revision, at: now, ignored: &tallies[name, default: [:]])
  }

  /// The zone of a touchscreen that a finger holds down, and would press if it were lifted now; to be drawn as pressed.
  public func heldZone(on screen: String) -> String? { screens[screen]?.heldZone }

  /// - Parameter signals: in the order of their time stamps.
  /// - Returns: the presses and scans among them, in the same order, after those that they show to be ripe.
  public mutating func recognise(_ signals: [InputSignal], at now: Int64) -> [Gesture] {
    signals.flatMap { recognise($0, at: now) }
  }

  /// Signals of these devices were lost: what is held on them, and what waits, can no longer be judged and is given up.
  public mutating func lose(_ names: some Sequence<String>) {
    for name in names { reset(name) }
  }

  private mutating func recognise(_ signal: InputSignal, at now: Int64) -> [Gesture] {
    switch signal {
    case .contact(let contact):
      let name = contact.device
      if screens[name] != nil {
        let presses = screens[name]?.take(contact, at: now, ignored: &tallies[name, default: [:]])
        return presses?.map(Gesture.press) ?? []
      }
      if contact.phase == .down { ignore(.unbound, on: name) }
      return []
    case .key(let change): return recognise(change, at: now)
    case .plugged(let name), .unplugged(let name, _):
      reset(name)
      return []
    }
  }

  private mutating func recognise(_ change: KeyChange, at now: Int64) -> [Gesture] {
    let name = change.device
    if scanners[name] != nil {
      let scan = scanners[name]?.take(change, ignored: &tallies[name, default: [:]])
      return scan.map { [.scan($0)] } ?? []
    }
    if pads[name] != nil {
      let presses = pads[name]?.take(change, at: now, ignored: &tallies[name, default: [:]])
      let gestures = presses?.map(Gesture.press) ?? []
      return pads[name]?.takeDisclosure() == true ? gestures + [.typing(device: name)] : gestures
    }
    if change.phase == .down { ignore(.unbound, on: name) }
    return []
  }

  private mutating func reset(_ name: String) {
    screens[name]?.reset(ignored: &tallies[name, default: [:]])
    pads[name]?.reset(ignored: &tallies[name, default: [:]])
    scanners[name]?.reset()
  }

  private mutating func ignore(_ reason: IgnoredPress, on name: String) {
    tallies[devices[name] == nil ? "" : name, default: [:]].count(reason)
  }

  private func screen(_ name: String, _ zones: [Zone]) -> ScreenPresses {
    ScreenPresses(device: name, zones: zones, revision: scene.revision, thresholds: reading(name).thresholds)
  }

  private func pad(_ name: String, _ keys: Set<String>) -> PadPresses {
    let reading = reading(name)
    let moment: DeviceReading.KeyMoment = if case .touched(let moment) = reading.kind { moment } else { .down }
    return PadPresses(
      device: name, keys: keys, revision: scene.revision, pressOn: moment, thresholds: reading.thresholds)
  }

  private func reading(_ name: String) -> DeviceReading { devices[name] ?? DeviceReading() }
}
