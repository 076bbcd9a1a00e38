import Events
import Testing

@testable import TicketPrinter

@Suite("Dates and times on a ticket")
struct ThaiCalendarTests {
  @Test("21 November 2026 is a Saturday of the Buddhist year 2569")
  func date() throws {
    let date = try #require(ServiceDate("2026-11-21"))
    #expect(ThaiCalendar.date(date) == "วันเสาร์ที่ 21 พฤศจิกายน พ.ศ.\u{A0}2569")
    #expect(ThaiCalendar.date(date.adding(days: 5)) == "วันพฤหัสบดีที่ 26 พฤศจิกายน พ.ศ.\u{A0}2569")
    #expect(ThaiCalendar.date(date.adding(days: 41)) == "วันศุกร์ที่ 1 มกราคม พ.ศ.\u{A0}2570")
  }

  @Test("Hours and minutes are parted by a full stop")
  func time() {
    #expect(ThaiCalendar.time(785) == "เวลา\u{A0}13.05\u{A0}น.")
    #expect(ThaiCalendar.time(0) == "เวลา\u{A0}00.00\u{A0}น.")
    #expect(ThaiCalendar.time(1439) == "เวลา\u{A0}23.59\u{A0}น.")
  }
}
