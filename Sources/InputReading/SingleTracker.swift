import Events

/// Single touch: one position, and a button or a pressure that says whether the finger touches.
///
/// Resistive panels send a last position far away as the finger is lifted, because their layers part before the button
/// says so. A position that is far from the one before therefore waits for the next:
///
///     a far position, and then                     | it
///     ---------------------------------------------+------------------------------------------------
///     the finger is lifted within 10 ms            | is the panel's: the finger is lifted where it was
///     another position, or the finger lifted later | counts: the finger is there
struct SingleTracker: TouchTracking {
  /// What says that the finger touches.
  enum Sign: Hashable {
    case button(UInt16)
    /// `ABS_PRESSURE` above this value.
    case pressure(above: Int32)
  }

  /// Parts of the panel: farther than a finger moves from one position to the next.
  private static let farthestStep = 0.2
  /// Microseconds.
  private static let liftOff: Int64 = 10_000

  private let sign: Sign
  private let horizontal: UInt16
  private let vertical: UInt16
  private let surface: TouchSurface
  private var point: RawPoint
  /// When it came, microseconds.
  private var pointTime: Int64 = 0
  private var isDown: Bool
  /// The contact that has begun; `nil` for one that was there at opening.
  private var contact: Int?
  /// The last position that is in a frame.
  private var reported = RawPoint()
  /// When a far position came that waits for the next.
  private var farSince: Int64?
  private var begins = false
  private var moved = false

  init(_ sign: Sign, description: DeviceDescription, state: DeviceState) {
    self.sign = sign
    horizontal = description.horizontalAxis
    vertical = description.verticalAxis
    surface = description.surface(isSingle: true, panel: .identity)
    point = RawPoint(x: state.axes[horizontal] ?? 0, y: state.axes[vertical] ?? 0)
    isDown = sign.isGiven(by: state)
  }

  mutating func take(_ event: InputEvent, frame: inout InputFrame, ignored: inout Tally) -> Bool {
    switch (event.type, event.code) {
    case (EventType.absolute, horizontal): move(at: event.time) { $0.x = event.value }
    case (EventType.absolute, vertical): move(at: event.time) { $0.y = event.value }
    case (EventType.absolute, Axis.pressure): follow(pressure: event, frame: &frame, ignored: &ignored)
    case (EventType.key, let code) where sign == .button(code): follow(button: event, frame: &frame, ignored: &ignored)
    default: return FingerButton.take(event, ignored: &ignored)
    }
    return true
  }

  mutating func endFrame(_ frame: inout InputFrame, ignored: inout Tally) { report(&frame) }

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
    report(&frame)
  }

  mutating func cancelAll(_ frame: inout InputFrame) {
    end(.cancelled, at: point, frame: &frame)
  }

  private mutating func move(at time: Int64, _ change: (inout RawPoint) -> Void) {
    change(&point)
    pointTime = time
    moved = true
  }

  private mutating func follow(pressure event: InputEvent, frame: inout InputFrame, ignored: inout Tally) {
    guard case .pressure(let threshold) = sign, isDown != (event.value > threshold) else { return }
    if isDown { lift(at: event.time, frame: &frame, ignored: &ignored) } else { land() }
  }

  private mutating func follow(button event: InputEvent, frame: inout InputFrame, ignored: inout Tally) {
    switch event.value {
    case 0 where isDown: lift(at: event.time, frame: &frame, ignored: &ignored)
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

  private mutating func lift(at time: Int64, frame: inout InputFrame, ignored: inout Tally) {
    if begins { report(&frame) }
    let age = time.subtractingReportingOverflow(farSince ?? pointTime).partialValue
    let isJump = contact != nil && isFar && age <= Self.liftOff
    if isJump { ignored.count(.liftOffJump) }
    end(.up, at: isJump ? reported : point, frame: &frame)
  }

  private mutating func end(_ phase: ContactPhase, at point: RawPoint, frame: inout InputFrame) {
    if let contact { frame.end(contact, at: point, phase) }
    contact = nil
    isDown = false
    begins = false
    farSince = nil
  }

  private var isFar: Bool { surface.isFar(point, reported, beyond: Self.farthestStep) }

  /// Puts into the frame what is new about the finger.
  private mutating func report(_ frame: inout InputFrame) {
    if begins {
      contact = frame.begin(at: point)
      reported = point
      farSince = nil
    } else if moved, let contact {
      guard farSince != nil || !isFar else {
        farSince = pointTime
        moved = false
        return
      }
      frame.move(contact, to: point)
      reported = point
      farSince = nil
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
