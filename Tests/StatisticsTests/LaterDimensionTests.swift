import Events
import Ports
import OfficeStories
import Foundation
import Statistics
import Testing

/// A version of the future counts visits by hour and ratings by building, and has a table that nobody knows here.
@Suite("A dimension that a later version adds")
struct LaterDimensionTests {
  private let hour = Dimension(rawValue: "hour")
  private let kiosk = Origin(site: "OSS-1", kiosk: "K1")

  @Test("No sum of a table changes, whether it was counted before the dimension or after")
  func sums() throws {
    var chance = SeededChance(seed: 11)
    let facts = try OfficeStory.random(steps: 80, seed: chance.next()).journal.map(\.fact)
    let tallies = facts.flatMap(Counting.tallies(of:))
    let now = Counts(tallies)
    let later = Counts(tallies.enumerated().map { index, tally in index % 3 == 0 ? tally : byHour(tally, index % 24) })
    #expect(later != now)
    for table in DailyTable.all {
      #expect(rows(table, later) == rows(table, now))
    }
  }

  @Test("A dimension that is known now and was not then reads as not stated")
  func absent() throws {
    let now = Counting.tallies(of: Story.given(Story.rating(5, service: "REG")))
    let before = now.map { tally in
      var tally = tally
      tally.by[.service] = ""
      tally.by[.survey] = ""
      return tally
    }
    let column = try #require(DailyTable.ratings.columns.firstIndex { $0.name == "service_code" })
    #expect(rows(.ratings, Counts(before)).map { $0[column] } == [.empty])
    #expect(Counts(before + now).tallies.map(\.count) == [1, 1])
  }

  @Test("What is not known here is kept when it is moved to another date")
  func moved() {
    let issued = byHour(Counting.tallies(of: Story.issued(Story.visit(on: Story.friday)))[0], 9)
    let unknown = Tally(table: "weather", measure: "rain", by: [.date: "2026-11-20", hour: "9"], count: 4)
    var counts = Counts([issued, unknown])
    counts.add(
      .day(
        .clockSettled(ClockSettled(date: Story.saturday, by: "staff", clockBelieved: true, moved: [issued, unknown]))))
    #expect(
      counts.tallies.map { "\($0.table) \($0.by[.date]) \($0.by[hour]) \($0.count)" } == [
        "visits 2026-11-21 9 1", "weather 2026-11-21 9 4",
      ])
  }

  @Test("In a body every value stands under its dimension's name, and what is not known here survives")
  func body() throws {
    let text = #"{"by":{"date":"2026-11-21","hour":"9","service":"REG"},"count":3,"measure":"issued","table":"visits"}"#
    let tally = try JSONDecoder().decode(Tally.self, from: Data(text.utf8))
    #expect(tally.by[.service] == "REG" && tally.by[hour] == "9" && tally.by[.lane].isEmpty)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(tally), as: UTF8.self) == text)
  }

  private func byHour(_ tally: Tally, _ hour: Int) -> Tally {
    var tally = tally
    tally.by[self.hour] = String(hour)
    return tally
  }

  private func rows(_ table: DailyTable, _ counts: Counts) -> [[Cell]] {
    table.rows(of: [kiosk: counts], in: Story.friday.adding(days: -1)...Story.saturday)
  }
}
