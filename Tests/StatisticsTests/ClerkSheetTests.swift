import Events
import Statistics
import Testing

@Suite("The clerk's sheet")
struct ClerkSheetTests {
  private let kiosk = Origin(site: "OSS-1", kiosk: "K1")
  private let dates = Story.friday...Story.saturday

  @Test("Visitor types stand side by side, an office's own after the known ones, and the last row is the total")
  func types() throws {
    let facts = [
      Story.issued(), Story.issued(Story.visit(type: "NOT_STATED")), Story.issued(Story.visit(type: "STUDENT")),
      Story.voided(), Story.issued(Story.visit(on: Story.friday)),
    ]
    let sheet = ClerkSheet(.visits, of: [kiosk: Counts(facts.flatMap(Counting.tallies(of:)))], in: dates)
    let types = [
      "JURISTIC", "COMMUNITY_ENTERPRISE", "INDIVIDUAL_IN_BUSINESS", "INDIVIDUAL_INTERESTED", "NOT_STATED", "STUDENT",
    ]
    let first = try #require(sheet.columns.firstIndex { $0.name == "JURISTIC" })
    #expect(sheet.columns[first..<(first + 6)].map(\.name) == types)
    #expect(!sheet.columns.contains { $0.name == "visitor_type" })
    #expect(
      sheet.rows.map { Array($0[first..<(first + 6)]) } == [
        [1, 0, 0, 0, 0, 0].map(Cell.integer), [0, 0, 0, 0, 1, 1].map(Cell.integer),
        [1, 0, 0, 0, 1, 1].map(Cell.integer),
      ])
    #expect(sheet.rows.last?.first == .text("รวม"))
  }

  @Test("The mean of the total comes from all ratings, not from the days' means")
  func mean() throws {
    let facts = [
      Story.given(Story.rating(5, on: Story.friday)), Story.given(Story.rating(2)), Story.given(Story.rating(2)),
    ]
    let sheet = ClerkSheet(.ratings, of: [kiosk: Counts(facts.flatMap(Counting.tallies(of:)))], in: dates)
    let mean = try #require(sheet.columns.firstIndex { $0.name == "mean" })
    #expect(sheet.rows.last?[mean] == .decimal(FixedPoint(units: 3000, digits: 3)))
  }

  @Test("The total adds the persons up and joins no numbers; days without figures are shown and add nothing")
  func total() throws {
    let skipped = [SkippedDate(date: Story.friday, status: .noData)]
    let facts = [
      Story.opened(skipped: skipped), Story.issued(number: 3), Story.counted(2, Story.visit(service: "INFO")),
    ]
    let sheet = ClerkSheet(.visits, of: [kiosk: Counts(facts.flatMap(Counting.tallies(of:)))], in: dates)
    let shown = try ["JURISTIC", "issued", "visits", "last_no", "day_status"].map { name in
      try #require(sheet.columns.firstIndex { $0.name == name })
    }
    #expect(
      sheet.rows.map { row in shown.map { row[$0] } } == [
        [.empty, .empty, .empty, .empty, .text("NO_DATA")],
        [.integer(2), .integer(0), .integer(2), .empty, .text("OPEN")],
        [.integer(1), .integer(1), .integer(1), .text("A003"), .text("OPEN")],
        [.integer(3), .integer(1), .integer(3), .empty, .empty],
      ])
  }

  @Test("Nothing counted is no total")
  func empty() {
    #expect(ClerkSheet(.visits, of: [kiosk: Counts()], in: dates).rows.isEmpty)
  }
}
