import Events
import Ports
import OfficeStories
import Foundation
import Statistics
import Testing

@Suite("Counts are tallies joined")
struct CountsTests {
  @Test("Any order and any split of the same events gives the same counts and the same bytes")
  func orderAndSplit() throws {
    var chance = SeededChance(seed: 20_261_121)
    let facts = try OfficeStory.random(steps: 300, seed: chance.next()).journal.map(\.fact)
    let whole = counts(of: facts)
    let bytes = try encoded(whole)
    for _ in 0..<50 {
      let shuffled = facts.shuffled(using: &chance)
      let cut = Int.random(in: 0...shuffled.count, using: &chance)
      var merged = counts(of: shuffled[..<cut])
      merged.merge(counts(of: shuffled[cut...]))
      #expect(merged == whole)
      #expect(try encoded(merged) == bytes)
    }
  }

  @Test("What is written down is read back")
  func codable() throws {
    var chance = SeededChance(seed: 7)
    let whole = counts(of: try OfficeStory.random(steps: 40, seed: chance.next()).journal.map(\.fact))
    #expect(try JSONDecoder().decode(Counts.self, from: try encoded(whole)) == whole)
    #expect(Counts(whole.tallies) == whole)
  }

  @Test("Each way of joining is commutative and associative, and 0 is nothing in it", arguments: Joining.allCases)
  func joining(_ joining: Joining) {
    let numbers = [-3, 0, 1, 2, 7, .max, .min]
    for one in numbers {
      #expect(joining(one, 0) == one && joining(0, one) == one)
      for other in numbers {
        #expect(joining(one, other) == joining(other, one))
        for third in numbers where joining != .sum || ![one, other, third].contains(.min) {
          #expect(joining(joining(one, other), third) == joining(one, joining(other, third)))
        }
      }
    }
  }

  @Test("First numbers keep the least, last numbers the greatest, everything else adds up")
  func measures() {
    let tallies = ["first_no", "last_no", "issued", "first_number"].flatMap { measure in
      [5, 3, 9].map { Tally(table: "visits", measure: measure, by: [.date: "2026-11-21"], count: $0) }
    }
    #expect(
      Counts(tallies.shuffled()).tallies.map { "\($0.measure) \($0.count)" } == [
        "first_no 3", "first_number 17", "issued 17", "last_no 9",
      ])
  }

  @Test("What was taken back whole leaves no trace")
  func zero() {
    var counts = Counts()
    let tally = Tally(table: "visits", measure: "issued", by: [.date: "2026-11-21"], count: 3)
    counts.add(tally)
    counts.add(Tally(table: "visits", measure: "issued", by: [.date: "2026-11-21"], count: -3))
    #expect(counts.isEmpty && counts == Counts())
  }

  @Test("Thai marks in another order are another device, whichever comes first")
  func bytes() {
    let one = Tally(table: "ratings", measure: "rating_5", by: [.device: "\u{0E01}\u{0E38}\u{0E48}"], count: 1)
    let other = Tally(table: "ratings", measure: "rating_5", by: [.device: "\u{0E01}\u{0E48}\u{0E38}"], count: 1)
    #expect(Counts([one, other]).tallies.map(\.count) == [1, 1])
    #expect(Counts([one, other]) == Counts([other, one]))
  }

  @Test("A hostile number stops nobody")
  func hostile() {
    let tally = Tally(table: "visits", measure: "issued", by: [.date: "2026-11-21"], count: .max)
    #expect(Counts([tally, tally]).tallies.map(\.count) == [-2])
  }

  private func counts(of facts: some Sequence<Fact>) -> Counts {
    facts.reduce(into: Counts()) { $0.add($1) }
  }

  private func encoded(_ counts: Counts) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(counts)
  }
}
