import Presses

extension DeviceQuirks {
  /// The copy that is built into the program.
  static let embedded = String(decoding: PackageResources.quirks_yaml, as: UTF8.self)

  /// Reads and checks a list of quirks.
  ///
  /// - Parameters:
  ///   - file: `nil`: the copy that is built in.
  ///   - code: what a name such as `ABS_Z` or `BTN_LEFT` means; `nil` for a name that the kernel does not have.
  /// - Throws: everything that is wrong with it, each fault with its line, reason and remedy.
  public static func load(
    _ file: String?, code: (String) -> EventCode?
  ) throws(SettingsFaults) -> CheckedSettings<DeviceQuirks> {
    guard let file else { return try check(embedded, file: "quirks.yaml (built in)", code: code) }
    return try YAMLDocument.load(file) { read(&$0, code) }
  }

  /// Checks the text of a list of quirks.
  public static func check(
    _ yaml: String, file: String, code: (String) -> EventCode?
  ) throws(SettingsFaults) -> CheckedSettings<DeviceQuirks> {
    try YAMLDocument.check(Array(yaml.utf8), file: file) { read(&$0, code) }
  }

  private static func read(_ root: inout YAMLSection, _ code: (String) -> EventCode?) -> DeviceQuirks? {
    root.required("quirks") { $0.list { DeviceQuirk.read($0, code) } }.map { DeviceQuirks($0) }
  }
}

extension DeviceQuirk {
  fileprivate static func read(_ value: YAMLValue, _ code: (String) -> EventCode?) -> DeviceQuirk? {
    value.section { keys in
      let match = keys.required("match") { Match.read($0) }
      let reason = keys.required("reason") { $0.text(limit: 400) }
      guard let match, let reason else {
        readOddities(of: nil, &keys, code)
        return nil
      }
      return readOddities(of: DeviceQuirk(match: match, reason: reason), &keys, code)
    }
  }

  /// Reads all keys, also where the entry is of no use already, so that all its faults are told.
  @discardableResult
  private static func readOddities(
    of known: DeviceQuirk?, _ keys: inout YAMLSection, _ code: (String) -> EventCode?
  ) -> DeviceQuirk? {
    var quirk = known ?? DeviceQuirk(match: Match(), reason: "")
    quirk.touch = keys.optional("touch") { $0.choice(Touch.self) }
    (quirk.horizontalAxis, quirk.verticalAxis) = pair("axes", &keys) { $0.code(of: .absolute, code)?.code }
    (quirk.horizontalRange, quirk.verticalRange) = pair("range", &keys) { Range.read($0) }
    quirk.finger = keys.optional("finger") { $0.code(of: .key, code)?.code }
    quirk.inverted = keys.optional("invert") { $0.choice(PanelSettings.Mirror.self) }
    if keys.entries.contains(where: { $0.name.hasPrefix("storm_") }) { quirk.storm = StormThresholds.read(&keys) }
    quirk.ignored = Set(keys.optional("ignore") { $0.list { $0.code(of: nil, code) } } ?? [])
    return known.map { _ in quirk }
  }

  private static func pair<Value>(
    _ name: String, _ keys: inout YAMLSection, _ read: (YAMLValue) -> Value?
  ) -> (Value?, Value?) {
    let pair = keys.optional(name) { value in
      value.section { keys -> (Value?, Value?)? in (keys.optional("x", read), keys.optional("y", read)) }
    }
    return pair ?? (nil, nil)
  }
}

extension DeviceQuirk.Match {
  fileprivate static func read(_ value: YAMLValue) -> DeviceQuirk.Match? {
    value.section { keys in
      let match = DeviceQuirk.Match(
        name: keys.optional("name") { $0.text() }, vendor: keys.optional("vendor") { $0.usbNumber() },
        product: keys.optional("product") { $0.usbNumber() },
        bus: keys.optional("bus") { $0.choice(DeviceQuirk.Bus.self) })
      guard !keys.entries.isEmpty else {
        return value.fault(
          "no field says which device this is", remedy: "write at least one of name, vendor, product, bus")
      }
      return match
    }
  }
}

extension DeviceQuirk.Range {
  fileprivate static func read(_ value: YAMLValue) -> DeviceQuirk.Range? {
    let expected = "two different whole numbers, where the axis begins and where it ends, such as [0, 4095]"
    // Those that are no numbers have been told.
    guard let ends = value.list({ $0.wholeNumber() }), ends.count == value.elements.count else { return nil }
    guard ends.count == 2, ends[0] != ends[1] else {
      return value.fault("this is no range", remedy: "write \(expected)")
    }
    return DeviceQuirk.Range(ends[0], ends[1])
  }
}

/// What kind of name is expected.
private enum CodeKind: UInt16 {
  case key = 1
  case absolute = 3
}

extension YAMLValue {
  fileprivate func wholeNumber() -> Int32? {
    guard let text = scalar("a whole number") else { return nil }
    return Int32(text) ?? fault("this is no whole number of 32 bits", remedy: "write a number such as 4095")
  }

  /// - Parameter kind: `nil`: any.
  fileprivate func code(of kind: CodeKind?, _ code: (String) -> EventCode?) -> EventCode? {
    let expected =
      switch kind {
      case .absolute: "the kernel's name of an absolute axis, such as ABS_Z"
      case .key: "the kernel's name of a button, such as BTN_LEFT"
      case nil: "the kernel's name of an axis or key, such as ABS_MISC or KEY_POWER"
      }
    guard let name = scalar(expected) else { return nil }
    guard let found = code(name), kind.map({ $0.rawValue == found.type }) ?? true else {
      return fault("the kernel has no such name here", remedy: "write \(expected)")
    }
    return found
  }
}
