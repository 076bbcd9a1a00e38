import CentreStories
import Events
import Ports
import Statistics
import Testing

/// Restored kiosks, doubled kiosks, new and restored centres: no visit is lost, and none counts twice.
@Suite("Statistics store: histories of a journal")
struct StatisticsStoreHistoryContract {
  /// A kiosk whose card was put back after `common` events: what it sent before, and what it sends now.
  private func forked(common: Int = 4) throws -> (before: KioskHistory, after: KioskHistory) {
    var before = try KioskHistory()
    try before.issues(common)
    var after = before
    try before.issues(3)
    try after.issues(5, service: "PERMIT")
    return (before, after)
  }

  @Test("A journal of which nothing is held is taken from its first event only", arguments: Implementation.all)
  func fromTheMiddle(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(6)
      #expect(try await centre.receives(history.batch(4...6)) == .nothingHeld)
      #expect(try await centre.store.position(of: history.journal, sentBy: centre.kiosk) == .nothing)
      #expect(try await centre.kioskNow().boundJournal == nil)
      #expect(try await centre.receives(history.whole) == .stored(history.last))
      #expect(try await centre.sum("issued") == 6)
    }
  }

  @Test("A centre that was put back to an earlier state says where it stands", arguments: Implementation.all)
  func olderCentre(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(9)
      try await centre.receives(history.batch(1...3))
      #expect(try await centre.receives(history.batch(8...9)) == .conflict(history.events[2].position))
      #expect(try await centre.receives(history.batch(4...9)) == .stored(history.last))
      #expect(try await centre.sum("issued") == 9)
    }
  }

  @Test(
    "Another history of the same positions is told apart, kept whole, and counts once it is accepted",
    arguments: Implementation.all)
  func accepted(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      let (before, after) = try forked()
      try await centre.receives(before.whole)
      let uncounted = HeldHistory(after.last, isCounted: false)
      let first = try await centre.outcome(of: after.batch(5...9))
      #expect(first.answer == .forked(centre: before.last, kept: uncounted))
      #expect(first.alarms.count == 1 && first.alarms[0].contains("statisticsd device accept K1 --site S1"))
      for batch in [after.batch(5...9), after.whole] {
        #expect(try await centre.outcome(of: batch) == IngestOutcome(.stored(uncounted)))
      }
      #expect(try await centre.kioskNow().waiting == [before.journal])
      #expect(try await centre.sum("issued") == 7)
      #expect(
        try await centre.store.position(of: before.journal, sentBy: centre.kiosk)
          == .at(HeldHistory(before.last, isCounted: true), others: [uncounted]))

      #expect(try await centre.store.accept(device: "K1", site: nil) == [before.journal])
      let kiosk = try await centre.kioskNow()
      #expect(kiosk.fault == nil && kiosk.waiting.isEmpty)
      #expect(try await centre.sum("issued") == 12, "4 in common, 3 before, 5 after")
      #expect(try await centre.receives(after.batch(6...9)) == .stored(after.last))
      #expect(try await centre.store.recount(mending: false) == RecountReport(events: 12, differences: []))
    }
  }

  @Test("Two machines of one card go on side by side, each from its own end", arguments: Implementation.all)
  func doubled(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var (one, other) = try forked()
      try await centre.receives(one.whole)
      try await centre.receives(other.whole)
      for _ in 0..<3 {
        try one.issues()
        try other.issues()
        #expect(try await centre.receives(one.batch(one.events.count...one.events.count)) == .stored(one.last))
        #expect(
          try await centre.receives(other.batch(other.events.count...other.events.count))
            == .stored(HeldHistory(other.last, isCounted: false)))
      }
      #expect(try await centre.sum("issued") == 10)
      _ = try await centre.store.accept(device: "K1", site: nil)
      #expect(try await centre.sum("issued") == 18)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test(
    "A day that is sealed after the histories parted counts what both have in common once",
    arguments: Implementation.all)
  func sealed(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var (before, after) = try forked()
      try before.seals(totals: before.events.counted)
      try after.seals(totals: after.events.counted)
      try await centre.receives(before.whole)
      try await centre.receives(after.whole)
      _ = try await centre.store.accept(device: "K1", site: nil)
      #expect(try await centre.sum("issued") == 12)
      #expect(try await centre.kioskNow().fault == nil)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test(
    "A kiosk that is put back again and again is kept within bounds, and others are served",
    arguments: Implementation.all)
  func bounded(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var common = try KioskHistory()
      try common.issues(2)
      try await centre.receives(common.whole)
      var refused = 0
      for number in 0..<12 {
        var history = common
        try history.issues(service: "S\(number)")
        if try await centre.receives(history.whole) == .tooManyHistories { refused += 1 }
      }
      #expect(refused == 3, "the first goes on, eight wait")
      #expect(try await centre.receives(try KioskHistory(journal: "b").whole) == .tooManyHistories)
      #expect(try await centre.kioskNow().fault?.hasPrefix("too_many_histories") == true)
      let other = try await centre.registers("K2")
      var elsewhere = try KioskHistory(journal: "c", device: "K2")
      try elsewhere.issues(1)
      #expect(try await centre.receives(elsewhere.whole, from: other) == .stored(elsewhere.last))
      _ = try await centre.store.accept(device: "K1", site: nil)
      var history = common
      try history.issues(service: "LATER")
      #expect(try await centre.receives(history.whole) != .tooManyHistories, "there is room again")
    }
  }

  @Test("What goes on after somebody looked raises its alarm again", arguments: Implementation.all)
  func settled(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      let (before, after) = try forked()
      try await centre.receives(before.whole)
      try await centre.receives(after.whole)
      #expect(try await centre.store.settleAlarms(device: "K1", site: nil).fault == nil)
      var again = before
      try again.issues()
      var other = before
      try other.issues(service: "PERMIT")
      try await centre.receives(again.whole)
      try await centre.receives(other.whole)
      #expect(try await centre.kioskNow().fault?.hasPrefix("forked") == true)
    }
  }
}

extension [EventRecord] {
  /// What they count, as a seal has it.
  fileprivate var counted: [Tally] {
    get throws { try compactMap { try $0.fact() }.reduce(into: Counts()) { $0.add($1) }.tallies }
  }
}
