import Events
import Ports
import OfficeStories
import Statistics
import Testing

@Suite("Daily tables")
struct DailyTableTests {
  private let kiosk = Origin(site: "OSS-1", kiosk: "K1")

  @Test("Visits are issued less voided, and staff counts beside them; what is not measured is empty")
  func visits() throws {
    let facts = [Story.issued(), Story.issued(), Story.voided(), Story.counted(5)]
    let rows = try rows(.visits, facts)
    #expect(rows.count == 1)
    #expect(figures("issued", "voided", "staff_counted", "visits", of: .visits, in: rows[0]) == [2, 1, 5, 6])
    for name in ["served", "services", "no_shows", "abandoned"] {
      #expect(try cell(name, of: .visits, in: rows[0]) == .empty)
    }
  }

  @Test("A service that was offered and not asked for is a row of zeros, with its name and the day's status")
  func offered() throws {
    let rows = try rows(.visits, [Story.opened(), Story.issued()])
    let shown = ["service_code", "service_name", "visitor_type", "issued", "visits", "first_no", "day_status"]
    #expect(
      try rows.map { row in try shown.map { try cell($0, of: .visits, in: row) } } == [
        [.text("INFO"), .text("สอบถามข้อมูล"), .empty, .integer(0), .integer(0), .empty, .text("OPEN")],
        [
          .text("REG"), .text("จดทะเบียน"), .text("JURISTIC"), .integer(1), .integer(1), .text("A001"), .text("OPEN"),
        ],
      ])
  }

  @Test("A closed day, a holiday and a missing day are a row each, without figures; so is a day of drills")
  func withoutService() throws {
    let skipped = [
      SkippedDate(date: Story.friday.adding(days: -2), status: .holiday),
      SkippedDate(date: Story.friday.adding(days: -1), status: .closed),
      SkippedDate(date: Story.friday, status: .noData),
    ]
    let facts = [Story.opened(skipped: skipped, drill: true), Story.issued(Story.visit(drill: true))]
    let rows = try rows(.visits, facts, from: Story.friday.adding(days: -3))
    #expect(
      try rows.map { try cell("day_status", of: .visits, in: $0) }
        == ["HOLIDAY", "CLOSED", "NO_DATA", "OPEN"].map(Cell.text))
    for name in ["service_code", "issued", "voided", "visits", "staff_counted", "first_no"] {
      #expect(try rows.allSatisfy { try cell(name, of: .visits, in: $0) == .empty })
    }
    #expect(try rows.allSatisfy { try cell("revision", of: .visits, in: $0) == .integer(0) })
  }

  @Test("That the kiosk ran goes before any word that the date was skipped")
  func ranAfterAll() throws {
    let skipped = [SkippedDate(date: Story.friday, status: .noData)]
    let rows = try rows(.visits, [Story.opened(skipped: skipped), Story.opened(Story.friday, status: .closed)])
    #expect(try cell("day_status", of: .visits, in: rows[0]) == .text("CLOSED"))
    #expect(figures("visits", of: .visits, in: rows[0]) == [0])
  }

  @Test("First and last number of a row go by the number, then by the label; after A999 comes A1000")
  func numbers() throws {
    let facts = [("B", 7), ("A", 1000), ("A", 999), ("C", 7), ("B", 1000)].map { Story.issued(series: $0, number: $1) }
    let row = try #require(try rows(.visits, facts.shuffled()).first)
    #expect(try cell("first_no", of: .visits, in: row) == .text("B007"))
    #expect(try cell("last_no", of: .visits, in: row) == .text("B1000"))
  }

  @Test("A void after the close raises the revision of its date, in every row of it")
  func revision() throws {
    let facts = [
      Story.opened(), Story.opened(Story.friday), Story.issued(Story.visit(on: Story.friday)),
      Story.voided(Story.visit(on: Story.friday), afterClose: true), Story.voided(),
    ]
    #expect(try rows(.visits, facts).map { figures("revision", of: .visits, in: $0) } == [[1], [1], [0], [0]])
  }

  @Test("Visits moved to their certain date leave no row behind")
  func moved() throws {
    let doubtful = [Story.opened(Story.friday), Story.issued(Story.visit(on: Story.friday), number: 4)]
    let moved = doubtful.flatMap(Counting.tallies(of:))
    let settled = ClockSettled(date: Story.saturday, by: "clock", clockBelieved: true, moved: moved)
    #expect(
      try rows(.visits, doubtful + [.day(.clockSettled(settled))])
        == rows(.visits, [Story.opened(), Story.issued(number: 4)]))
  }

  @Test("350 ratings of 4.337 on average are 86.74 per cent")
  func satisfaction() throws {
    let counts = [5: 180, 4: 120, 3: 40, 2: 8, 1: 2]
    let facts = counts.flatMap { level, count in Array(repeating: Story.given(Story.rating(level)), count: count) }
    let row = try #require(try rows(.ratings, facts).first)
    #expect(figures("ratings", "rating_5", "rating_1", of: .ratings, in: row) == [350, 180, 2])
    #expect(try cell("mean", of: .ratings, in: row) == .decimal(FixedPoint(units: 4337, digits: 3)))
    #expect(try cell("sat_pct", of: .ratings, in: row) == .decimal(FixedPoint(units: 8674, digits: 2)))
  }

  @Test("Without a valid rating there is no mean, and what is not counted is shown with its reason")
  func excluded() throws {
    let reasons: [ExclusionReason] = [.play, .nobody, .play, .play]
    let facts = reasons.flatMap { [Story.given(Story.rating(1)), Story.excluded(Story.rating(1), $0)] }
    let row = try #require(try rows(.ratings, facts).first)
    #expect(figures("ratings", "excluded", of: .ratings, in: row) == [0, 4])
    #expect(try cell("excluded_by_reason", of: .ratings, in: row) == .text("NOBODY:1;PLAY:3"))
    #expect(try cell("mean", of: .ratings, in: row) == .empty)
    #expect(try cell("sat_pct", of: .ratings, in: row) == .empty)
  }

  @Test("Both ends of a span belong to it, and rows are ordered by date, then counter as a number")
  func order() throws {
    let facts = [
      Story.given(Story.rating(5, counter: 10)), Story.given(Story.rating(5, counter: 2)),
      Story.given(Story.rating(5, on: Story.friday)),
      Story.given(Story.rating(5, on: Story.saturday.adding(days: 1))),
    ]
    let rows = try rows(.ratings, facts)
    #expect(rows.map { $0[0] } == [.date(Story.friday), .date(Story.saturday), .date(Story.saturday)])
    #expect(try rows.map { try cell("counter_no", of: .ratings, in: $0) } == [.empty, .integer(2), .integer(10)])
  }

  @Test("Ratings are told apart by service and by what they were given with, where that is known")
  func ratingsByService() throws {
    let facts = [
      Story.opened(), Story.given(Story.rating(5, counter: 1, service: "REG")),
      Story.given(Story.rating(1, counter: 1, service: "INFO", survey: .touch)),
      Story.given(Story.rating(3, counter: 1)),
    ]
    let shown = ["service_code", "service_name", "survey_channel", "ratings", "rating_5"]
    #expect(
      try rows(.ratings, facts).map { row in try shown.map { try cell($0, of: .ratings, in: row) } } == [
        [.empty, .empty, .text("BUTTON_PAD"), .integer(1), .integer(0)],
        [.text("INFO"), .text("สอบถามข้อมูล"), .text("KIOSK_TOUCH"), .integer(1), .integer(0)],
        [.text("REG"), .text("จดทะเบียน"), .text("BUTTON_PAD"), .integer(1), .integer(1)],
      ])
  }

  @Test("Any order and split of the events gives the same rows")
  func permutation() throws {
    var chance = SeededChance(seed: 42)
    let facts = try OfficeStory.random(steps: 60, seed: chance.next()).journal.map(\.fact)
    let first = Story.friday.adding(days: -1)
    for table in DailyTable.all {
      let expected = try rows(table, facts, from: first)
      for _ in 0..<20 {
        let shuffled = facts.shuffled(using: &chance)
        #expect(try rows(table, shuffled, from: first) == expected)
        let cuts = (0..<3).map { _ in Int.random(in: 0...facts.count, using: &chance) }.sorted()
        var merged = Counts()
        for (start, end) in zip([0] + cuts, cuts + [facts.count]) {
          merged.merge(Counts(shuffled[start..<end].flatMap(Counting.tallies(of:))))
        }
        #expect(table.rows(of: [kiosk: merged], in: first...Story.saturday) == expected)
      }
    }
  }

  @Test("The columns stand in the published order, and their names are snake_case")
  func names() {
    #expect(
      DailyTable.visits.columns.map(\.name).joined(separator: ", ") == """
        date, fiscal_year_be, site_id, kiosk_id, service_code, service_name, channel, period, visitor_type, priority, \
        issued, voided, visits, served, services, no_shows, abandoned, first_no, last_no, day_status, revision, \
        staff_counted
        """)
    #expect(
      DailyTable.ratings.columns.map(\.name).joined(separator: ", ") == """
        date, site_id, kiosk_id, device, basis, counter_no, question, scale, rating_1, rating_2, rating_3, rating_4, \
        rating_5, ratings, mean, sat_pct, excluded, excluded_by_reason, service_code, service_name, survey_channel
        """)
    for table in DailyTable.all {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      #expect(table.columns.allSatisfy { $0.name.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".contains($0) } })
    }
  }

  @Test("A ticket is in the row of the type that its visitor said last, and its void with it; in whatever order")
  func visitorTypes() throws {
    let unknown = Story.visit(type: "NOT_STATED")
    let known = Story.visit(type: "JURISTIC")
    let facts = [Story.issued(unknown), Story.typeGiven("JURISTIC", unknown), Story.voided(known)]
    for facts in [facts, facts.reversed(), [facts[1], facts[2], facts[0]]] {
      let rows = try rows(.visits, facts)
      #expect(rows.count == 1)
      #expect(try cell("visitor_type", of: .visits, in: rows[0]) == .text("JURISTIC"))
      #expect(figures("issued", "voided", "visits", of: .visits, in: rows[0]) == [1, 1, 0])
    }
  }

  private func rows(
    _ table: DailyTable, _ facts: [Fact], from first: ServiceDate = Story.friday
  ) throws -> [[Cell]] {
    table.rows(of: [kiosk: Counts(facts.flatMap(Counting.tallies(of:)))], in: first...Story.saturday)
  }

  private func cell(_ name: String, of table: DailyTable, in row: [Cell]) throws -> Cell {
    row[try #require(table.columns.firstIndex { $0.name == name })]
  }

  private func figures(_ names: String..., of table: DailyTable, in row: [Cell]) -> [Int] {
    names.compactMap { name in
      guard case .integer(let figure)? = try? cell(name, of: table, in: row) else { return nil }
      return figure
    }
  }
}

@Suite("Rounding")
struct FixedPointTests {
  @Test("Halves go away from zero", arguments: [(1, 8, "0.13"), (-1, 8, "-0.13"), (1, 3, "0.33"), (2, 3, "0.67")])
  func rounding(dividend: Int, divisor: Int, text: String) throws {
    #expect(try #require(FixedPoint(dividend, over: divisor, digits: 2)).description == text)
  }

  @Test("Nothing is divided by 0, and too large is nothing")
  func impossible() {
    #expect(FixedPoint(1, over: 0, digits: 2) == nil && FixedPoint(.max, over: 1, digits: 2) == nil)
  }
}
