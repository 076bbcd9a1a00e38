import CentreStories
import Events
import Ports
import Statistics
import Testing

/// What a broken or stolen device sends: set aside, bounded, and never a difference between counts and recount.
@Suite("Statistics store: hostile events")
struct StatisticsStoreHostileContract {
  private func history(sealing totals: [Tally]) throws -> KioskHistory {
    var history = try KioskHistory()
    try history.issues(2)
    try history.seals(totals: totals)
    try history.issues(1)
    return history
  }

  private func tally(_ measure: String, _ service: String, date: String = "2026-11-21", count: Int) -> Tally {
    Tally(table: "visits", measure: measure, by: [.date: date, .service: service], count: count)
  }

  private func isSetAside(_ totals: [Tally], _ reason: String, _ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      let history = try history(sealing: totals)
      #expect(try await centre.receives(history.whole) == .stored(history.last))
      #expect(try await centre.store.setAside().map(\.reason) == [reason])
      #expect(try await centre.sum("issued") == 3)
      #expect(try await centre.store.recount(mending: false) == RecountReport(events: 3, differences: []))
    }
  }

  @Test("Counts of control characters are set aside, and the others count", arguments: Implementation.all)
  func controlCharacters(_ implementation: Implementation) async throws {
    for text in ["A\0", "\u{1B}[2J", "a\tb", "a\r\nb", "\u{202E}A", "\u{2028}"] {
      try await isSetAside([tally("issued", text, count: 1)], "forbidden_text", implementation)
      try await isSetAside([tally(text, "ADVICE", count: 1)], "forbidden_text", implementation)
    }
  }

  @Test(
    "Counts and dates that no office has are set aside, so that no sum leaves 64 bits", arguments: Implementation.all)
  func beyondBounds(_ implementation: Implementation) async throws {
    for count in [Int.max, .min, 1_000_000_001] {
      try await isSetAside([tally("issued", "ADVICE", count: count)], "beyond_bounds", implementation)
    }
    try await isSetAside([tally("issued", "ADVICE", date: "", count: 1)], "beyond_bounds", implementation)
  }

  @Test(
    "A kind whose name has a NUL is another than the one before it, and is set aside", arguments: Implementation.all)
  func nulInKind(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(2)
      try history.happens(kind: EventKind(rawValue: "ticket.issued\0x"), body: Array("[]".utf8))
      try history.issues(1)
      #expect(try await centre.receives(history.whole) == .stored(history.last))
      #expect(try await centre.store.setAside().map(\.reason) == ["forbidden_text"])
      #expect(try await centre.store.recount(mending: false) == RecountReport(events: 3, differences: []))
    }
  }

  @Test("Five thousand events that are set aside raise one alarm", arguments: Implementation.all)
  func oneAlarm(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      for _ in 0..<50 { try history.happens(kind: EventKind(.ticket(.issued)), body: Array("{}".utf8)) }
      let outcome = try await centre.outcome(of: history.whole)
      #expect(outcome.answer == .stored(history.last) && outcome.alarms.count == 1)
    }
  }
}
