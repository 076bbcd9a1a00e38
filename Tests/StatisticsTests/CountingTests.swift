import Events
import Statistics
import Testing

@Suite("What an event counts")
struct CountingTests {
  @Test("A ticket counts by its date, service, visitor type, lane, channel and period, and keeps its number")
  func issued() {
    let by: Dimensions = [
      .date: "2026-11-21", .service: "REG", .visitorType: "JURISTIC", .lane: "PRIORITY", .channel: "WALKIN",
      .period: "LUNCH",
    ]
    var inSeries = by
    inSeries[.series] = "A"
    let fact = Story.issued(Story.visit(lane: .priority, period: .lunch), number: 12)
    #expect(
      Counting.tallies(of: fact) == [
        Tally(table: "visits", measure: "issued", by: by, count: 1),
        Tally(table: "visits", measure: "first_no", by: inSeries, count: 12),
        Tally(table: "visits", measure: "last_no", by: inSeries, count: 12),
      ])
  }

  @Test("A day says that it ran, what it offered, and which dates it skipped")
  func opened() {
    let skipped = [SkippedDate(date: Story.friday, status: .noData)]
    let tallies = Counting.tallies(of: Story.opened(status: .closed, skipped: skipped))
    #expect(
      tallies.map { "\($0.table) \($0.by) \($0.measure) \($0.count)" } == [
        "days date=2026-11-21 ran_CLOSED 1",
        "offered channel=WALKIN date=2026-11-21 name=จดทะเบียน service=REG offered 1",
        "offered channel=WALKIN date=2026-11-21 name=สอบถามข้อมูล service=INFO offered 1",
        "days date=2026-11-20 skipped_NO_DATA 1",
      ])
  }

  @Test("A void after the close of its date is one more revision of that date, unless it was a drill")
  func revision() {
    let late = Counting.tallies(of: Story.voided(Story.visit(on: Story.friday), afterClose: true))
    #expect(late.last == Tally(table: "days", measure: "revision", by: [.date: "2026-11-20"], count: 1))
    #expect(Counting.tallies(of: Story.voided(Story.visit(drill: true), afterClose: true)).isEmpty)
  }

  @Test("A void is counted on the ticket's own date and leaves the issue as it was")
  func voided() {
    let tallies = Counting.tallies(of: Story.voided(Story.visit(on: Story.friday)))
    #expect(tallies.map(\.measure) == ["voided"] && tallies.map(\.count) == [1])
    #expect(tallies[0].by[.date] == "2026-11-20")
  }

  @Test("A visitor type said after the issue takes the ticket from one type to the other, with its number")
  func visitorType() {
    let before = Story.visit(type: "NOT_STATED")
    let given = Story.typeGiven("JURISTIC", before, number: 7)
    let counts = Counts([Story.issued(before, number: 7), given].flatMap(Counting.tallies(of:)))
    let sums = counts.tallies.filter { $0.measure == "issued" }
    #expect(
      sums.map { "\($0.by[.visitorType]) \($0.count)" } == ["JURISTIC 1"], "nothing is left of what was not stated")
    let typed = Counting.tallies(of: Story.issued(Story.visit(type: "JURISTIC"), number: 7))
    #expect(typed.allSatisfy { counts[CountKey($0)] == $0.count })
    #expect(Counting.tallies(of: Story.typeGiven("JURISTIC", Story.visit(type: "NOT_STATED", drill: true))).isEmpty)
  }

  @Test("Staff count 1 to 999 persons at once")
  func staff() {
    #expect(Counting.tallies(of: Story.counted(12)).map(\.count) == [12])
    #expect(Counting.tallies(of: Story.counted(0)).isEmpty && Counting.tallies(of: Story.counted(1000)).isEmpty)
  }

  @Test("A rating is valid until it is excluded, with one reason")
  func ratings() {
    let rating = Story.rating(4, counter: 2, service: "REG", device: "pad-2")
    let by: Dimensions = [
      .date: "2026-11-21", .device: "pad-2", .basis: "COUNTER", .counter: "2", .question: "OVERALL", .scale: "5",
      .service: "REG", .survey: "BUTTON_PAD",
    ]
    let valid = Tally(table: "ratings", measure: "rating_4", by: by, count: 1)
    #expect(Counting.tallies(of: Story.given(rating)) == [valid])
    let excluded = Tally(table: "ratings", measure: "excluded_REPEAT", by: by, count: 1)
    let both = Counts([Story.given(rating), Story.excluded(rating, .repeat)].flatMap(Counting.tallies(of:)))
    #expect(both == Counts([excluded]))
  }

  @Test("What a visitor would have better is counted beside the rating, and stands in no daily table")
  func improvements() {
    let rating = Story.rating(2)
    let given = Fact.rating(
      .reasonGiven(RatingReasonGiven(RatingReference(Story.id(9), rating: rating), reason: .speed)))
    let by: Dimensions = [
      .date: "2026-11-21", .device: "pad-exit", .basis: "EXIT", .question: "OVERALL", .scale: "5",
      .survey: "BUTTON_PAD",
    ]
    #expect(Counting.tallies(of: given) == [Tally(table: "ratings", measure: "improve_FAST_SLOW", by: by, count: 1)])
    let drill = Story.rating(2, drill: true)
    #expect(
      Counting.tallies(
        of: .rating(.reasonGiven(RatingReasonGiven(RatingReference(Story.id(9), rating: drill), reason: .speed)))
      ).isEmpty)
    let origin = Origin(site: "S1", kiosk: "K1")
    func rows(_ facts: [Fact]) -> [[Cell]] {
      let counts = Counts(facts.flatMap(Counting.tallies(of:)))
      return DailyTable.ratings.rows(of: [origin: counts], in: Story.friday...Story.saturday)
    }
    #expect(rows([Story.given(rating), given]) == rows([Story.given(rating)]))
  }

  @Test("A drill counts nothing")
  func drill() {
    let visit = Story.visit(drill: true)
    let rating = Story.rating(5, drill: true)
    let facts = [
      Story.issued(visit), Story.voided(visit), Story.counted(3, visit), Story.given(rating),
      Story.excluded(rating, .play),
      .ticket(.shownOnScreen(TicketShownOnScreen(reference: Story.reference(visit), reason: "late"))),
    ]
    #expect(facts.flatMap(Counting.tallies(of:)).isEmpty)
  }

  @Test("A settled clock moves the counts to the certain date")
  func settled() {
    let doubtful = Counting.tallies(of: Story.issued(Story.visit(on: Story.friday)))
    var counts = Counts(doubtful)
    counts.add(
      .day(.clockSettled(ClockSettled(date: Story.saturday, by: "staff", clockBelieved: true, moved: doubtful))))
    let certain = Counting.tallies(of: Story.issued())
    #expect(certain.allSatisfy { counts[CountKey($0)] == $0.count })
    let left = counts.tallies.filter { Counting.date(of: $0) == Story.friday }
    #expect(left.map(\.measure) == ["first_no", "last_no"], "what is no sum cannot be taken back")
  }

  @Test("A wrongly dated day moves with what it offered; its certain date has a status of its own; nothing was skipped")
  func wronglyDated() {
    let skipped = SkippedDate(date: Story.friday, status: .noData)
    let opened = Counting.tallies(of: Story.opened(skipped: [skipped]))
    var counts = Counts(opened)
    let settled = ClockSettled(
      date: Story.friday, status: .holiday, by: "clock", clockBelieved: true, moved: opened)
    counts.add(.day(.clockSettled(settled)))
    #expect(counts == Counts(Counting.tallies(of: Story.opened(Story.friday, status: .holiday))))
  }

  @Test("The totals of a closed day are not counted a second time")
  func closed() {
    let totals = Counting.tallies(of: Story.issued())
    let fact = Fact.day(
      .closed(
        ServiceDayClosed(day: 1, date: Story.saturday, closedAt: 0, totals: totals, counting: 1)))
    #expect(Counting.tallies(of: fact).isEmpty)
  }
}
