extension PressSettings {
  static func read(_ value: YAMLValue) -> PressSettings? {
    value.section { keys in
      var presses = PressSettings()
      keys.milliseconds("scene_change_ms", 250...1000) { presses.sceneChange = $0 }
      keys.milliseconds("debounce_ms", debounces) { presses.debounce = $0 }
      keys.milliseconds("stuck_ms", 1000...60_000) { presses.stuck = $0 }
      presses.storm = StormSettings.read(&keys)
      return presses
    }
  }
}

extension StormSettings {
  /// Reads `storm_contacts`, `storm_window_ms` and `storm_quiet_ms` from the keys of a section.
  static func read(_ keys: inout YAMLSection) -> StormSettings {
    var storm = StormSettings()
    if let contacts = keys.optional("storm_contacts", { $0.integer(in: 2...100, unit: "contacts") }) {
      storm.contacts = contacts
    }
    keys.milliseconds("storm_window_ms", 50...5000) { storm.window = $0 }
    keys.milliseconds("storm_quiet_ms", 100...10_000) { storm.quiet = $0 }
    return storm
  }
}

extension YAMLSection {
  fileprivate mutating func milliseconds(_ name: String, _ range: ClosedRange<Int>, _ take: (Int) -> Void) {
    optional(name) { $0.integer(in: range, unit: "milliseconds") }.map(take)
  }
}
