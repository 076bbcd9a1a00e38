public import Events

/// Understands the events of one device: events in, contacts and keys out. Reads no device and no clock.
///
/// Contacts are told when a frame is complete (`SYN_REPORT`), with the time of its end, because a position may follow its
/// contact; keys at once. What was held when the reader began
/// belongs to nobody: it gives no signal until it is let go and pressed anew.
public struct EventReader: Sendable {
  /// What was ignored, by reason.
  public private(set) var ignored: [IgnoredInput: Int] = [:]

  private let device: String
  private let description: DeviceDescription
  private let padKeys: Set<UInt16>
  private var touch: (any TouchTracking)?
  private var frame = InputFrame()
  /// Keys that were told as down.
  private var held: Set<UInt16> = []
  private var isSkipping = false
  private var lastTime = Int64.min

  /// - Parameters:
  ///   - device: the configured name, which every signal carries.
  ///   - state: what the device holds now.
  public init(device: String, description: DeviceDescription, state: DeviceState = DeviceState()) {
    self.device = device
    self.description = description
    padKeys = description.padKeys
    touch =
      switch description.touch {
      case .none: nil
      case .single(let button): SingleTracker(button: button, state: state)
      case .singleOrSlots: SingleTracker(button: FingerButton.touch, state: state)
      case .slots: SlotTracker(slots: description.slots, state: state)
      case .frames:
        FrameTracker(
          horizontal: description.axes[Axis.contactX] ?? AxisRange(0, 0),
          vertical: description.axes[Axis.contactY] ?? AxisRange(0, 0))
      }
  }

  /// Takes one event.
  /// - Parameter state: asked after lost events; `nil` where nobody can know, and then all that is held is cancelled.
  public mutating func read(_ event: InputEvent, state: () -> DeviceState? = { nil }) -> [InputSignal] {
    if event.time < lastTime { ignored.count(.timeWentBack) }
    lastTime = event.time
    switch (event.type, event.code) {
    case (EventType.synchronisation, Synchronisation.dropped):
      isSkipping = true
      return []
    case (EventType.synchronisation, Synchronisation.report) where isSkipping:
      return resynchronise(state(), time: event.time)
    case _ where isSkipping:
      return []
    case (EventType.synchronisation, Synchronisation.report):
      return endFrame(time: event.time)
    default:
      return take(event)
    }
  }

  /// Events were lost. Cancels what vanished meanwhile and begins what is held now, so that no press is invented and
  /// none that is still held is missed.
  /// - Parameter state: what the device holds now; `nil`: unknown.
  public mutating func resynchronise(_ state: DeviceState?, time: Int64) -> [InputSignal] {
    ignored.count(.eventsLost)
    isSkipping = false
    // What stood before the gap did happen.
    var signals = self.signals(time: time)
    if let state {
      touch?.resynchronise(state, frame: &frame)
      signals += self.signals(time: time)
      signals += held.subtracting(state.keys).sorted().map { tell($0, .cancelled, time: time) }
      signals += state.keys.intersection(padKeys).subtracting(held).sorted().map { tell($0, .down, time: time) }
    } else {
      signals += cancelAll(time: time)
    }
    return signals
  }

  /// The device is gone: everything held is cancelled, and no contact of an unfinished frame counts.
  public mutating func cancelAll(time: Int64) -> [InputSignal] {
    touch?.cancelAll(&frame)
    var untold: Set<Int> = []
    let contacts = frame.empty().compactMap { change -> InputSignal? in
      switch change.phase {
      case .down: untold.insert(change.contact)
      case .moved: break
      case .up, .cancelled:
        guard untold.remove(change.contact) == nil else { break }
        return signal(InputFrame.Change(contact: change.contact, point: change.point, phase: .cancelled), time: time)
      }
      return nil
    }
    return contacts + held.sorted().map { tell($0, .cancelled, time: time) }
  }

  private mutating func endFrame(time: Int64) -> [InputSignal] {
    touch?.endFrame(&frame, ignored: &ignored)
    return signals(time: time)
  }

  private mutating func take(_ event: InputEvent) -> [InputSignal] {
    guard isAnnounced(event) else {
      ignored.count(.unknownCode)
      return []
    }
    followSlots(event)
    if touch?.take(event, frame: &frame, ignored: &ignored) == true { return [] }
    return event.type == EventType.key ? takeKey(event) : []
  }

  private func isAnnounced(_ event: InputEvent) -> Bool {
    switch event.type {
    case EventType.synchronisation: true
    case EventType.key: description.keys.contains(event.code)
    case EventType.absolute: description.axes[event.code] != nil || Axis.multitouch.contains(event.code)
    // Scan codes come before every key of a keyboard, lights and repetition after it.
    case EventType.miscellaneous, EventType.light, EventType.repetition: true
    default: false
    }
  }

  /// A source that describes nothing turns out to be multitouch by its first such event.
  private mutating func followSlots(_ event: InputEvent) {
    guard description.touch == .singleOrSlots, touch is SingleTracker, event.type == EventType.absolute,
      Axis.multitouch.contains(event.code)
    else { return }
    touch?.cancelAll(&frame)
    touch = SlotTracker(slots: description.slots, state: DeviceState())
  }

  private mutating func takeKey(_ event: InputEvent) -> [InputSignal] {
    switch event.value {
    case 0 where held.contains(event.code): return [tell(event.code, .up, time: event.time)]
    case 1 where !held.contains(event.code): return [tell(event.code, .down, time: event.time)]
    case 0, 1: ignored.count(.repeatedState)
    case 2: ignored.count(.autoRepeat)
    default: ignored.count(.badValue)
    }
    return []
  }

  private mutating func tell(_ key: UInt16, _ phase: KeyChange.Phase, time: Int64) -> InputSignal {
    if phase == .down { held.insert(key) } else { held.remove(key) }
    return .key(KeyChange(device: device, key: KeyCode.name(of: key), phase: phase, time: time))
  }

  private mutating func signals(time: Int64) -> [InputSignal] {
    if frame.refused > 0 { ignored.count(.overlongFrame) }
    return frame.empty().map { signal($0, time: time) }
  }

  private mutating func signal(_ change: InputFrame.Change, time: Int64) -> InputSignal {
    let (horizontal, vertical) = surface
    return .contact(
      Contact(
        device: device, id: change.contact, x: clamped(horizontal.fraction(of: change.point.x)),
        y: clamped(vertical.fraction(of: change.point.y)), phase: change.phase, time: time))
  }

  private var surface: (horizontal: AxisRange, vertical: AxisRange) {
    let codes = touch is SingleTracker ? (Axis.x, Axis.y) : (Axis.contactX, Axis.contactY)
    let none = AxisRange(0, 0)
    return (description.axes[codes.0] ?? none, description.axes[codes.1] ?? none)
  }

  private mutating func clamped(_ fraction: Double) -> Double {
    if !(0...1).contains(fraction) { ignored.count(.outOfRange) }
    return min(max(fraction, 0), 1)
  }
}
