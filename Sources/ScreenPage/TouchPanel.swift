internal import CLinux

/// What a pointer did on the picture.
struct TouchStep: Hashable, Decodable {
  enum Phase: String, Decodable {
    case down, move, up, cancel
  }

  /// The browser's number of the finger or mouse.
  var pointer: Int
  var phase: Phase
  /// 0…32767 from the left and the top of the picture.
  var x: Int
  var y: Int
  /// Milliseconds since it happened.
  var age: Int
}

/// Speaks of pointers as a touchscreen of the kernel does: multitouch with slots, type B (kernel,
/// Documentation/input/multi-touch-protocol.rst), each axis 0…32767.
struct TouchPanel {
  /// The most steps of one request; their events fit into one write to a pipe.
  static let stepLimit = 32
  private static let full = 32767
  /// What claims to be older than this is taken as this old; milliseconds.
  private static let oldest = 10_000
  /// As many fingers as people have.
  private var slots = [Int?](repeating: nil, count: 10)
  private var lastTracking: Int32 = 0
  private var lastTime = Int64.min

  /// Whether a finger is down.
  var isTouched: Bool { slots.contains { $0 != nil } }

  /// - Parameter now: microseconds.
  mutating func frames(for steps: [TouchStep], now: Int64) -> [EventFrame] {
    steps.compactMap { step in
      guard let events = events(for: step) else { return nil }
      let age = Int64(min(max(step.age, 0), Self.oldest)) * 1000
      lastTime = max(lastTime, now - age)
      return EventFrame(time: lastTime, events: events)
    }
  }

  /// Cancels every touch: what was held leads to no press.
  mutating func release(now: Int64) -> [EventFrame] {
    lastTime = max(lastTime, now)
    return [EventFrame(time: lastTime, events: forget())]
  }

  /// - Returns: `nil` for a step of a pointer that is not down, or more fingers than slots.
  private mutating func events(for step: TouchStep) -> [DeviceEvent]? {
    let held = slots.firstIndex(of: step.pointer)
    switch (step.phase, held) {
    case (.down, nil):
      guard let free = slots.firstIndex(of: nil) else { return nil }
      slots[free] = step.pointer
      lastTracking = lastTracking % 0xffff + 1
      return [slot(free), DeviceEvent(EV_ABS, ABS_MT_TRACKING_ID, lastTracking)] + position(of: step) + [.report]
    case (.move, let held?):
      return [slot(held)] + position(of: step) + [.report]
    case (.up, let held?):
      slots[held] = nil
      return [slot(held), DeviceEvent(EV_ABS, ABS_MT_TRACKING_ID, -1), .report]
    case (.cancel, .some): return forget()
    case (.down, .some), (.move, nil), (.up, nil), (.cancel, nil): return nil
    }
  }

  /// No event of type B takes a touch back, except that the device has lost count.
  private mutating func forget() -> [DeviceEvent] {
    slots = slots.map { _ in nil }
    return [.dropped, .report]
  }

  private func slot(_ index: Int) -> DeviceEvent { DeviceEvent(EV_ABS, ABS_MT_SLOT, Int32(index)) }

  private func position(of step: TouchStep) -> [DeviceEvent] {
    [(ABS_MT_POSITION_X, step.x), (ABS_MT_POSITION_Y, step.y)].map { axis, value in
      DeviceEvent(EV_ABS, axis, Int32(min(max(value, 0), Self.full)))
    }
  }
}
