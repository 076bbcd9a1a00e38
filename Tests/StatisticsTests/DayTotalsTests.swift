import Events
import Testing

@testable import Statistics

@Suite("What one day's summary adds up")
struct DayTotalsTests {
  private static let date = ServiceDate(dayNumber: 20_778)

  private func visit(_ type: String, on date: ServiceDate = date, drill: Bool = false) -> VisitFacts {
    VisitFacts(day: 1, date: date, service: "ADVICE", visitorType: type, period: .office, drill: drill)
  }

  private func issued(_ number: Int, _ visit: VisitFacts) -> Fact {
    .ticket(
      .issued(
        TicketIssued(
          ticket: TicketNumber(series: "A", number: number), visit: visit, source: .controlSocket, paper: nil, base: 0,
          key: 0)))
  }

  private func voided(_ number: Int, _ visit: VisitFacts) -> Fact {
    let reference = TicketReference(
      Story.id(Int64(number)), ticket: TicketNumber(series: "A", number: number), visit: visit)
    return .ticket(.voided(TicketVoided(reference: reference, reason: .misprint, afterClose: false)))
  }

  private func rated(_ score: Int) -> RatingFacts {
    RatingFacts(
      day: 1, date: Self.date, question: .overall, score: score, scale: 5, basis: .exit, counter: nil,
      survey: .buttonPad, device: "pad", drill: false)
  }

  @Test("Another day and a drill add nothing")
  func nothing() {
    var counts = Counts()
    counts.add(issued(1, visit("JURISTIC", on: Self.date.adding(days: -1))))
    counts.add(issued(2, visit("JURISTIC", drill: true)))
    #expect(DayTotals(counts, on: Self.date) == DayTotals(Counts(), on: Self.date))
  }

  @Test("Tickets less the voided and those counted by staff, by visitor type; ratings less the excluded")
  func sums() {
    var counts = Counts()
    for number in 1...3 { counts.add(issued(number, visit("JURISTIC"))) }
    counts.add(issued(4, visit("NOT_STATED")))
    counts.add(voided(2, visit("JURISTIC")))
    counts.add(.visitor(.counted(VisitorCounted(visit: visit("NOT_STATED"), count: 5))))
    for score in [1, 5, 5] { counts.add(.rating(.given(RatingGiven(rating: rated(score))))) }
    counts.add(.rating(.excluded(RatingExcluded(RatingReference(Story.id(1), rating: rated(5)), reason: .play))))
    let totals = DayTotals(counts, on: Self.date)
    #expect(totals.visits == ["ADVICE": ["JURISTIC": 2, "NOT_STATED": 6]])
    #expect(totals.voided == 1 && totals.ratings == 2)
  }
}
