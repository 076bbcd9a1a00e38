extension DisplayChoice {
  /// Reads `connector`, `mode` and `rotation` from the keys of the screen.
  static func read(_ keys: inout YAMLSection) -> DisplayChoice {
    DisplayChoice(
      connector: keys.optional("connector") { readConnector($0) }, mode: keys.optional("mode") { Mode.read($0) },
      rotation: keys.optional("rotation") { readRotation($0) } ?? 0)
  }

  private static func readConnector(_ value: YAMLValue) -> String? {
    let expected = "the kernel's name of a connector, such as HDMI-A-1 or DP-2"
    guard let text = value.scalar(expected) else { return nil }
    let isName = text.utf8.allSatisfy {
      $0.isDigit || $0 == UInt8(ascii: "-") || (UInt8(ascii: "A")...UInt8(ascii: "z")).contains($0)
    }
    guard isName, !text.hasPrefix("card") else {
      return value.fault(
        "this is no connector", remedy: "write \(expected): what follows \"card0-\" in `ls /sys/class/drm`")
    }
    return text
  }

  private static func readRotation(_ value: YAMLValue) -> Int? {
    let expected = "0, 90, 180 or 270, the degrees by which the picture is turned clockwise"
    guard let text = value.scalar(expected) else { return nil }
    guard let degrees = Int(text), [0, 90, 180, 270].contains(degrees) else {
      return value.fault("this is none of the ways in which a monitor can hang", remedy: "write \(expected)")
    }
    return degrees
  }
}

extension DisplayChoice.Mode {
  fileprivate static func read(_ value: YAMLValue) -> DisplayChoice.Mode? {
    let expected = "dots, and hertz if they matter, such as 1920x1080 or 1920x1080@60"
    guard let text = value.scalar(expected) else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let sides = parts[0].split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let refresh = parts.count == 2 ? Int(parts[1]) ?? 0 : nil
    guard parts.count <= 2, sides.count == 2, sides.allSatisfy((1...16384).contains),
      refresh.map((1...1000).contains) ?? true
    else { return value.fault("this is no mode of a monitor", remedy: "write \(expected)") }
    return DisplayChoice.Mode(width: sides[0], height: sides[1], refresh: refresh)
  }
}
