import Statistics

extension RetentionRule {
  static func read(_ value: YAMLValue) -> RetentionRule? {
    value.section { keys in
      let standard = RetentionRule.standard
      let years = keys.optional("fiscal_years") { $0.integer(in: 1...100, unit: "fiscal years") }
      let days = keys.optional("officer_days") { $0.integer(in: 1...366, unit: "days") }
      return RetentionRule(fiscalYears: years ?? standard.fiscalYears, officerDays: days ?? standard.officerDays)
    }
  }
}
