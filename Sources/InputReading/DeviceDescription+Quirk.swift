public import Settings

extension DeviceDescription {
  /// The description as it should have been announced.
  public func corrected(by quirk: DeviceQuirk?) -> DeviceDescription {
    guard let quirk else { return self }
    var corrected = self
    corrected.correctTouch(by: quirk)
    let isSingle = corrected.isSingle
    // An axis that this device does not have is another device's oddity.
    if let axis = quirk.horizontalAxis, axes[axis] != nil { corrected.horizontalAxis = axis }
    if let axis = quirk.verticalAxis, axes[axis] != nil { corrected.verticalAxis = axis }
    corrected.correctRange(
      of: isSingle ? corrected.horizontalAxis : Axis.contactX, quirk.horizontalRange,
      isInverted: quirk.inverted == .x || quirk.inverted == .both)
    corrected.correctRange(
      of: isSingle ? corrected.verticalAxis : Axis.contactY, quirk.verticalRange,
      isInverted: quirk.inverted == .y || quirk.inverted == .both)
    for event in quirk.ignored {
      if event.type == EventType.key { corrected.ignoredKeys.insert(event.code) }
      if event.type == EventType.absolute { corrected.ignoredAxes.insert(event.code) }
    }
    return corrected
  }

  private mutating func correctTouch(by quirk: DeviceQuirk) {
    switch quirk.touch {
    case .none?: touch = .none
    case .single: touch = .single(button: quirk.finger ?? FingerButton.touch)
    case .pressure: touch = .pressure
    case .slots: touch = .slots
    case .frames: touch = .frames
    case nil: if let finger = quirk.finger { touch = .single(button: finger) }
    }
    if case .single(let button) = touch { keys.insert(button) }
  }

  private mutating func correctRange(of axis: UInt16, _ range: DeviceQuirk.Range?, isInverted: Bool) {
    if let range { axes[axis] = AxisRange(range.minimum, range.maximum) }
    if isInverted, let range = axes[axis] { axes[axis] = AxisRange(range.maximum, range.minimum) }
  }
}
