import CentreStories
import Events
import Ports
import Statistics
import Testing

/// What every statistics store promises.
@Suite("Statistics store: batches")
struct StatisticsStoreContract {
  @Test("A batch is counted, and its end is acknowledged", arguments: Implementation.all)
  func stores(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(3)
      try history.rates(5)
      #expect(try await centre.receives(history.whole) == .stored(history.last))
      #expect(try await centre.sum("issued") == 3)
      #expect(try await centre.sum("rating_5", table: "ratings") == 1)
      #expect(
        try await centre.store.position(of: history.journal, sentBy: centre.kiosk)
          == .at(HeldHistory(history.last, isCounted: true), others: []))
      #expect(try await centre.kioskNow().fault == nil)
    }
  }

  @Test("A batch sent ten times changes nothing after the first", arguments: Implementation.all)
  func idempotent(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(20)
      for _ in 0..<10 { #expect(try await centre.receives(history.whole) == .stored(history.last)) }
      #expect(try await centre.receives(history.batch(3...7)) == .stored(history.last))
      #expect(try await centre.sum("issued") == 20)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test("A batch that repeats some events and brings others adds only the others", arguments: Implementation.all)
  func overlap(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(10)
      try await centre.receives(history.batch(1...6))
      #expect(try await centre.receives(history.batch(4...10)) == .stored(history.last))
      #expect(try await centre.sum("issued") == 10)
    }
  }

  @Test("Whatever the split of a journal into batches, the counts are the same", arguments: Implementation.all)
  func anySplit(_ implementation: Implementation) async throws {
    var history = try KioskHistory()
    try history.opens(offering: ["PERMIT", "ADVICE", "COMPLAINT"], skipping: ["2026-11-19"])
    for number in 2...24 {
      try history.issues(service: number % 3 == 0 ? "PERMIT" : "ADVICE", on: number < 12 ? "2026-11-20" : "2026-11-21")
    }
    let counted = history.events.compactMap { try? $0.fact() }.reduce(into: Counts()) { $0.add($1) }
    let expected = Set(counted.tallies)
    var generator = SystemRandomNumberGenerator()
    var outcomes: Set<[KioskTally]> = []
    for _ in 0..<8 {
      let counts = try await Centre.opened(implementation) { centre in
        var first = 1
        while first <= 24 {
          let last = Int.random(in: first...24, using: &generator)
          try await centre.receives(history.batch(first...last))
          if Bool.random(using: &generator) { try await centre.receives(history.batch(first...last)) }
          first = last + 1
        }
        #expect(try await centre.store.recount(mending: false).differences.isEmpty)
        return try await centre.counts("visits") + centre.counts("days") + centre.counts("offered")
      }
      #expect(Set(counts.map(\.tally)).isSubset(of: expected))
      outcomes.insert(counts)
    }
    #expect(outcomes.count == 1 && outcomes.first?.count == counted.tallies.count { $0.table != "paper" })
  }

  @Test("Journals of several kiosks may come in any order and mixture", arguments: Implementation.all)
  func anyOrder(_ implementation: Implementation) async throws {
    var outcomes: Set<[KioskTally]> = []
    for _ in 0..<6 {
      let counts = try await Centre.opened(implementation) { centre in
        let second = try await centre.registers("K2")
        var one = try KioskHistory(journal: "1")
        var two = try KioskHistory(journal: "2", device: "K2")
        try one.issues(12)
        try two.issues(9, service: "PERMIT")
        var pending: [(RegisteredDevice, [Batch])] = [
          (centre.kiosk, [one.batch(1...5), one.batch(6...6), one.batch(7...12)]),
          (second, [two.batch(1...2), two.batch(3...9)]),
        ]
        while let index = pending.indices.filter({ !pending[$0].1.isEmpty }).randomElement() {
          try await centre.receives(pending[index].1.removeFirst(), from: pending[index].0)
        }
        return try await centre.counts()
      }
      outcomes.insert(counts)
    }
    #expect(outcomes.count == 1)
  }

  @Test("Unknown kinds and purged bodies are kept and not counted", arguments: Implementation.all)
  func unknown(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues()
      try history.happens(kind: EventKind(rawValue: "visit.dreamed"), version: 9, body: Array("{}".utf8))
      try history.issues()
      var batch = history.whole
      let purged = batch.events[2]
      batch.events[2] = EventRecord(
        header: purged.header, body: nil, bodyHash: purged.bodyHash, hash: purged.hash)
      #expect(try await centre.receives(batch) == .stored(history.last))
      #expect(try await centre.sum("issued") == 1)
      #expect(try await centre.kioskNow().fault == nil)
    }
  }

  @Test("An event whose body was damaged is set aside, and the others count", arguments: Implementation.all)
  func damagedBody(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(5)
      let damaged = history.corrupting(3)
      for _ in 0..<2 { #expect(try await centre.receives(damaged.whole) == .stored(history.last)) }
      #expect(try await centre.sum("issued") == 4)
      let kept = try #require(try await centre.store.setAside().first)
      #expect(try await centre.store.setAside().count == 1)
      #expect(kept.seq == 3 && kept.reason == "body_hash_differs")
      #expect(try ReceivedBatch.Item(raw: kept.raw).content == .event(damaged.events[2]))
      #expect(try await centre.kioskNow().fault?.hasPrefix("set_aside") == true)
      await #expect(throws: StoreFault.self) { try await centre.store.readmit(setAside: kept.id) }
      #expect(try await centre.receives(damaged.batch(4...5)) == .stored(history.last))
    }
  }

  @Test(
    "An event whose body is not of its kind, or whose header is unreadable, is set aside too",
    arguments: Implementation.all)
  func unreadable(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues()
      try history.happens(kind: EventKind(.ticket(.issued)), body: Array("{\"ticket\":1}".utf8))
      try history.issues()
      var bytes = history.whole.encoded()
      let clock = Array("synchronised".utf8)
      let place = try #require((0..<bytes.count - clock.count).first { Array(bytes[$0..<$0 + clock.count]) == clock })
      bytes[place] = UInt8(ascii: "x")
      let batch = try ReceivedBatch(decoding: bytes)
      #expect(try await centre.store.ingest(batch, from: centre.kiosk, at: 0).answer == .stored(history.last))
      #expect(try await centre.sum("issued") == 1)
      #expect(
        try await centre.store.setAside().map(\.reason) == ["unreadable_header", "body_not_of_its_kind"])
    }
  }

  @Test("A broken chain is stored and counted, and the device is marked", arguments: Implementation.all)
  func brokenChain(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(6)
      let broken = history.breakingChain(at: 4)
      #expect(try await centre.receives(broken.whole) == .stored(broken.last))
      #expect(try await centre.sum("issued") == 6)
      #expect(try await centre.kioskNow().fault?.hasPrefix("chain_broken") == true)
      #expect(try await centre.store.settleAlarms(device: "K1", site: nil).fault == nil)
    }
  }

  @Test(
    "An event that is missing in the middle of a batch breaks the chain and holds nothing up",
    arguments: Implementation.all)
  func missingEvent(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(6)
      var batch = history.whole
      batch.events.remove(at: 2)
      for _ in 0..<2 { #expect(try await centre.receives(batch) == .stored(history.last)) }
      #expect(try await centre.sum("issued") == 5)
      #expect(try await centre.kioskNow().fault?.hasPrefix("chain_broken") == true)
    }
  }

  @Test("An event out of order is set aside, however often it comes", arguments: Implementation.all)
  func outOfOrder(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(6)
      var batch = history.whole
      batch.events.insert(history.breakingChain(at: 2).events[1], at: 4)
      for _ in 0..<2 { #expect(try await centre.receives(batch) == .stored(history.last)) }
      #expect(try await centre.sum("issued") == 6)
      #expect(try await centre.store.setAside().map(\.reason) == ["out_of_order"])
    }
  }

  @Test("Positions at the end of what can be counted stop no store", arguments: Implementation.all)
  func lastPossiblePosition(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(1)
      let first = history.events[0]
      var header = first.header
      header.seq = .max
      let last = EventRecord(header: header, body: try #require(first.body), after: history.anchor.hash)
      try await centre.receives(Batch(journal: history.journal, base: history.anchor, events: [last]))
      let batch = Batch(journal: history.journal, base: last.position, events: [first])
      _ = try await centre.receives(batch)
      var bytes = batch.encoded()
      let clock = Array("synchronised".utf8)
      let place = try #require((0..<bytes.count - clock.count).first { Array(bytes[$0..<$0 + clock.count]) == clock })
      bytes[place] = UInt8(ascii: "x")
      _ = try await centre.store.ingest(try ReceivedBatch(decoding: bytes), from: centre.kiosk, at: 0)
      #expect(try await centre.kioskNow().fault != nil)
    }
  }

  @Test("A batch that leaves events out is sent back to where the centre stands", arguments: Implementation.all)
  func gap(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(9)
      try await centre.receives(history.batch(1...3))
      #expect(try await centre.receives(history.batch(6...9)) == .conflict(history.events[2].position))
      #expect(try await centre.kioskNow().fault == nil)
      #expect(try await centre.receives(history.batch(4...9)) == .stored(history.last))
    }
  }
}
