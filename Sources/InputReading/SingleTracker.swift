import Events

/// Single touch: one position, and a button or a pressure that says whether the finger touches.
struct SingleTracker: TouchTracking {
  /// What says that the finger touches.
  enum Sign: Hashable {
    case button(UInt16)
    /// `ABS_PRESSURE` above this value.
    case pressure(above: Int32)
  }

  private let sign: Sign
  private let horizontal: UInt16
  private let vertical: UInt16
  private var point: RawPoint
  private var isDown: Bool
  /// What was told of this contact; `nil` for one that was there at opening.
  private var contact: Int?
  private var begins = false
  private var moved = false

  init(_ sign: Sign, description: DeviceDescription, state: DeviceState) {
    self.sign = sign
    horizontal = description.horizontalAxis
    vertical = description.verticalAxis
    point = RawPoint(x: state.axes[horizontal] ?? 0, y: state.axes[vertical] ?? 0)
    isDown = sign.isGiven(by: state)
  }

  mutating func take(_ event: InputEvent, frame: inout InputFrame, ignored: inout Tally) -> Bool {
    switch (event.type, event.code) {
    case (EventType.absolute, horizontal):
      point.x = event.value
      moved = true
    case (EventType.absolute, vertical):
      point.y = event.value
      moved = true
    case (EventType.absolute, Axis.pressure): feel(event.value, frame: &frame)
    case (EventType.key, let code) where sign == .button(code): press(event.value, frame: &frame, ignored: &ignored)
    case (EventType.key, FingerButton.tools): break
    default: return false
    }
    return true
  }

  mutating func endFrame(_ frame: inout InputFrame, ignored: inout Tally) { tell(&frame) }

  mutating func resynchronise(_ state: DeviceState, frame: inout InputFrame) {
    let held = sign.isGiven(by: state)
    let now = RawPoint(x: state.axes[horizontal] ?? 0, y: state.axes[vertical] ?? 0)
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

  private mutating func feel(_ pressure: Int32, frame: inout InputFrame) {
    guard case .pressure(let threshold) = sign, isDown != (pressure > threshold) else { return }
    if isDown { lift(&frame) } else { land() }
  }

  private mutating func press(_ value: Int32, frame: inout InputFrame, ignored: inout Tally) {
    switch value {
    case 0 where isDown: lift(&frame)
    case 1 where !isDown: land()
    case 0, 1: ignored.count(.repeatedState)
    case 2: ignored.count(.autoRepeat)
    default: ignored.count(.badValue)
    }
  }

  private mutating func land() {
    isDown = true
    begins = true
  }

  private mutating func lift(_ frame: inout InputFrame) {
    if begins { tell(&frame) }
    end(.up, frame: &frame)
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

extension SingleTracker.Sign {
  fileprivate func isGiven(by state: DeviceState) -> Bool {
    switch self {
    case .button(let button): state.keys.contains(button)
    case .pressure(let threshold): state.axes[Axis.pressure].map { $0 > threshold } ?? false
    }
  }
}
