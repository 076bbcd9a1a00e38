import Queueing

extension PaperSettings {
  static func read(_ value: YAMLValue) -> PaperSettings? {
    value.section { keys in
      let visitor = keys.optional("visitor_limit_seconds") { $0.integer(in: 1...10, unit: "seconds") } ?? 10
      let reprint = keys.optional("reprint_lost_seconds") { $0.integer(in: 0...3600, unit: "seconds") } ?? 120
      return PaperSettings(visitorLimit: Int64(visitor) * 1000, reprintLimit: Int64(reprint) * 1000)
    }
  }
}

extension RollMeasure {
  static func read(_ value: YAMLValue) -> RollMeasure? {
    value.section { keys in
      let metres = keys.required("metres") { $0.integer(in: 1...1000, unit: "metres") }
      let warnAt = keys.optional("warn_at_tickets") { $0.integer(in: 0...10_000, unit: "tickets") } ?? 50
      return metres.map { RollMeasure(length: $0 * 1000, warnAt: warnAt) }
    }
  }
}
