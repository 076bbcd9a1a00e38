import Events
import Statistics
import Testing

@Suite("What one journal counts")
struct JournalCountTests {
  private let issued = Story.issued(Story.visit(on: Story.friday))
  private let voided = Story.voided(Story.visit(on: Story.friday), afterClose: true)

  private func sealed(_ facts: [Fact]) -> Fact {
    .day(
      .sealed(
        ServiceDaySealed(date: Story.friday, totals: Counts(facts.flatMap(Counting.tallies(of:))).tallies)))
  }

  @Test("A seal stands for what its date counted before, and other dates and later events are added to it")
  func seal() {
    var count = JournalCount()
    for (seq, fact) in [issued, Story.issued(), sealed([issued, issued]), voided].enumerated() {
      count.add(fact, at: Int64(seq))
    }
    let expected = Counts([issued, issued, Story.issued(), voided].flatMap(Counting.tallies(of:)))
    #expect(count.counts == expected && count.seals == [Story.friday: 2])
    #expect(count.contradictedSeals == [2], "it was not counted twice before the seal")
  }

  @Test("The newest seal of a date stands for the earlier ones")
  func newest() {
    var count = JournalCount()
    let facts = [issued, sealed([issued]), voided, sealed([issued, voided]), issued]
    for (seq, fact) in facts.enumerated() { count.add(fact, at: Int64(seq)) }
    #expect(count.counts == Counts([issued, voided, issued].flatMap(Counting.tallies(of:))))
    #expect(count.contradictedSeals.isEmpty)
  }

  @Test("An event that comes late counts only on dates that no later event has sealed")
  func late() {
    var count = JournalCount()
    count.add(issued, at: 1)
    count.add(sealed([issued, voided]), at: 5)
    let before = count.counts
    count.add(voided, at: 3)
    #expect(count.counts == before)
    count.add(Story.issued(), at: 4)
    count.add(voided, at: 6)
    #expect(count.counts == Counts([issued, voided, Story.issued(), voided].flatMap(Counting.tallies(of:))))
  }

  @Test("What was purged is lost unless a seal comes after it, and no seal is doubted for what nobody can count")
  func purged() {
    var count = JournalCount()
    count.add(.purged, at: 1)
    #expect(count.lost == 1)
    count.add(sealed([issued]), at: 2)
    #expect(count.lost == 0 && count.contradictedSeals.isEmpty)
    count.add(.purged, at: 3)
    #expect(count.lost == 1)
  }

  @Test("Seals are due for the dates before the horizon that have counted since their last one")
  func due() {
    var count = JournalCount()
    count.add(issued, at: 1)
    count.add(Story.issued(), at: 2)
    let due = count.dueSeals(before: Story.saturday)
    #expect(due == [ServiceDaySealed(date: Story.friday, totals: Counts(Counting.tallies(of: issued)).tallies)])
    for sealed in due { count.add(.day(.sealed(sealed)), at: 3) }
    #expect(count.dueSeals(before: Story.saturday).isEmpty)
    count.add(voided, at: 4)
    #expect(count.dueSeals(before: Story.saturday).map(\.date) == [Story.friday])
  }

  @Test("A body may go when every date on which it counts is sealed after it; what says what the days were stays")
  func mayPurge() {
    let settled = Fact.day(
      .clockSettled(
        ClockSettled(date: Story.friday, by: "staff", clockBelieved: true, moved: [])))
    var count = JournalCount()
    #expect(!count.mayPurge(issued, at: 1))
    count.add(issued, at: 1)
    count.add(sealed([issued]), at: 2)
    #expect(count.mayPurge(issued, at: 1))
    #expect(!count.mayPurge(issued, at: 3), "it is not in the seal")
    #expect(!count.mayPurge(Story.issued(), at: 1), "its date is not sealed")
    #expect(count.mayPurge(.machine(.kioskStarted(KioskStarted(program: "1"))), at: 1))
    #expect(!count.mayPurge(Story.opened(Story.friday), at: 1) && !count.mayPurge(settled, at: 1))
  }
}
