import Events
import VisitorJourney

extension ServiceGuide {
  /// Reads what an office tells of a service; where it is and what to bring stand with the service itself.
  static func read(_ value: YAMLValue) -> ServiceGuide? {
    value.section { keys in
      let fee = keys.optional("fee_baht") { $0.integer(in: 0...9_999_999, unit: "baht") }
      let steps = keys.optional("steps") { $0.list { Step.read($0) } } ?? []
      let channels = keys.optional("channels") { $0.list { $0.bilingual() } } ?? []
      let laws = keys.optional("laws") { $0.list { $0.bilingual() } } ?? []
      let online = keys.optional("e_service") { WebAddress($0) }
      let revised = keys.optional("revised") { readDate($0) }
      return ServiceGuide(
        fee: fee, steps: steps, channels: channels, laws: laws, onlineAddress: online?.text,
        revised: revised)
    }
  }

  private static func readDate(_ value: YAMLValue) -> ServiceDate? {
    let expected = "a date of the common era such as 2026-10-01"
    guard let text = value.scalar(expected) else { return nil }
    guard let date = ServiceDate(text), date.year < 2400 else {
      return value.fault("this is not \(expected)", remedy: "write year-month-day; 2569 is 2026")
    }
    return date
  }
}

extension ServiceGuide.Step {
  /// Reads `{text: …, minutes: 5, condition: …}`; the unit is the key's name.
  fileprivate static func read(_ value: YAMLValue) -> ServiceGuide.Step? {
    value.section { keys in
      let text = keys.required("text") { $0.bilingual() }
      let condition = keys.optional("condition") { $0.bilingual() }
      let durations = ServiceGuide.Duration.Unit.allCases.compactMap { unit in
        keys.optional(unit.rawValue) { $0.integer(in: 1...999, unit: "units of time") }
          .map { ServiceGuide.Duration($0, unit) }
      }
      guard durations.count <= 1 else {
        return value.fault(
          "a step has one duration", remedy: "keep one of minutes, hours, days, working_days", code: .conflict)
      }
      return text.map { ServiceGuide.Step(text: $0, duration: durations.first, condition: condition) }
    }
  }
}
