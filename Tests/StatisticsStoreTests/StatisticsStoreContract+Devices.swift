import CentreStories
import Events
import Ports
import Testing

@Suite("Statistics store: devices and their journals")
struct StatisticsStoreDeviceContract {
  @Test(
    "A device is found by the hash of its credential, and stays found when it is revoked",
    arguments: Implementation.all)
  func credential(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      let found = try await centre.store.device(withCredential: Centre.credential("K1"))
      #expect(found == centre.kiosk)
      #expect(try await centre.store.device(withCredential: Centre.credential("guess")) == nil)
      #expect(try await centre.store.revoke(device: "K1", site: nil).state == .revoked)
      #expect(try await centre.store.device(withCredential: Centre.credential("K1"))?.state == .revoked)
    }
  }

  @Test(
    "A name is given once; after it was revoked it can have a new credential and keeps its journal",
    arguments: Implementation.all)
  func replacedCredential(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory()
      try history.issues(2)
      try await centre.receives(history.whole)
      await #expect(throws: StoreFault.self) { try await centre.registers("K1") }
      _ = try await centre.store.revoke(device: "K1", site: "S1")
      let again = try await centre.registers("K1")
      #expect(again.boundJournal == history.journal && again.state == .active && again.id == centre.kiosk.id)
    }
  }

  @Test("Two sites may have a kiosk of one name; then the site has to be said", arguments: Implementation.all)
  func sameNameElsewhere(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      _ = try await centre.registers("K1", site: "S2")
      let fault = await #expect(throws: StoreFault.self) { try await centre.store.revoke(device: "K1", site: nil) }
      #expect(fault?.code == .ambiguousDevice)
      #expect(try await centre.store.revoke(device: "K1", site: "S2").site == "S2")
    }
  }

  @Test("Another device's journal is refused and nothing of it stored", arguments: Implementation.all)
  func anothersJournal(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      let other = try await centre.registers("K2")
      var history = try KioskHistory()
      try history.issues(4)
      try await centre.receives(history.batch(1...2))
      #expect(try await centre.receives(history.whole, from: other) == .anothersJournal)
      #expect(try await centre.store.position(of: history.journal, sentBy: other) == .anothers)
      #expect(try await centre.sum("issued") == 2)
    }
  }

  @Test("A second journal is stored, and counts once it is accepted", arguments: Implementation.all)
  func secondJournal(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var first = try KioskHistory(journal: "1")
      var second = try KioskHistory(journal: "2")
      try first.issues(4)
      try second.issues(6)
      try await centre.receives(first.whole)
      #expect(
        try await centre.receives(second.batch(1...5))
          == .stored(HeldHistory(second.events[4].position, isCounted: false)))
      #expect(try await centre.sum("issued") == 4)
      #expect(try await centre.kioskNow().waiting == [second.journal])
      #expect(try await centre.store.accept(device: "K1", site: nil) == [second.journal])
      #expect(try await centre.sum("issued") == 9)
      try await centre.receives(second.batch(6...6))
      #expect(try await centre.sum("issued") == 10)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
      await #expect(throws: StoreFault.self) { try await centre.store.accept(device: "K1", site: nil) }
    }
  }

  @Test("A kiosk that calls itself otherwise than it is registered is stored and marked", arguments: Implementation.all)
  func otherRegistration(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      var history = try KioskHistory(site: "ELSEWHERE")
      try history.issues()
      #expect(try await centre.receives(history.whole) == .stored(history.last))
      #expect(try await centre.kioskNow().fault?.hasPrefix("other_registration") == true)
      #expect(try await centre.counts().allSatisfy { $0.site == "S1" && $0.kiosk == "K1" })
    }
  }

  @Test("Counts are read by site and by date", arguments: Implementation.all)
  func readBySiteAndDate(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      let other = try await centre.registers("K1", site: "S2")
      var here = try KioskHistory(journal: "1")
      try here.issues(2, on: "2026-11-19")
      try here.issues(3, on: "2026-11-20")
      var there = try KioskHistory(journal: "2", site: "S2")
      try there.issues(7)
      try await centre.receives(here.whole)
      try await centre.receives(there.whole, from: other)
      #expect(try await centre.sum("issued", site: "S1") == 5)
      #expect(try await centre.sum("issued", site: "S2") == 7)
      let day = try #require(ServiceDate("2026-11-20"))
      let tallies = try await centre.store.tallies(tables: ["visits"], site: nil, dates: day...day)
      #expect(tallies.allSatisfy { $0.site == "S1" })
      #expect(tallies.map { "\($0.tally.measure) \($0.tally.count)" } == ["first_no 3", "last_no 5", "issued 3"])
    }
  }

  @Test("Only codes name devices and sites", arguments: Implementation.all)
  func badName(_ implementation: Implementation) async throws {
    try await Centre.opened(implementation) { centre in
      for name in ["", "a b", "x/y", String(repeating: "k", count: 33), "ตู้"] {
        let fault = await #expect(throws: StoreFault.self) { try await centre.registers(name) }
        #expect(fault?.code == .badName)
      }
    }
  }
}
