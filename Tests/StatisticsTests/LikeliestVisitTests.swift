import Events
import Statistics
import Testing

@Suite("What a visit was, of which only the number is known")
struct LikeliestVisitTests {
  private let ticket = TicketNumber(series: "A", number: 2)

  private func likeliest(_ facts: [Fact]) -> VisitFacts? {
    Counts(facts.flatMap(Counting.tallies(of:))).likeliestVisit(of: ticket, day: 1, on: Story.saturday)
  }

  @Test("Where all of the series were alike it is known")
  func alike() {
    let visit = Story.visit(lane: .priority)
    #expect(likeliest((1...3).map { Story.issued(visit, number: $0) }) == visit)
  }

  @Test("Another series, a number that was not given, another date, a drill: nothing is known")
  func unknown() {
    #expect(likeliest([Story.issued(series: "B", number: 2)]) == nil)
    #expect(likeliest([Story.issued(number: 1)]) == nil)
    #expect(likeliest([Story.issued(Story.visit(on: Story.friday), number: 2)]) == nil)
    #expect(likeliest([Story.issued(Story.visit(drill: true), number: 2)]) == nil)
  }

  @Test("Among several it is the most frequent that has visits left, so that no figure falls below zero")
  func several() {
    let rare = Story.visit(type: "NOT_STATED")
    let frequent = Story.visit(type: "JURISTIC")
    let facts =
      [Story.issued(rare, number: 1), Story.issued(rare, number: 9)]
      + (2...4).map { Story.issued(frequent, number: $0) }
    #expect(likeliest(facts) == frequent)
    #expect(likeliest(facts + [Story.voided(frequent), Story.voided(frequent)]) == rare)
    #expect(likeliest([Story.issued(frequent, number: 2), Story.voided(frequent)]) == nil)
  }
}
