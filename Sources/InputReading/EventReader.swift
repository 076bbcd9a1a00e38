public import Events

/// Understands the events of one device: events in, contacts and keys out. Reads no device and no clock.
///
/// Contacts are told when a frame is complete (`SYN_REPORT`), with the time of its end, because a position may follow its
/// contact; keys that go down at once, and keys that come up with their frame, because its end tells who let them go.
/// What was held when the reader began belongs to nobody: it gives no signal until it is let go and pressed anew.
public struct EventReader: Sendable {
  /// What was ignored, by reason.
  public private(set) var ignored: [IgnoredInput: Int] = [:]

  private let device: String
  private let description: DeviceDescription
  private let panel: PanelMapping
  private let padKeys: Set<UInt16>
  private var touch: (any TouchTracking)?
  private var surface: TouchSurface
  private var directions: DirectionKeys
  private var frame = InputFrame()
  /// Keys that were told as down.
  private var held: Set<UInt16> = []
  /// Those of them that came up in this frame, in order.
  private var lifted: [UInt16] = []
  /// The device itself ends its frames with 0, as the kernel's drivers do.
  private var endsWithZero = false
  private var isSkipping = false
  private var lastTime = Int64.min
  /// The time of the first event since the last report.
  private var frameBegan: Int64?
  /// A device says at once what happens at once; microseconds.
  private static let longestFrame: Int64 = 100_000

  /// - Parameters:
  ///   - device: the configured name, which every signal carries.
  ///   - state: what the device holds now.
  ///   - panel: how the touch panel lies over the display.
  public init(
    device: String, description: DeviceDescription, state: DeviceState = DeviceState(),
    panel: PanelMapping = .identity
  ) {
    self.device = device
    self.description = description
    self.panel = panel
    padKeys = description.padKeys
    touch = description.tracker(from: state)
    surface = description.surface(isSingle: touch is SingleTracker, panel: panel)
    directions = DirectionKeys(description, state: state)
  }

  /// Takes one event.
  /// - Parameter state: asked after lost events; `nil` where nobody can know, and then all that is held is cancelled.
  public mutating func read(_ event: InputEvent, state: () -> DeviceState? = { nil }) -> [InputSignal] {
    followTime(event)
    switch (event.type, event.code) {
    case (EventType.synchronisation, Synchronisation.dropped):
      isSkipping = true
      return []
    case (EventType.synchronisation, Synchronisation.report) where isSkipping:
      return resynchronise(state(), time: event.time)
    case _ where isSkipping:
      return []
    case (EventType.synchronisation, Synchronisation.report):
      return endFrame(event)
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
    var signals = tellLifted(.up, time: time) + self.signals(time: time)
    if let state {
      touch?.resynchronise(state, frame: &frame)
      signals += self.signals(time: time)
      directions.resynchronise(state)
      let now = state.keys.intersection(padKeys).union(directions.held)
      signals += held.subtracting(now).sorted().map { tell($0, .cancelled, time: time) }
      signals += now.subtracting(held).sorted().map { tell($0, .down, time: time) }
    } else {
      signals += cancelAll(time: time)
    }
    return signals
  }

  /// The device is gone: everything held is cancelled, and no contact of an unfinished frame counts.
  public mutating func cancelAll(time: Int64) -> [InputSignal] {
    touch?.cancelAll(&frame)
    directions.reset()
    lifted = []
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

  /// - Returns: the position of a contact in the device's own units, by the ranges as they are known now; one at the edge
  ///   may stand for one beyond it.
  public func units(of contact: Contact) -> RawPoint { surface.units(x: contact.x, y: contact.y) }

  private mutating func followTime(_ event: InputEvent) {
    if event.time < lastTime { ignored.count(.timeWentBack) }
    lastTime = event.time
    if event.type == EventType.synchronisation, event.code == Synchronisation.report {
      frameBegan = nil
    } else if let began = frameBegan, event.time.subtractingReportingOverflow(began).partialValue > Self.longestFrame {
      ignored.count(.missingReport)
      frameBegan = event.time
    } else if frameBegan == nil {
      frameBegan = event.time
    }
  }

  /// The bytes of an event were torn apart by a read.
  public mutating func noteTornRead() { ignored.count(.tornRead) }

  /// Drivers end every frame with 0. With 1 the kernel ends those that nobody makes by hand: repetitions, and the release
  /// of all that is held when a device goes or the machine falls asleep (drivers/input/input.c, `input_dev_release_keys`).
  /// What comes up so was not let go. A device made with uinput may end all its frames with 1.
  private mutating func endFrame(_ report: InputEvent) -> [InputSignal] {
    touch?.endFrame(&frame, ignored: &ignored)
    if report.value == 0 { endsWithZero = true }
    let isByKernel = report.value == 1 && endsWithZero
    return tellLifted(isByKernel ? .cancelled : .up, time: report.time)
      + signals(time: report.time, ending: isByKernel ? .cancelled : .up)
  }

  private mutating func take(_ event: InputEvent) -> [InputSignal] {
    if let reason = refusal(of: event) {
      ignored.count(reason)
      return []
    }
    followSlots(event)
    if touch?.take(event, frame: &frame, ignored: &ignored) == true { return [] }
    switch event.type {
    case EventType.key: return takeKey(event)
    case EventType.absolute where directions.follows(event.code): return takeDirection(event)
    default: return []
    }
  }

  /// Why an event means nothing, whatever its value; `nil` when it may mean something.
  private func refusal(of event: InputEvent) -> IgnoredInput? {
    switch event.type {
    case EventType.synchronisation: nil
    case EventType.key where description.ignoredKeys.contains(event.code): .quirk
    case EventType.key: description.keys.contains(event.code) ? nil : .unknownCode
    case EventType.absolute where description.ignoredAxes.contains(event.code): .quirk
    case EventType.absolute:
      description.axes[event.code] != nil || Axis.multitouch.contains(event.code) ? nil : .unknownCode
    // Scan codes come before every key of a keyboard, lights and repetition after it.
    case EventType.miscellaneous, EventType.light, EventType.repetition: nil
    default: .unknownCode
    }
  }

  /// A source that describes nothing turns out to be multitouch by its first such event.
  private mutating func followSlots(_ event: InputEvent) {
    guard description.touch == .singleOrSlots, touch is SingleTracker, event.type == EventType.absolute,
      Axis.multitouch.contains(event.code)
    else { return }
    touch?.cancelAll(&frame)
    touch = description.slotTracker(from: DeviceState())
    surface = description.surface(isSingle: false, panel: panel)
  }

  private mutating func takeKey(_ event: InputEvent) -> [InputSignal] {
    let isHeld = held.contains(event.code) && !lifted.contains(event.code)
    switch event.value {
    case 0 where isHeld: lifted.append(event.code)
    case 1 where !isHeld: return press(event.code, time: event.time)
    case 0, 1: ignored.count(.repeatedState)
    case 2: ignored.count(.autoRepeat)
    default: ignored.count(.badValue)
    }
    return []
  }

  private mutating func takeDirection(_ event: InputEvent) -> [InputSignal] {
    let (released, pressed) = directions.move(event.code, to: event.value)
    var signals: [InputSignal] = []
    if let released, held.contains(released) { signals.append(tell(released, .up, time: event.time)) }
    if let pressed, !held.contains(pressed) { signals += press(pressed, time: event.time) }
    return signals
  }

  /// What came up before it in this frame was let go: the kernel presses nothing.
  private mutating func press(_ key: UInt16, time: Int64) -> [InputSignal] {
    tellLifted(.up, time: time) + [tell(key, .down, time: time)]
  }

  private mutating func tellLifted(_ phase: KeyChange.Phase, time: Int64) -> [InputSignal] {
    defer { lifted.removeAll(keepingCapacity: true) }
    return lifted.map { tell($0, phase, time: time) }
  }

  private mutating func tell(_ key: UInt16, _ phase: KeyChange.Phase, time: Int64) -> InputSignal {
    if phase == .down { held.insert(key) } else { held.remove(key) }
    return .key(KeyChange(device: device, key: KeyCode.name(of: key), phase: phase, time: time))
  }

  /// - Parameter ending: what became of the contacts that ended in this frame.
  private mutating func signals(time: Int64, ending: ContactPhase = .up) -> [InputSignal] {
    if frame.refused > 0 { ignored.count(.overlongFrame) }
    return frame.empty().map { change in
      var change = change
      if change.phase == .up { change.phase = ending }
      return signal(change, time: time)
    }
  }

  private mutating func signal(_ change: InputFrame.Change, time: Int64) -> InputSignal {
    let (x, y) = surface.place(change.point, ignored: &ignored)
    return .contact(Contact(device: device, id: change.contact, x: x, y: y, phase: change.phase, time: time))
  }
}

extension DeviceDescription {
  /// What follows the fingers of such a device; `nil` where there are none.
  fileprivate func tracker(from state: DeviceState) -> (any TouchTracking)? {
    switch touch {
    case .none: nil
    case .single(let button): SingleTracker(.button(button), description: self, state: state)
    case .pressure:
      SingleTracker(.pressure(above: axes[Axis.pressure]?.minimum ?? 0), description: self, state: state)
    case .singleOrSlots: SingleTracker(.button(FingerButton.touch), description: self, state: state)
    case .slots: slotTracker(from: state)
    case .frames:
      FrameTracker(surface: surface(isSingle: false, panel: .identity), touching: leastDistance)
    }
  }

  fileprivate func slotTracker(from state: DeviceState) -> SlotTracker {
    SlotTracker(slots: slots, state: state, touching: leastDistance)
  }

  private var leastDistance: Int32 { axes[Axis.contactDistance]?.minimum ?? 0 }
}
