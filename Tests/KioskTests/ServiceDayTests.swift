import Events
import Ports
import OfficeStories
import Queueing
import Settings
import Testing

@testable import Kiosk

@Suite("A service day, whatever the clock does")
struct ServiceDayTests {
  private func date(_ text: String) throws -> ServiceDate { try #require(ServiceDate(text)) }

  @Test("The first request opens a day; midnight closes it, dated to its 24:00, and numbers start again")
  func midnight() throws {
    var office = try OfficeStory(from: "2026-11-21 23.59")
    #expect(try office.issue() == "A001")
    office.wait(seconds: 120)
    #expect(try office.issue() == "A001")
    #expect(
      office.kinds == [
        "service_day.opened", "ticket.issued", "service_day.closed", "service_day.opened", "ticket.issued",
      ])
    guard case .day(.closed(let closed)) = office.journal[2].fact else { return }
    #expect(closed.closedAt == office.settings.site.time.start(of: try date("2026-11-22")))
    #expect(closed.totals.reduce(0) { $0 + ($1.measure == "issued" ? $1.count : 0) } == 1)
    #expect(office.machine.state.day?.id == 2)
  }

  @Test("After three days without power the old day is closed and one new day opens")
  func weekend() throws {
    var office = try OfficeStory(from: "2026-11-20 16.00")
    try office.issue()
    try office.restart(at: "2026-11-23 08.00")
    #expect(try office.issue() == "A001")
    #expect(office.machine.state.day?.date == (try date("2026-11-23")))
    #expect(office.machine.state.day?.id == 2)
  }

  @Test("Cold start at yesterday 16.36: numbers go on, undated, until staff confirm; then today begins at A001")
  func deadBattery() throws {
    var office = try OfficeStory(from: "2026-11-20 16.30")
    for _ in 1...3 { try office.issue() }
    try office.restart(at: "2026-11-20 16.36")
    #expect(try office.issue() == "A004")
    #expect(office.journal.last?.stamp.clock == .doubtful)
    #expect(try office.ask(.command(.confirmDate(try date("2026-11-21")), id: nil)) != nil)
    #expect(try office.issue() == "A001")
    #expect(office.machine.state.day?.date == (try date("2026-11-21")))
    let moved = try #require(
      office.journal.compactMap { event -> ClockSettled? in
        if case .day(.clockSettled(let settled)) = event.fact { settled } else { nil }
      }.first)
    let issued = moved.moved.filter { $0.measure == "issued" }
    #expect(issued.map(\.count) == [1], "only the ticket given under doubt moves")
  }

  @Test("A doubtful morning that nobody confirmed ends with the next start whose clock can be believed")
  func nextMorning() throws {
    var office = try OfficeStory(from: "2026-11-20 16.30")
    try office.issue()
    try office.restart(at: "1970-01-01 07.00")
    #expect(try office.issue() == "A002")
    try office.restart(at: "2026-11-22 08.00")
    #expect(try office.issue() == "A001")
    #expect(office.journal.last?.stamp.clock == .plausible)
    #expect(office.machine.state.day?.date == (try date("2026-11-22")))
  }

  @Test("The same evening after a short power cut: numbers go on and staff confirm the same date")
  func shortCut() throws {
    var office = try OfficeStory(from: "2026-11-20 16.30")
    try office.issue()
    try office.restart(at: "2026-11-20 16.33")
    #expect(try office.issue() == "A002")
    _ = try office.ask(.command(.confirmDate(try date("2026-11-20")), id: nil))
    #expect(try office.issue() == "A003")
    #expect(office.journal.last?.stamp.clock == .plausible)
  }

  @Test("The clock jumps an hour back over midnight: the day only goes forward and no number repeats")
  func backOverMidnight() throws {
    var office = try OfficeStory(from: "2026-11-20 23.30")
    try office.issue()
    office.wait(seconds: 3600)
    #expect(try office.issue() == "A001")
    try office.setClock("2026-11-20 23.31")
    #expect(try office.issue() == "A002")
    #expect(office.machine.state.day?.id == 2)
  }

  @Test("A day or twelve years ahead while running opens nothing by itself, and back again changes nothing")
  func farAhead() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.issue()
    for wrong in ["2026-11-21 10.00", "2038-11-20 10.00", "2026-11-20 10.05"] {
      try office.setClock(wrong)
      try office.issue()
    }
    #expect(office.machine.state.queue.lastNumbers["A"] == 4)
    #expect(office.machine.state.day?.id == 1)
    office.synchronised = true
    #expect(try office.issue() == "A005")
    #expect(office.journal.last?.stamp.clock == .synchronised)
  }

  @Test("A first start in 1970 gives numbers without a date; the confirmed date begins a day and takes the visits over")
  func epoch() throws {
    var office = try OfficeStory(from: "1970-01-01 07.00")
    #expect(try office.issue() == "A001")
    _ = try office.ask(.command(.confirmDate(try date("2026-11-21")), id: nil))
    #expect(try office.issue() == "A001")
    #expect(office.journal.last?.stamp.clock == .doubtful, "the wall clock itself is still wrong")
    #expect(office.machine.state.day == OpenDayStory.day(2, try date("2026-11-21")))
  }

  @Test("A day dated too late is corrected when the clock is synchronised; its numbers stay and go on")
  func wrongDate() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.issue()
    try office.restart(at: "2026-11-25 10.00")
    #expect(try office.issue() == "A001")
    try office.setClock("2026-11-21 10.01")
    office.synchronised = true
    #expect(try office.issue() == "A002")
    #expect(office.machine.state.day == OpenDayStory.day(2, try date("2026-11-21")))
  }

  @Test("Staff's word is not taken against a clock that nobody doubts, nor for a date before the program was written")
  func refusedConfirmation() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.issue()
    let events = office.journal.count
    for refused in ["2026-11-21", "1970-01-01"] {
      let answer = try office.ask(.command(.confirmDate(try date(refused)), id: nil))
      guard case .failure(let refusal) = answer else {
        Issue.record("\(refused) was taken")
        continue
      }
      #expect(refusal.code == .badDate)
    }
    #expect(office.journal.count == events)
  }

  @Test("A confirmed year of the Buddhist era is refused: a day dated five centuries ahead would open")
  func buddhistConfirmation() throws {
    var office = try OfficeStory(from: "1970-01-01 08.00")
    try office.issue()
    let answer = try office.ask(.command(.confirmDate(try date("2569-11-21")), id: nil))
    guard case .failure(let refusal) = answer else {
      Issue.record("2569-11-21 was taken")
      return
    }
    #expect(refusal.code == .badDate && refusal.detail.contains("Buddhist"))
  }

  @Test("A fold of the journal gives the very state that the running kiosk has")
  func fold() throws {
    var office = try OfficeStory(from: "2026-11-20 22.00")
    for _ in 1...40 {
      try office.issue()
      office.wait(seconds: 240)
    }
    #expect(try office.refolded() == office.machine.state)
  }
}

/// Two service days can turn out to have one date; what people hold names a date and a number.
@Suite("A date never shows one number twice")
struct OneDateTests {
  /// Dates and numbers as the papers show them, in the order of the issue; a paper under doubt shows no date.
  private func papers(_ office: OfficeStory) -> [String] {
    office.journal.compactMap { event in
      guard case .ticket(.issued(let issued)) = event.fact, event.stamp.clock != .doubtful else { return nil }
      return "\(issued.visit.date) \(issued.ticket)"
    }
  }

  private func expectNoNumberTwice(_ office: OfficeStory) throws {
    let papers = papers(office)
    #expect(Set(papers).count == papers.count, "\(papers)")
    #expect(try office.refolded() == office.machine.state)
  }

  @Test("A hardware clock in local time opens tomorrow; once it is right, numbering goes on after today's highest")
  func localTime() throws {
    var office = try OfficeStory(from: "2027-01-15 17.40")
    for _ in 1...3 { try office.issue() }
    try office.restart(at: "2027-01-16 00.41")
    for expected in ["A001", "A002"] { #expect(try office.issue() == expected) }
    try office.setClock("2027-01-15 17.43")
    office.synchronised = true
    for expected in ["A004", "A005"] { #expect(try office.issue() == expected) }
    try expectNoNumberTwice(office)
  }

  @Test("The day after goes on after what was given under its date before its time")
  func nextDay() throws {
    var office = try OfficeStory(from: "2027-01-15 17.40")
    try office.issue()
    try office.restart(at: "2027-01-16 00.41")
    for _ in 1...2 { try office.issue() }
    try office.setClock("2027-01-15 17.43")
    office.synchronised = true
    #expect(try office.issue() == "A003", "the open day's own numbers go on")
    try office.setClock("2027-01-16 08.00")
    #expect(try office.issue() == "A003", "A001 and A002 show this date already")
    try expectNoNumberTwice(office)
  }

  @Test("Series go on each after its own highest, and one that is behind nothing is not touched")
  func series() throws {
    var office = try OfficeStory(from: "2027-01-15 17.40")
    for service in ["ADVICE", "ADVICE", "COMPLAINT"] { try office.issue(service) }
    try office.restart(at: "2027-01-16 00.41")
    for service in ["ADVICE", "COMPLAINT", "COMPLAINT"] { try office.issue(service) }
    try office.setClock("2027-01-15 17.43")
    office.synchronised = true
    #expect(try office.issue() == "A003")
    #expect(try office.issue("COMPLAINT") == "C003")
    #expect(office.kinds.count { $0 == "numbers.skipped" } == 1)
    try expectNoNumberTwice(office)
  }

  @Test("Small steps back over midnight, again and again")
  func overMidnight() throws {
    var office = try OfficeStory(from: "2027-01-15 23.58")
    for _ in 1...3 {
      try office.issue()
      office.wait(seconds: 180)
      try office.issue()
      try office.setClock("2027-01-15 23.58")
    }
    office.wait(seconds: 86_400)
    try office.issue()
    try expectNoNumberTwice(office)
  }

  @Test("A day ahead, corrected, and the right day after it")
  func dayAhead() throws {
    var office = try OfficeStory(from: "2027-01-15 09.00")
    for _ in 1...4 { try office.issue() }
    try office.restart(at: "2027-01-17 09.30")
    for _ in 1...6 { try office.issue() }
    try office.setClock("2027-01-16 09.31")
    office.synchronised = true
    #expect(try office.issue() == "A007", "nobody holds a number of the 16th, and the open day's numbers stay")
    try office.setClock("2027-01-17 09.00")
    #expect(try office.issue() == "A007", "A001 to A006 show the 17th")
    try office.restart(at: "2027-01-18 09.00")
    #expect(try office.issue() == "A001")
    try expectNoNumberTwice(office)
  }
}

enum OpenDayStory {
  static func day(_ id: Int, _ date: ServiceDate) -> OpenDay { OpenDay(id: id, date: date) }
}
