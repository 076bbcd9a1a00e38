import Events
import Testing

@testable import Statistics

@Suite("How long bodies stay")
struct RetentionRuleTests {
  private static let horizons = [
    ("2026-09-30", "2023-10-01"), ("2026-10-01", "2024-10-01"), ("2026-12-31", "2024-10-01"),
    ("2027-01-01", "2024-10-01"),
  ]

  @Test("The open fiscal year stays and two before it, whatever the calendar year", arguments: horizons)
  func horizon(today: String, first: String) throws {
    let today = try #require(ServiceDate(today))
    #expect(RetentionRule.standard.horizon(on: today).description == first)
    #expect(RetentionRule.standard.officerHorizon(on: today) == today.adding(days: -90))
  }

  @Test("What says what the days were and what was taken back stays for ever; every other kind has its time")
  func kinds() {
    let forEver = Set(Fact.Kind.allCases).subtracting(RetentionRule.yearly).subtracting(RetentionRule.officers)
    #expect(
      forEver == [
        .day(.opened), .day(.closed), .day(.sealed), .day(.clockJumped), .day(.clockSettled), .day(.numbersSkipped),
        .office(.described), .ticket(.voided),
      ])
    #expect(RetentionRule.officers == [.staff(.officerAtPost)])
    #expect(RetentionRule.yearly.isDisjoint(with: RetentionRule.officers))
  }
}
