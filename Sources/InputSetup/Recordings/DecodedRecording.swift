public import Events
public import InputReading
public import Settings

/// What the events of a recording mean, by the reader that devices have.
public struct DecodedRecording: Sendable {
  public private(set) var signals: [InputSignal] = []
  /// What was ignored, by reason.
  public let ignored: [IgnoredInput: Int]
  private let description: DeviceDescription
  private let display: PanelMapping?

  /// - Parameters:
  ///   - quirks: what is odd about which devices.
  ///   - panel: how the touch panel lies over the display.
  public init(
    _ recording: Recording, quirks: DeviceQuirks = DeviceQuirks(), panel: PanelSettings = PanelSettings()
  ) {
    let device = recording.device
    let quirk = quirks.quirk(name: device.name, vendor: device.vendor, product: device.product, bus: device.bus)
    description = device.description.corrected(by: quirk)
    let mapping = PanelMapping(panel)
    display = mapping.inverse
    // What a kernel would answer after lost events.
    var state = device.initialState
    var reader = EventReader(device: "recording", description: description, state: state, panel: mapping)
    for event in recording.events {
      state.remember(event)
      signals += reader.read(event) { state }
    }
    ignored = reader.ignored
  }

  /// - Returns: the position of a contact in the device's own units; one at the edge may stand for one beyond it.
  public func units(of contact: Contact) -> (x: Int, y: Int) {
    let position = display?.position(x: contact.x, y: contact.y) ?? (x: contact.x, y: contact.y)
    return description.units(x: position.x, y: position.y)
  }
}
