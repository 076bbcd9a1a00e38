import Events
import Ports
import OfficeStories
import Exports
import Queueing
import Settings
import Statistics
import Testing

@testable import Kiosk

@Suite("A journal is counted by its closed days, and by its seals once bodies are purged")
struct CountedJournalTests {
  private static let origin = Origin(site: "OSS01", kiosk: "K1")
  private static let ever = ServiceDate(dayNumber: 0)...ServiceDate(dayNumber: 99_999)

  /// The bytes of all daily files.
  private func files(_ count: JournalCount) -> [[UInt8]] {
    DailyTable.all.map {
      CSVFormat(columns: $0.columns).bytes(of: $0.rows(of: [Self.origin: count.counts], in: Self.ever))
    }
  }

  @Test(
    "Late voids, ratings, exclusions, doubtful and settled clocks: the days' totals give the bytes of every event",
    arguments: [1, 2, 3, 4, 5, 6])
  func byDays(seed: UInt64) throws {
    var office = try OfficeStory(from: "2026-11-02 09.00")
    try office.live(steps: 500, seed: seed)
    let counting = JournalCounting(try MemoryJournal(office.journal))
    let days = try counting.count()
    #expect(office.kinds.count { $0 == "service_day.closed" } > 5)
    #expect(days.counts == (try counting.countOfEveryEvent()).counts)
    #expect(files(days) == files(try counting.countOfEveryEvent()))
  }

  @Test("A day whose totals another version counted, and one that was never closed, are counted by their events")
  func otherTotals() throws {
    var office = try OfficeStory(from: "2026-11-02 09.00")
    try office.live(steps: 200, seed: 7)
    let expected = try JournalCounting(try MemoryJournal(office.journal)).countOfEveryEvent().counts
    for (index, event) in office.journal.enumerated() {
      guard case .day(.closed(var closed)) = event.fact else { continue }
      closed.totals = []
      closed.counting = Counting.version + 1
      office.journal[index].fact = .day(.closed(closed))
    }
    #expect(try JournalCounting(try MemoryJournal(office.journal)).count().counts == expected)
  }

  @Test("Sealed, purged and voided afterwards: every figure is what it would be with all bodies", arguments: [1, 2, 3])
  func purged(seed: UInt64) throws {
    var office = try OfficeStory(from: "2026-11-02 09.00")
    try office.live(steps: 400, seed: seed)
    office.synchronised = true
    office.at = max(office.at, OfficeStory.built)
    office.wait(seconds: 3 * 86_400)
    try office.ask(.tick)
    let horizon = try #require(office.machine.state.day).date.adding(days: -1)
    let purgeable = try office.seals(before: horizon)
    try office.live(steps: 80, seed: seed + 100, voiding: 10)
    let whole = try MemoryJournal(office.journal)
    let purged = whole.purging(purgeable)
    #expect(purgeable.count > 50)
    let expected = try JournalCounting(whole).countOfEveryEvent()
    #expect(expected.contradictedSeals.isEmpty)
    for counting in [JournalCounting(whole), JournalCounting(purged)] {
      #expect(files(try counting.count()) == files(expected))
      #expect(files(try counting.countOfEveryEvent()) == files(expected))
    }
    #expect(try JournalCounting(purged).countOfEveryEvent().lost == 0)
  }

  @Test("A ticket of a purged day that is voided after all leaves its date one visit fewer, and one revision more")
  func lateVoid() throws {
    var office = try OfficeStory(from: "2026-11-20 09.00")
    office.synchronised = true
    for _ in 1...3 { try office.issue() }
    office.wait(seconds: 3 * 86_400)
    try office.ask(.tick)
    let date = try #require(ServiceDate("2026-11-21"))
    let purgeable = try office.seals(before: date)
    try office.void(ticket: 2)
    let purged = try MemoryJournal(office.journal).purging(purgeable)
    #expect(purgeable.count == 3, "the three tickets, and nothing that says what the day was")
    let rows = DailyTable.visits.rows(
      of: [Self.origin: try JournalCounting(purged).count().counts], in: date.adding(days: -1)...date.adding(days: -1))
    let shown = ["issued", "voided", "visits", "first_no", "last_no", "revision"]
    let columns = shown.compactMap { name in DailyTable.visits.columns.firstIndex { $0.name == name } }
    #expect(
      rows.first.map { row in columns.map { row[$0] } }
        == [.integer(3), .integer(1), .integer(2), .text("A001"), .text("A003"), .integer(1)])
    #expect(
      try JournalCounting(MemoryJournal(office.journal).purging(purgeable)).countOfEveryEvent().counts
        == JournalCounting(MemoryJournal(office.journal)).countOfEveryEvent().counts)
  }
}

/// Events in memory, as the journal would have them.
private struct MemoryJournal: JournalReading {
  let journal: JournalID
  let anchor: JournalPosition
  private var records: [EventRecord] = []

  init(_ drafts: [DraftEvent]) throws {
    journal = try #require(OfficeStory.journal)
    anchor = JournalPosition(seq: 0, hash: .anchor(of: journal, device: "K1", site: "OSS01"))
    for draft in drafts {
      let header = EventHeader(
        seq: draft.seq, stamp: draft.stamp, day: draft.day, kind: EventKind(draft.fact.kind),
        version: draft.fact.version,
        commandID: draft.commandID)
      let end = records.last?.hash ?? anchor.hash
      records.append(EventRecord(header: header, body: try draft.fact.encodedBody(), after: end))
    }
  }

  /// The same journal without the bodies of some events.
  func purging(_ seqs: Set<Int64>) -> MemoryJournal {
    var purged = self
    purged.records = records.map { event in
      guard seqs.contains(event.header.seq) else { return event }
      return EventRecord(header: event.header, body: nil, bodyHash: event.bodyHash, hash: event.hash)
    }
    return purged
  }

  func lastPosition() -> JournalPosition { records.last?.position ?? anchor }

  func events(after seq: Int64, limit: Int) -> [EventRecord] {
    Array(records.dropFirst(Int(seq)).prefix(limit))
  }

  func dayEvents(after seq: Int64, limit: Int) -> [EventRecord] {
    let kinds: Set<Fact.Kind> = [.day(.opened), .day(.closed), .day(.sealed)]
    return Array(
      records.filter { $0.header.seq > seq && $0.header.kind.known.map(kinds.contains) == true }.prefix(limit))
  }
}

extension OfficeStory {
  private mutating func restart() throws {
    boot += "+"
    uptime = 5000
    machine = LoopMachine(rules: rules, state: try refolded(), position: journal.last?.seq ?? 0)
  }

  /// Seals what is due and starts again.
  ///
  /// - Returns: the events whose bodies may be purged now.
  fileprivate mutating func seals(before horizon: ServiceDate) throws -> Set<Int64> {
    let day = try #require(machine.state.day).id
    for sealed in try JournalCounting(MemoryJournal(journal)).count().dueSeals(before: horizon) {
      let stamp = Stamp(at: at, boot: boot, uptime: uptime, clock: .synchronised)
      let seq = (journal.last?.seq ?? 0) + 1
      journal.append(DraftEvent(seq: seq, stamp: stamp, day: day, commandID: nil, fact: .day(.sealed(sealed))))
    }
    synchronised = true
    try restart()
    let count = try JournalCounting(MemoryJournal(journal)).count()
    return Set(journal.filter { count.mayPurge($0.fact, at: $0.seq) && $0.fact.isCounted }.map(\.seq))
  }
}

extension Fact {
  fileprivate var isCounted: Bool { !Counting.tallies(of: self).isEmpty }
}
