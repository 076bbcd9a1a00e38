internal import Events
internal import Settings

/// A recording as a device that is open: gives its events in slices.
final class RecordedSource: EventSource {
  private static let share = 256

  let descriptor: Int32 = -1
  let description: DeviceDescription
  let initialState: DeviceState
  private let events: [InputEvent]
  private var next = 0
  /// What a kernel would answer after lost events.
  private var state: DeviceState

  init(_ recording: Recording, quirks: DeviceQuirks) {
    let device = recording.device
    let quirk = quirks.quirk(name: device.name, vendor: device.vendor, product: device.product, bus: device.bus)
    description = device.description.corrected(by: quirk)
    initialState = device.initialState
    state = initialState
    events = recording.events
  }

  var isAtEnd: Bool { next >= events.count }

  func read(into reader: inout EventReader, signals: inout [InputSignal]) {
    let slice = events[next..<min(next + Self.share, events.count)]
    next += slice.count
    for event in slice {
      state.remember(event)
      signals += reader.read(event) { state }
    }
  }
}
