import CentreStories
import Events
import Ports
import Statistics
import Testing

/// What every statistics store makes of sealed totals.
@Suite("Statistics store: seals")
struct StatisticsStoreSeals {
  /// Five tickets of a date, its seal, and a void after it.
  private func history(sealing totals: [Tally]? = nil) throws -> KioskHistory {
    var history = try KioskHistory()
    try history.issues(5)
    let counted = history.events.compactMap { try? $0.fact() }.reduce(into: Counts()) { $0.add($1) }
    try history.seals(totals: totals ?? counted.tallies)
    try history.voids(2)
    return history
  }

  @Test("A seal changes no count, wherever the batches are cut", arguments: Implementation.all)
  func changesNothing(_ implementation: Implementation) async throws {
    let history = try history()
    var outcomes: Set<[KioskTally]> = []
    for cut in 1...6 {
      try await Centre.opened(implementation) { centre in
        try await centre.receives(history.batch(1...cut))
        try await centre.receives(history.batch(cut + 1...7))
        #expect(try await centre.sum("issued") == 5)
        #expect(try await centre.sum("voided") == 1)
        #expect(try await centre.kioskNow().fault == nil)
        #expect(try await centre.store.recount(mending: false).differences.isEmpty)
        outcomes.insert(try await centre.counts())
      }
    }
    #expect(outcomes.count == 1)
  }

  @Test("A journal whose bodies were purged before it came gives the same counts", arguments: Implementation.all)
  func purged(_ implementation: Implementation) async throws {
    let history = try history()
    let whole = try await Centre.opened(implementation) { centre in
      try await centre.receives(history.whole)
      return try await centre.counts()
    }
    try await Centre.opened(implementation) { centre in
      try await centre.receives(history.purging(1...5).whole)
      #expect(try await centre.counts() == whole)
      #expect(try await centre.kioskNow().fault == nil, "who has no bodies cannot contradict a seal")
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test("A seal that is not what its events have counted stands, and raises an alarm", arguments: Implementation.all)
  func contradicted(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      try await centre.receives(try history(sealing: []).whole)
      #expect(try await centre.sum("issued") == 0)
      #expect(try await centre.sum("voided") == 1)
      #expect(try await centre.kioskNow().fault?.hasPrefix("seal_contradicted") == true)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test(
    "An event that is taken back in after its date was sealed is in the seal already", arguments: Implementation.all)
  func readmitted(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      let history = try history()
      let batch = Batch(journal: history.journal, base: history.anchor, events: history.corrupting(3).events)
      try await centre.receives(batch)
      #expect(try await centre.sum("issued") == 5, "the kiosk's seal knows of all five")
      let kept = try await centre.store.setAside()
      #expect(kept.count == 1)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
      let counts = try await centre.counts()
      for event in kept {
        await #expect(throws: StoreFault.self, "it is no better now") {
          try await centre.store.readmit(setAside: event.id)
        }
      }
      #expect(try await centre.counts() == counts)
      #expect(try await centre.store.setAside() == kept)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test("Tables and dimensions of a seal that are not known here are kept", arguments: Implementation.all)
  func laterVersion(_ implementation: Implementation) async throws {
    let hour = Dimension(rawValue: "hour")
    let later = [
      Tally(table: "visits", measure: "issued", by: [.date: "2026-11-21", .service: "ADVICE", hour: "9"], count: 3),
      Tally(table: "visits", measure: "issued", by: [.date: "2026-11-21", .service: "ADVICE"], count: 2),
      Tally(table: "weather", measure: "rain", by: [.date: "2026-11-21", hour: "9"], count: 4),
    ]
    try await Centre.opened(implementation) { centre in
      try await centre.receives(try history(sealing: later).purging(1...5).whole)
      let issued = try await centre.counts().filter { $0.tally.measure == "issued" }
      #expect(Set(issued.map(\.tally)) == Set(later.prefix(2)))
      #expect(try await centre.counts("weather").map(\.tally) == [later[2]])
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test("Seals of a journal that waits count with it once it is accepted", arguments: Implementation.all)
  func accepted(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var first = try KioskHistory(journal: "b")
      try first.issues(1)
      try await centre.receives(first.whole)
      try await centre.receives(try history().purging(1...5).whole)
      #expect(try await centre.sum("issued") == 1)
      _ = try await centre.store.accept(device: "K1", site: nil)
      #expect(try await centre.sum("issued") == 6)
    }
  }
}
