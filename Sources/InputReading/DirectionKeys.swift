/// The directions of a hat switch or of a joystick's stick as four keys, `BTN_DPAD_UP` … `BTN_DPAD_RIGHT`: arcade
/// encoders and game pads report their direction buttons as axes.
///
///     where the axis is     | what its two keys are
///     ----------------------+-----------------------------
///     first tenth           | left or up is down
///     last tenth            | right or down is down
///     the middle half       | both are up
///     between               | as they were: a stick trembles
struct DirectionKeys: Sendable {
  struct Stick: Sendable {
    let range: AxisRange
    let keys: (first: UInt16, last: UInt16)
    var held: UInt16?
  }

  private var sticks: [UInt16: Stick] = [:]

  /// - Parameter state: what is held already, which is nobody's press.
  init(_ description: DeviceDescription, state: DeviceState) {
    guard description.touch == .none, description.keys.isDisjoint(with: DirectionButton.all) else { return }
    let isStick = !description.keys.isDisjoint(with: FingerButton.sticks)
    let pairs: [(axis: UInt16, keys: (UInt16, UInt16), isHat: Bool)] = [
      (Axis.x, (DirectionButton.left, DirectionButton.right), false),
      (Axis.y, (DirectionButton.up, DirectionButton.down), false),
      (Axis.hatX, (DirectionButton.left, DirectionButton.right), true),
      (Axis.hatY, (DirectionButton.up, DirectionButton.down), true),
    ]
    for (axis, keys, isHat) in pairs where isHat || isStick {
      guard let range = description.axes[axis], range.minimum != range.maximum else { continue }
      sticks[axis] = Stick(range: range, keys: keys)
      if let value = state.axes[axis] { _ = move(axis, to: value) }
    }
  }

  /// The keys that the axes hold down.
  var held: Set<UInt16> { Set(sticks.values.compactMap(\.held)) }

  func follows(_ axis: UInt16) -> Bool { sticks[axis] != nil }

  /// - Returns: the key that is let go and the key that is pressed.
  mutating func move(_ axis: UInt16, to value: Int32) -> (released: UInt16?, pressed: UInt16?) {
    guard let stick = sticks[axis] else { return (nil, nil) }
    let now = stick.key(at: stick.range.fraction(of: value))
    guard now != stick.held else { return (nil, nil) }
    sticks[axis]?.held = now
    return (stick.held, now)
  }

  /// Events were lost, and `state` holds now.
  mutating func resynchronise(_ state: DeviceState) {
    for (axis, value) in state.axes { _ = move(axis, to: value) }
  }

  mutating func reset() {
    for axis in sticks.keys { sticks[axis]?.held = nil }
  }
}

extension DirectionKeys.Stick {
  fileprivate func key(at fraction: Double) -> UInt16? {
    if fraction <= 0.1 { return keys.first }
    if fraction >= 0.9 { return keys.last }
    return (0.25...0.75).contains(fraction) ? nil : held
  }
}
