extension PanelSettings {
  /// Reads `calibration`, `rotation` and `mirror` from the keys of an input.
  static func read(_ keys: inout YAMLSection) -> PanelSettings {
    PanelSettings(
      calibration: keys.optional("calibration") { Calibration.read($0) },
      rotation: keys.optional("rotation") { readRotation($0) } ?? .none,
      mirror: keys.optional("mirror") { $0.choice(Mirror.self) })
  }

  private static func readRotation(_ value: YAMLValue) -> Rotation? {
    let expected = "0, 90, 180 or 270, the degrees by which the panel is turned clockwise"
    guard let text = value.scalar(expected) else { return nil }
    return Int(text).flatMap(Rotation.init(rawValue:))
      ?? value.fault("this is none of the ways in which a panel can hang", remedy: "write \(expected)")
  }
}

extension PanelSettings.Calibration {
  static func read(_ value: YAMLValue) -> PanelSettings.Calibration? {
    let expected = "six numbers as libinput has them, such as [1, 0, 0, 0, 1, 0] for no change"
    let numbers = value.list { $0.number() }
    guard let numbers else { return nil }
    guard value.elements.count == 6 else {
      return value.fault("the list has \(value.elements.count) numbers", remedy: "write \(expected)")
    }
    // Those that are no numbers have been told.
    guard numbers.count == 6 else { return nil }
    return Self(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
      ?? value.fault(
        "this matrix puts all touches on one line or point",
        remedy: "write \(expected); `kioskctl input learn` finds them")
  }
}

extension YAMLValue {
  /// A decimal number, -1000…1000.
  func number() -> Double? {
    let expected = "a decimal number from -1000 to 1000, such as 1.05"
    guard let text = scalar(expected) else { return nil }
    guard text.utf8.allSatisfy({ $0.isDigit || "+-.eE".utf8.contains($0) }), let number = Double(text),
      abs(number) <= 1000
    else { return fault("this is not \(expected)", remedy: "write \(expected)") }
    return number
  }
}
