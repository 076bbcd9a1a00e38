import Events

/// Single touch: one position, and a button that is down while the finger touches.
struct SingleTracker: TouchTracking {
  private let button: UInt16
  private var point: RawPoint
  private var isDown: Bool
  /// What was told of this contact; `nil` for one that was there at opening.
  private var contact: Int?
  private var begins = false
  private var moved = false

  init(button: UInt16, state: DeviceState) {
    self.button = button
    point = RawPoint(x: state.x, y: state.y)
    isDown = state.keys.contains(button)
  }

  mutating func take(_ event: InputEvent, frame: inout InputFrame, ignored: inout Tally) -> Bool {
    switch (event.type, event.code) {
    case (EventType.absolute, Axis.x):
      point.x = event.value
      moved = true
    case (EventType.absolute, Axis.y):
      point.y = event.value
      moved = true
    case (EventType.key, button): press(event.value, frame: &frame, ignored: &ignored)
    case (EventType.key, FingerButton.tools): break
    default: return false
    }
    return true
  }

  mutating func endFrame(_ frame: inout InputFrame, ignored: inout Tally) { tell(&frame) }

  mutating func resynchronise(_ state: DeviceState, frame: inout InputFrame) {
    let held = state.keys.contains(button)
    let now = RawPoint(x: state.x, y: state.y)
    moved = now != point
    if held != isDown {
      cancelAll(&frame)
      begins = held
    }
    point = now
    isDown = held
    tell(&frame)
  }

  mutating func cancelAll(_ frame: inout InputFrame) {
    end(.cancelled, frame: &frame)
  }

  private mutating func press(_ value: Int32, frame: inout InputFrame, ignored: inout Tally) {
    switch value {
    case 0 where isDown:
      if begins { tell(&frame) }
      end(.up, frame: &frame)
    case 1 where !isDown:
      isDown = true
      begins = true
    case 0, 1: ignored.count(.repeatedState)
    case 2: ignored.count(.autoRepeat)
    default: ignored.count(.badValue)
    }
  }

  private mutating func end(_ phase: ContactPhase, frame: inout InputFrame) {
    if let contact { frame.end(contact, at: point, phase) }
    contact = nil
    isDown = false
    begins = false
  }

  private mutating func tell(_ frame: inout InputFrame) {
    if begins {
      contact = frame.begin(at: point)
    } else if moved, let contact {
      frame.move(contact, to: point)
    }
    begins = false
    moved = false
  }
}
