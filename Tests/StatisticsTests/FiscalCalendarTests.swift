import Events
import Statistics
import Testing

@Suite("The Thai fiscal calendar")
struct FiscalCalendarTests {
  @Test(
    "A fiscal year begins on 1 October and has the name of the year in which it ends",
    arguments: [
      ("2022-09-30", 2565, 2565, 4, 12), ("2022-10-01", 2565, 2566, 1, 1), ("2023-12-31", 2566, 2567, 1, 3),
      ("2024-02-29", 2567, 2567, 2, 5), ("2026-11-21", 2569, 2570, 1, 2),
    ])
  func fiscal(text: String, calendarYear: Int, fiscalYear: Int, quarter: Int, month: Int) throws {
    let date = try #require(ServiceDate(text))
    #expect(date.buddhistYear == calendarYear && date.fiscalYear == fiscalYear)
    #expect(date.fiscalQuarter == quarter && date.fiscalMonth == month)
  }

  @Test(
    "A week belongs to the year of its Thursday",
    arguments: [
      ("2026-11-21", "2026-W47"), ("2024-12-30", "2025-W01"), ("2027-01-01", "2026-W53"), ("2026-01-01", "2026-W01"),
    ])
  func weeks(text: String, week: String) throws {
    #expect(try #require(ServiceDate(text)).isoWeek.description == week)
  }
}

@Suite("Dates that people type")
struct TypedDateTests {
  private let today = Story.saturday

  @Test("A date is ISO 8601, of the common era")
  func iso() throws {
    #expect(try ServiceDate(typed: "2026-11-21", today: today) == Story.saturday)
    for text in ["21/11/2026", "2026-02-30", "2026-1-1", "", "today"] {
      #expect(throws: DateFault.notADate(text)) { try ServiceDate(typed: text, today: today) }
    }
  }

  @Test("A Buddhist year is refused, and the date that is meant is named")
  func buddhist() {
    #expect(throws: DateFault.buddhistYear("2569-11-21", meant: Story.saturday)) {
      try ServiceDate(typed: "2569-11-21", today: today)
    }
    #expect(throws: DateFault.buddhistYear("2567-02-29", meant: ServiceDate("2024-02-29"))) {
      try ServiceDate(typed: "2567-02-29", today: today)
    }
    #expect(throws: DateFault.buddhistYear("2568-02-29", meant: nil)) {
      try ServiceDate(typed: "2568-02-29", today: today)
    }
  }

  @Test("A year up to 100 years ahead is taken as it is")
  func ahead() throws {
    #expect(try ServiceDate(typed: "2126-01-01", today: today).year == 2126)
    #expect(throws: DateFault.self) { try ServiceDate(typed: "2127-01-01", today: today) }
  }
}
