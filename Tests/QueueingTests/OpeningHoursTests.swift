import Events
import Queueing
import Testing

@Suite("Opening hours")
struct OpeningHoursTests {
  let hours = OpeningHours(
    week: Array(repeating: DayHours(open: 510, lastTicket: 960, close: 990, lunch: 720..<780), count: 5)
      + [DayHours(open: 540, close: 720, extended: true), nil],
    exceptions: [
      ServiceDate(dayNumber: 20_792): .holiday("วันพ่อแห่งชาติ"),
      ServiceDate(dayNumber: 20_818): .hours(DayHours(open: 510, close: 720)),
    ])

  func date(_ text: String) throws -> ServiceDate { try #require(ServiceDate(text)) }

  @Test("On a Friday: who queues before the doors open and until closing is OFFICE, lunch is LUNCH, the night EXTENDED")
  func workingDay() throws {
    let friday = try date("2026-11-20")
    let periods: [(Int, ServicePeriod)] = [
      (0, .extended), (449, .extended), (450, .office), (509, .office), (510, .office), (719, .office), (720, .lunch),
      (779, .lunch), (780, .office), (989, .office), (990, .extended), (1439, .extended),
    ]
    for (minute, period) in periods { #expect(hours.period(on: friday, minute: minute) == period, "\(minute)") }
  }

  @Test("A Saturday marked extended is EXTENDED while it serves and WEEKEND_HOLIDAY otherwise")
  func saturday() throws {
    let saturday = try date("2026-11-21")
    #expect(hours.period(on: saturday, minute: 480) == .extended)
    #expect(hours.period(on: saturday, minute: 719) == .extended)
    #expect(hours.period(on: saturday, minute: 720) == .weekendOrHoliday)
  }

  @Test("The calendar calls a date open, closed by the week, or a holiday")
  func status() throws {
    let dates = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-12-05", "2026-12-31"]
    #expect(try dates.map { hours.status(of: try date($0)) } == [.open, .open, .closed, .holiday, .open])
  }

  @Test("A closed Sunday and a holiday are WEEKEND_HOLIDAY at every hour")
  func closedDays() throws {
    for text in ["2026-11-22", "2026-12-05"] {
      let day = try date(text)
      for minute in 0..<1440 { #expect(hours.period(on: day, minute: minute) == .weekendOrHoliday) }
    }
  }

  @Test("A weekend that is open without being marked counts as weekend; a museum that never closes too")
  func openWeekend() throws {
    #expect(OpeningHours.always.period(on: try date("2026-11-21"), minute: 600) == .weekendOrHoliday)
    #expect(OpeningHours.always.period(on: try date("2026-11-20"), minute: 0) == .office)
  }

  @Test("Tickets are given from an hour before opening until the last ticket")
  func gate() throws {
    let friday = try date("2026-11-20")
    #expect(hours.gate(on: friday, minute: 449, lastTicket: nil) == .notYetOpen(from: 450))
    #expect(hours.gate(on: friday, minute: 450, lastTicket: nil) == .open)
    #expect(hours.gate(on: friday, minute: 750, lastTicket: nil) == .open)
    #expect(hours.gate(on: friday, minute: 959, lastTicket: nil) == .open)
    #expect(hours.gate(on: friday, minute: 960, lastTicket: nil) == .noMoreTickets)
  }

  @Test("A service's own last ticket goes before the day's, and never past closing")
  func ownLastTicket() throws {
    let friday = try date("2026-11-20")
    #expect(hours.gate(on: friday, minute: 929, lastTicket: 930) == .open)
    #expect(hours.gate(on: friday, minute: 930, lastTicket: 930) == .noMoreTickets)
    #expect(hours.gate(on: friday, minute: 970, lastTicket: 980) == .open)
    #expect(hours.gate(on: friday, minute: 990, lastTicket: 1440) == .noMoreTickets)
  }

  @Test("A holiday says its name, a closed Sunday says so, a half day ends at noon")
  func exceptions() throws {
    #expect(
      hours.gate(on: try date("2026-12-05"), minute: 600, lastTicket: nil) == .holiday("วันพ่อแห่งชาติ"))
    #expect(hours.gate(on: try date("2026-11-22"), minute: 600, lastTicket: nil) == .closedToday)
    #expect(hours.gate(on: try date("2026-12-31"), minute: 720, lastTicket: nil) == .noMoreTickets)
    #expect(hours.period(on: try date("2026-12-31"), minute: 600) == .office)
  }
}
