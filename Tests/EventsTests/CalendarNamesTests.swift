import Events
import Testing

@Suite("Dates in words")
struct CalendarNamesTests {
  @Test("21 November 2026 is a Saturday of the Buddhist year 2569")
  func words() throws {
    let date = try #require(ServiceDate("2026-11-21"))
    #expect(date.words.thai == "วันเสาร์ที่ 21 พฤศจิกายน พ.ศ.\u{A0}2569")
    #expect(date.words.english == "Saturday 21 November 2026")
    #expect(date.adding(days: 5).words.thai == "วันพฤหัสบดีที่ 26 พฤศจิกายน พ.ศ.\u{A0}2569")
    #expect(date.adding(days: 41).words.thai == "วันศุกร์ที่ 1 มกราคม พ.ศ.\u{A0}2570")
  }

  @Test("A short date has the era of its language, with or without the day of the week")
  func short() throws {
    let date = try #require(ServiceDate("2026-11-21"))
    #expect(date.shortWords == Bilingual(thai: "21 พ.ย. 2569", english: "21 Nov 2026"))
    #expect(date.shortWordsWithDay == Bilingual(thai: "ส. 21 พ.ย. 2569", english: "Sat 21 Nov 2026"))
  }

  @Test("Each language has seven days and twelve months", arguments: [CalendarNames.thai, .english])
  func whole(names: CalendarNames) {
    #expect([names.days, names.shortDays].map { Set($0).count } == [7, 7])
    #expect([names.months, names.shortMonths].map { Set($0).count } == [12, 12])
  }
}
