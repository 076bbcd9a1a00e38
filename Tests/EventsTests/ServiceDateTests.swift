import Events
import Testing

@Suite("Dates of service days")
struct ServiceDateTests {
  @Test("A leap day exists in 2024, the Buddhist year 2567, and not in 2025")
  func leapDay() throws {
    #expect(try #require(ServiceDate("2024-02-29")).buddhistYear == 2567)
    #expect(ServiceDate("2025-02-29") == nil)
  }

  @Test("21 November 2026 is a Saturday")
  func weekday() throws {
    #expect(try #require(ServiceDate("2026-11-21")).weekday == 6)
  }

  @Test("Every day of four centuries follows the day before")
  func succession() throws {
    var date = try #require(ServiceDate("1900-01-01"))
    let end = try #require(ServiceDate("2300-01-01"))
    while date < end {
      let next = date.adding(days: 1)
      #expect(next > date && next.dayNumber == date.dayNumber + 1 && ServiceDate(next.description) == next)
      date = next
    }
  }

  @Test("In Bangkok a day is cut at 24:00, seven hours before that of Greenwich")
  func cut() throws {
    let bangkok = try #require(OfficeTime(identifier: "Asia/Bangkok"))
    let date = try #require(ServiceDate("2026-11-21"))
    #expect(bangkok.start(of: date) == 1_795_194_000_000)
    #expect(bangkok.date(at: bangkok.end(of: date) - 1) == date)
    #expect(bangkok.date(at: bangkok.end(of: date)) == date.adding(days: 1))
    #expect(bangkok.minuteOfDay(at: bangkok.end(of: date) - 1) == 1439)
  }
}
