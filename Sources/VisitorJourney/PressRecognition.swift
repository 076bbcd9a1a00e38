public import Events

/// Tells presses from touches: signals in, presses out. Knows no clock but the signals' own stamps, and its memory is
/// bounded by the scene.
///
/// A touch is a press when the finger is lifted from the zone on which it was set down; a key is a press when it goes
/// down.
public struct PressRecognition: Hashable, Sendable {
  /// What was no press, by reason.
  public private(set) var ignored: [IgnoredPress: Int] = [:]

  private var screens: [String: ScreenPresses]
  private var pads: [String: PadPresses]

  public init(scene: Scene, thresholds: PressThresholds = PressThresholds()) {
    screens = scene.zones.mapValues { ScreenPresses(zones: $0, thresholds: thresholds) }
    pads = scene.keys.mapValues { PadPresses(keys: $0, thresholds: thresholds) }
  }

  /// - Parameter signals: in the order of their time stamps.
  /// - Returns: the presses among them, in the same order.
  public mutating func recognise(_ signals: [InputSignal]) -> [Press] {
    signals.compactMap { recognise($0) }
  }

  private mutating func recognise(_ signal: InputSignal) -> Press? {
    switch signal {
    case .contact(let contact):
      guard let zone = screens[contact.device]?.take(contact, ignored: &ignored) else {
        if screens[contact.device] == nil, contact.phase == .down { ignored.count(.unbound) }
        return nil
      }
      return Press(source: CommandSource(device: contact.device, control: zone), time: contact.time)
    case .key(let change):
      guard let pad = pads[change.device], pad.knows(change.key) else {
        if change.phase == .down { ignored.count(.unbound) }
        return nil
      }
      guard pads[change.device]?.take(change, ignored: &ignored) == true else { return nil }
      return Press(source: CommandSource(device: change.device, control: change.key), time: change.time)
    case .plugged(let device), .unplugged(let device, _):
      // Nothing is held on a device that comes or goes.
      screens[device]?.reset()
      pads[device]?.reset()
      return nil
    }
  }
}
