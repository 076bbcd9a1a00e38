import Presses

extension PressThresholds {
  /// Milliseconds that `debounce_ms` may say, here and at one input.
  static let debounces = 0...1000

  static func read(_ value: YAMLValue) -> PressThresholds? {
    value.section { keys in
      var presses = PressThresholds()
      presses.settle = keys.milliseconds("scene_change_ms", 250...1000) ?? presses.settle
      presses.debounce = keys.milliseconds("debounce_ms", debounces) ?? presses.debounce
      presses.stuck = keys.milliseconds("stuck_ms", 1000...60_000) ?? presses.stuck
      presses.storm = StormThresholds.read(&keys)
      return presses
    }
  }
}

extension StormThresholds {
  /// Reads `storm_contacts`, `storm_window_ms` and `storm_quiet_ms` from the keys of a section.
  static func read(_ keys: inout YAMLSection) -> StormThresholds {
    var storm = StormThresholds()
    storm.contacts = keys.optional("storm_contacts") { $0.integer(in: 2...100, unit: "contacts") } ?? storm.contacts
    storm.window = keys.milliseconds("storm_window_ms", 50...5000) ?? storm.window
    storm.quiet = keys.milliseconds("storm_quiet_ms", 100...10_000) ?? storm.quiet
    return storm
  }
}

extension YAMLSection {
  /// A key in milliseconds.
  ///
  /// - Returns: microseconds.
  mutating func milliseconds(_ name: String, _ range: ClosedRange<Int>) -> Int64? {
    optional(name) { $0.integer(in: range, unit: "milliseconds") }.map { Int64($0) * 1000 }
  }
}
