public import Events
public import InputReading
public import Settings

/// What the events of a recording mean, by the reader that devices have.
public struct DecodedRecording: Sendable {
  /// A contact or a key of the recorded device.
  public enum Signal: Hashable, Sendable {
    /// With its position in the device's own units; one at the edge may stand for one beyond it.
    case contact(Contact, units: RawPoint)
    case key(KeyChange)
  }

  public private(set) var signals: [Signal] = []
  /// What was ignored, by reason.
  public let ignored: [IgnoredInput: Int]

  /// - Parameters:
  ///   - quirks: what is odd about which devices.
  ///   - panel: how the touch panel lies over the display.
  public init(
    _ recording: Recording, quirks: DeviceQuirks = DeviceQuirks(), panel: PanelSettings = PanelSettings()
  ) {
    let device = recording.device
    let quirk = quirks.quirk(name: device.name, vendor: device.vendor, product: device.product, bus: device.bus)
    // What a kernel would answer after lost events.
    var state = device.initialState
    var reader = EventReader(
      device: "recording", description: device.description.corrected(by: quirk), state: state,
      panel: PanelMapping(panel))
    for event in recording.events {
      state.remember(event)
      for signal in reader.read(event, state: { state }) {
        switch signal {
        case .contact(let contact): signals.append(.contact(contact, units: reader.units(of: contact)))
        case .key(let change): signals.append(.key(change))
        // A reader knows nothing of plugs.
        case .plugged, .unplugged: break
        }
      }
    }
    ignored = reader.ignored
  }
}
