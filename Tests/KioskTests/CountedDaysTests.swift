import Events
import Ports
import OfficeStories
import Queueing
import Settings
import Statistics
import Queueing
import Testing

@testable import Kiosk

@Suite("What a day says for the published tables")
struct CountedDaysTests {
  private let weekdays = OpeningHours(
    week: Array(repeating: DayHours(open: 510, close: 990), count: 5) + [nil, nil])

  private func date(_ text: String) throws -> ServiceDate { try #require(ServiceDate(text)) }

  @Test("Each service is offered by the kiosk's channel, and one that nobody asks for is a row of zero")
  func offered() throws {
    var office = try OfficeStory(channel: .booth)
    try office.issue()
    try office.issue()
    #expect(office.openings.map { $0.offered.map(\.name) } == [["ให้คำปรึกษา", "ร้องทุกข์"]])
    #expect(
      office.rows == ["2026-11-21 ADVICE BOOTH 2 A001 A002 OPEN 0", "2026-11-21 COMPLAINT BOOTH 0 - - OPEN 0"])
  }

  @Test("A drill gives numbers and counts nothing: no visit, no rating, no zero")
  func drill() throws {
    var office = try OfficeStory(drill: true)
    #expect(try office.issue() == "A001")
    _ = try office.ask(
      .command(
        .rate(
          RatingPress(
            score: 5, basis: .exit, counter: nil, survey: .buttonPad, source: CommandSource(device: "exit"))),
        id: nil))
    #expect(office.kinds.last == "rating.given")
    #expect(office.rows == ["2026-11-21 - - - - - OPEN 0"])
    let ratings = office.journal.filter { event in
      if case .rating(.given(let given)) = event.fact { !given.rating.drill } else { false }
    }
    #expect(ratings.isEmpty)
  }

  @Test("The next opening accounts for the dates between: closed by the week, a holiday, or missing")
  func gap() throws {
    var hours = weekdays
    hours.exceptions[try date("2026-11-24")] = .holiday("วันหยุดพิเศษ")
    var office = try OfficeStory(hours: hours, from: "2026-11-20 10.00")
    try office.issue()
    try office.restart(at: "2026-11-26 10.00")
    try office.issue()
    let skipped = try #require(office.openings.last).skipped
    #expect(skipped.map(\.date.day) == [21, 22, 23, 24, 25])
    #expect(skipped.map(\.status) == [.closed, .closed, .noData, .holiday, .noData])
    #expect(office.rows.filter { $0.contains(" - - - - - ") }.count == 5)
  }

  @Test("A kiosk that runs on a closed day says so; it is no open day")
  func closedDay() throws {
    var office = try OfficeStory(hours: weekdays, from: "2026-11-21 10.00")
    try office.ask(.tick)
    #expect(office.openings.map(\.status) == [.closed])
    #expect(office.rows.allSatisfy { $0.hasSuffix("0 - - CLOSED 0") })
  }

  @Test("After more than a year in a store-room the latest 400 dates are accounted for")
  func longGap() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.issue()
    try office.restart(at: "2028-11-20 10.00")
    office.synchronised = true
    try office.issue()
    let skipped = try #require(office.openings.last).skipped
    let eve = try date("2028-11-19")
    #expect(skipped.count == 400 && skipped.last?.date == eve)
  }

  @Test("A first start in 1970 says nothing of the years since, and leaves no day there")
  func epoch() throws {
    var office = try OfficeStory(from: "1970-01-01 07.00")
    try office.issue()
    _ = try office.ask(.command(.confirmDate(try date("2026-11-21")), id: nil))
    try office.issue()
    #expect(office.openings.allSatisfy { $0.skipped.isEmpty })
    #expect(
      office.rows == ["2026-11-21 ADVICE WALKIN 2 A001 A001 OPEN 0", "2026-11-21 COMPLAINT WALKIN 0 - - OPEN 0"])
  }

  @Test("A dead battery over the weekend: the confirmed date opens after the dates that were missed")
  func deadBattery() throws {
    var office = try OfficeStory(hours: weekdays, from: "2026-11-20 15.00")
    try office.issue()
    try office.restart(at: "2026-11-20 15.03")
    try office.issue()
    _ = try office.ask(.command(.confirmDate(try date("2026-11-24")), id: nil))
    #expect(
      try #require(office.openings.last).skipped
        == [
          SkippedDate(date: try date("2026-11-21"), status: .closed),
          SkippedDate(date: try date("2026-11-22"), status: .closed),
          SkippedDate(date: try date("2026-11-23"), status: .noData),
        ])
    #expect(office.rows.first == "2026-11-20 ADVICE WALKIN 1 A001 A002 OPEN 0")
    #expect(office.rows.contains("2026-11-24 ADVICE WALKIN 1 A002 A002 OPEN 0"))
  }

  @Test("A day dated too late takes back what it said of the dates after its certain one")
  func wrongDate() throws {
    var office = try OfficeStory(hours: weekdays, from: "2026-11-18 10.00")
    try office.issue()
    try office.restart(at: "2026-11-25 10.00")
    try office.issue()
    try office.setClock("2026-11-20 10.01")
    office.synchronised = true
    try office.issue()
    #expect(
      office.rows == [
        "2026-11-18 ADVICE WALKIN 1 A001 A001 OPEN 0", "2026-11-18 COMPLAINT WALKIN 0 - - OPEN 0",
        "2026-11-19 - - - - - NO_DATA 0", "2026-11-20 ADVICE WALKIN 2 A001 A002 OPEN 0",
        "2026-11-20 COMPLAINT WALKIN 0 - - OPEN 0",
      ])
  }

  @Test("A ticket voided on its day is no revision; one voided the day after revises the day of issue")
  func revision() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.issue()
    try office.issue()
    try office.void(ticket: 1)
    office.wait(seconds: 86_400)
    try office.ask(.tick)
    #expect(office.rows.first == "2026-11-20 ADVICE WALKIN 1 A001 A002 OPEN 0")
    try office.void(ticket: 2)
    #expect(office.rows.first == "2026-11-20 ADVICE WALKIN 0 A001 A002 OPEN 1")
    #expect(office.rows.last == "2026-11-21 COMPLAINT WALKIN 0 - - OPEN 0")
  }

  @Test("A visitor type that was said while the ticket was printed counts; a void by the issue's facts takes it back")
  func visitorType() throws {
    var office = try OfficeStory()
    try office.issue()
    let ticket = try #require(office.tickets.first)
    for _ in 1...2 { try office.ask(.visitorType(ticket, "JURISTIC")) }
    #expect(office.kinds.count { $0 == "ticket.visitor_type_given" } == 1)
    #expect(office.visitsByType == ["JURISTIC 1 0"])
    try office.void(ticket: 1)
    #expect(office.visitsByType == ["JURISTIC 1 1"])
    #expect(try office.refolded() == office.machine.state)
  }

  @Test("A type said under doubt moves with its ticket to the settled date")
  func visitorTypeUnderDoubt() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.restart(at: "2026-11-20 10.03")
    try office.issue()
    try office.ask(.visitorType(try #require(office.tickets.first), "JURISTIC"))
    _ = try office.ask(.command(.confirmDate(try date("2026-11-21")), id: nil))
    #expect(office.visitsByType == ["JURISTIC 1 0"])
    try office.void(ticket: 1)
    #expect(office.visitsByType == ["JURISTIC 1 1"])
  }

  @Test("A ticket given before the doubt and voided under it stays on its date with its void")
  func voidUnderDoubt() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.issue()
    try office.restart(at: "2026-11-20 10.03")
    try office.void(ticket: 1)
    _ = try office.ask(.command(.confirmDate(try date("2026-11-21")), id: nil))
    #expect(office.rows.first == "2026-11-20 ADVICE WALKIN 0 A001 A001 OPEN 0")
    #expect(office.rows.contains("2026-11-21 ADVICE WALKIN 0 - - OPEN 0"))
  }
}

extension OfficeStory {
  /// Type, issued and voided of each type that anybody came as.
  fileprivate var visitsByType: [String] {
    let table = DailyTable.visits
    let counts = journal.reduce(into: Counts()) { $0.add($1.fact) }
    let whole = ServiceDate(dayNumber: 0)...ServiceDate(dayNumber: 99_999)
    let columns = ["visitor_type", "issued", "voided"].compactMap { name in
      table.columns.firstIndex { $0.name == name }
    }
    return table.rows(of: [Origin(site: "OSS01", kiosk: "K1"): counts], in: whole).compactMap { row in
      guard case .text(let type) = row[columns[0]] else { return nil }
      guard case .integer(let issued) = row[columns[1]], case .integer(let voided) = row[columns[2]] else { return nil }
      return "\(type) \(issued) \(voided)"
    }
  }

  /// Takes the n-th ticket of the journal back, as staff would.
  mutating func void(ticket ordinal: Int) throws {
    let ticket = FoundTicket(reference: tickets[ordinal - 1], issued: journal[0].stamp)
    let request = VoidRequest(.found(found([ticket])), reason: .notTaken)
    guard case .success = try ask(.command(.void(request), id: nil)) else {
      Issue.record("the void was refused")
      return
    }
  }
}
