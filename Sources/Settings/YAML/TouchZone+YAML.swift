import Presses

extension TouchZone {
  /// Reads a screen's zones; they lie inside the screen and do not overlap.
  static func readAll(_ value: YAMLValue, _ context: ActionContext) -> [TouchZone]? {
    value.refuseTwins(under: "name")
    var placed: [(zone: TouchZone, line: Int)] = []
    return value.list { entry -> TouchZone? in
      guard let zone = read(entry, context) else { return nil }
      if let other = placed.first(where: { $0.zone.zone.overlaps(zone.zone) }) {
        return entry.fault(
          "the zone lies over \"\(other.zone.zone.name)\" of line \(other.line)",
          remedy: "move or shrink one of the two, so that a touch means one thing", code: .conflict)
      }
      placed.append((zone, entry.place.line))
      return zone
    }
  }

  private static func read(_ value: YAMLValue, _ context: ActionContext) -> TouchZone? {
    value.section { keys in
      let name = keys.required("name") { $0.name() }
      let x = keys.required("x") { $0.share() }
      let y = keys.required("y") { $0.share() }
      let width = keys.required("width") { $0.share() }
      let height = keys.required("height") { $0.share() }
      let action = InputAction.read(&keys, of: value, context)
      guard let name, let x, let y, let width, let height, let action else { return nil }
      if case .focus = action {
        return value.fault("a zone cannot move the focus", remedy: "give focus to the keys of a pad", code: .conflict)
      }
      guard width > 0, height > 0, x + width <= 1 + Zone.tolerance, y + height <= 1 + Zone.tolerance else {
        return value.fault(
          "the zone is empty or leaves the screen", remedy: "keep x + width and y + height at most 1", code: .conflict)
      }
      return TouchZone(Zone(name: name, x: x, y: y, width: width, height: height), action: action)
    }
  }
}

extension Zone {
  /// Far below a screen's pixel; decimal fractions such as 0.1 + 0.2 need it.
  fileprivate static let tolerance = 1e-9

  fileprivate func overlaps(_ other: Zone) -> Bool {
    let tolerance = Self.tolerance
    return x + tolerance < other.x + other.width && other.x + tolerance < x + width
      && y + tolerance < other.y + other.height && other.y + tolerance < y + height
  }
}

extension YAMLValue {
  /// A share of the display's width or height, 0…1, as a decimal fraction.
  fileprivate func share() -> Double? {
    let expected = "a share from 0 to 1, such as 0.25"
    guard let text = scalar(expected) else { return nil }
    guard text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }), let share = Double(text),
      (0...1).contains(share)
    else { return fault("this is not \(expected)", remedy: "write \(expected)") }
    return share
  }
}
