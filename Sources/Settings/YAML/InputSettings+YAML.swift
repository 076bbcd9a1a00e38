import Events
import Presses

/// The codes that a key or zone may name.
struct KnownCodes {
  var services: [String]
  var visitorTypes: [String]
  /// The names of inputs with zones, and of the one that lies over the visitor's screen.
  var screens: [String]
  /// The input that lies over the visitor's screen.
  var touchscreen: String?
  /// The names of inputs with a named pipe, and of those among them that rate.
  var pipes: [String]
  var ratingPipes: [String]
}

/// What an input is for.
enum InputUse: String, CaseIterable {
  /// A touchscreen, a button pad, or both in one: what people press.
  case touch
  /// A barcode or QR scanner that types what it reads and ends it with Enter: its characters are never presses.
  case scanner
}

extension InputSettings {
  static func read(_ value: YAMLValue, known: KnownCodes) -> InputSettings? {
    value.section { keys in
      let name = keys.required("name") { $0.name() }
      let way = readWay(&keys, of: value)
      let use = keys.optional("kind") { $0.choice(InputUse.self) } ?? .touch
      let rating = keys.optional("rating") { RatingPoint.read($0) }
      let context = ActionContext(known: known, givesRatings: keys.has("rating"))
      let actions = keys.optional("keys") { readKeys($0, context) } ?? [:]
      let zones = keys.optional("zones") { TouchZone.readAll($0, context) } ?? []
      let panel = PanelSettings.read(&keys)
      let pressOn = keys.optional("press_on") { $0.choice(DeviceReading.KeyMoment.self) } ?? .down
      let debounce = keys.milliseconds("debounce_ms", PressThresholds.debounces)
      let says = keys.optional("screen") { $0.flag() }
      if use == .scanner { refusePresses(keys) }
      if says == true { refuseZones(keys) }
      guard let name, let way else { return nil }
      return InputSettings(
        name: name, way: way, rating: rating, keys: actions, zones: zones, panel: panel,
        kind: use == .scanner ? .scanner : .touched(keysPressOn: pressOn), debounce: debounce,
        isScreen: name == known.touchscreen && zones.isEmpty)
    }
  }

  private static func refuseZones(_ keys: YAMLSection) {
    for entry in keys.entries where entry.name == "zones" {
      entry.note(
        .conflict, "what can be pressed on the visitor's screen is what it shows",
        remedy: "delete zones, or delete screen: true if this touchscreen lies over printed signs")
    }
  }

  private static func readWay(_ keys: inout YAMLSection, of owner: YAMLValue) -> Way? {
    let device = keys.optional("match") { DeviceIdentity.read($0) }.map(Way.device)
    let fifo = keys.optional("fifo") { $0.path() }.map { Way.fifo(path: $0) }
    guard keys.has("match") != keys.has("fifo") else {
      return owner.fault(
        keys.has("match") ? "the input has both \"match\" and \"fifo\"" : "nothing says which device this is",
        remedy: "write either match: {name: …} or fifo: /path", code: .conflict)
    }
    return device ?? fifo
  }

  private static func refusePresses(_ keys: YAMLSection) {
    for entry in keys.entries where ["rating", "keys", "zones", "screen", "press_on"].contains(entry.name) {
      entry.note(
        .conflict, "what a scanner types is no press",
        remedy: "delete \(entry.name), or delete kind: scanner if people press this device")
    }
  }

  private static func readKeys(_ value: YAMLValue, _ context: ActionContext) -> [String: InputAction]? {
    guard let entries = value.entries() else { return nil }
    var actions: [String: InputAction] = [:]
    for entry in entries {
      if !isKeyName(entry.name) {
        entry.note(
          .badValue, "this is no name of a key",
          remedy: "write the kernel's name, such as KEY_1 or BTN_TRIGGER; `kioskctl input watch` shows it")
      }
      actions[entry.name] = entry.value.section { InputAction.read(&$0, of: entry.value, context) }
    }
    return actions
  }

  /// The kernel's names, and `0x2ff` for a code that has none.
  private static func isKeyName(_ name: String) -> Bool {
    if name.hasPrefix("0x") { return name.utf8.count == 5 && UInt16(name.dropFirst(2), radix: 16) != nil }
    return (name.hasPrefix("KEY_") || name.hasPrefix("BTN_")) && name.utf8.count > 4
      && name.utf8.allSatisfy { $0.isCapital || $0.isDigit || $0 == UInt8(ascii: "_") }
  }
}

extension RatingPoint {
  static func read(_ value: YAMLValue) -> RatingPoint? {
    guard let text = value.scalar("exit, or counter and its number") else { return nil }
    if text == "exit" { return .exit }
    let parts = text.split(separator: " ")
    guard parts.count == 2, parts[0] == "counter", let number = UInt16(parts[1]), (1...999).contains(number) else {
      return value.fault(
        "this is no point where people rate", remedy: "write exit, or counter and its number: \"counter 3\"")
    }
    return .counter(Int(number))
  }
}

extension DeviceIdentity {
  static func read(_ value: YAMLValue) -> DeviceIdentity? {
    value.section { keys in
      let name = keys.optional("name") { $0.stableText() }
      let vendor = keys.optional("vendor") { $0.usbNumber() }
      let product = keys.optional("product") { $0.usbNumber() }
      let physicalPath = keys.optional("physical_path") { $0.stableText() }
      let byID = keys.optional("by_id") { $0.linkName() }
      guard !keys.entries.isEmpty else {
        return value.fault(
          "no field says which device this is",
          remedy: "write at least one of name, vendor, product, physical_path, by_id; `kioskctl input list` shows them")
      }
      return DeviceIdentity(name: name, vendor: vendor, product: product, physicalPath: physicalPath, byID: byID)
    }
  }
}

extension YAMLValue {
  /// A text that is not the kernel's number of the day for a device.
  fileprivate func stableText() -> String? {
    guard let text = text() else { return nil }
    let last = text.split(separator: "/").last ?? ""
    guard !last.hasPrefix("event") || UInt16(last.dropFirst(5)) == nil else {
      return fault(
        "an event number changes with every plugging",
        remedy: "name the device by name, vendor and product, physical_path or by_id; `kioskctl input list` shows them")
    }
    return text
  }

  fileprivate func linkName() -> String? {
    guard let text = stableText() else { return nil }
    guard !text.contains("/") else {
      return fault("this is a path", remedy: "write only the link's name below /dev/input/by-id/")
    }
    return text
  }

  /// A vendor or product number as lsusb(8) shows it: four hexadecimal digits, with or without `0x`.
  func usbNumber() -> Int? {
    let expected = "four hexadecimal digits as lsusb shows them, such as \"0eef\""
    guard let text = scalar(expected) else { return nil }
    let digits = text.lowercased().hasPrefix("0x") ? text.dropFirst(2) : text[...]
    guard digits.utf8.count == 4, !digits.hasPrefix("+"), let number = UInt16(digits, radix: 16) else {
      return fault("this is no USB number", remedy: "write \(expected)")
    }
    return Int(number)
  }
}
