public import Events
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
    let source = RecordedSource(recording, quirks: quirks)
    let mapping = PanelMapping(panel)
    var reader = EventReader(
      device: "recording", description: source.description, state: source.initialState, panel: mapping)
    while !source.isAtEnd { source.read(into: &reader, signals: &signals) }
    ignored = reader.ignored
    description = source.description
    display = mapping.inverse
  }

  /// - Returns: the place of a contact in the device's own units; one at the edge may stand for one beyond it.
  public func units(of contact: Contact) -> (x: Int, y: Int) {
    let place = display?.position(x: contact.x, y: contact.y) ?? (x: contact.x, y: contact.y)
    return description.units(x: place.x, y: place.y)
  }
}
