import CentreStories
import Events
import Ports
import Foundation
internal import GRDB
import Testing

@testable import StatisticsStore

@Suite("Statistics store in SQLite")
struct SQLiteStoreTests {
  @Test("The writer asks the disk for durability at every commit")
  func synchronousFull() async throws {
    try await inFolder { path in
      let store = try SQLiteStore(path: path)
      #expect(try await store.writerSynchronous() == 2)
    }
  }

  @Test("A database of a newer program is refused")
  func newerDatabase() async throws {
    try await inFolder { path in
      _ = try SQLiteStore(path: path)
      try Self.pretendNewer(path)
      let fault = #expect(throws: StoreFault.self) { _ = try SQLiteStore(path: path) }
      #expect(fault?.code == .newerDatabase)
    }
  }

  @Test("Counts that were changed behind the store's back are found and mended by a recount")
  func recountMends() async throws {
    try await inFolder { path in
      let store = try SQLiteStore(path: path)
      let kiosk = try await store.register(device: "K1", site: "S1", credential: Fingerprint(of: [1]), at: 0)
      var history = try KioskHistory()
      try history.issues(5)
      _ = try await store.ingest(try history.whole.received(), from: kiosk, at: 0)
      try await store.database.write {
        try $0.execute(sql: "UPDATE tally SET value = value + 1 WHERE measure = 'issued'")
      }
      let report = try await store.recount(mending: true)
      #expect(report.events == 5 && report.differences.map(\.tally.count) == [5])
      #expect(try await store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test("Both histories of a fork are kept as they came")
  func bothHistories() async throws {
    try await inFolder { path in
      let store = try SQLiteStore(path: path)
      let kiosk = try await store.register(device: "K1", site: "S1", credential: Fingerprint(of: [1]), at: 0)
      var first = try KioskHistory()
      var second = first
      try first.issues(2)
      try second.issues(2, service: "PERMIT")
      _ = try await store.ingest(try first.whole.received(), from: kiosk, at: 0)
      for _ in 0..<3 { _ = try await store.ingest(try second.whole.received(), from: kiosk, at: 0) }
      let stored = try await store.database.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM event ORDER BY journal, seq").map(EventRecord.init)
      }
      #expect(stored == first.events + second.events)
    }
  }

  @Test("An event set aside by an older program is readmitted by one that can read it")
  func readmission() async throws {
    try await inFolder { path in
      let store = try SQLiteStore(path: path)
      let kiosk = try await store.register(device: "K1", site: "S1", credential: Fingerprint(of: [1]), at: 0)
      var history = try KioskHistory()
      try history.issues(3)
      _ = try await store.ingest(try history.corrupting(2).whole.received(), from: kiosk, at: 0)
      let good = try history.batch(2...2).received().bytes(ofItem: 0)
      try await store.database.write { try $0.execute(sql: "UPDATE set_aside SET raw = ?", arguments: [Data(good)]) }
      let id = try #require(try await store.setAside().first?.id)
      try await store.readmit(setAside: id)
      #expect(try await store.setAside().isEmpty)
      #expect(try await store.recount(mending: false) == RecountReport(events: 3, differences: []))
      await #expect(throws: StoreFault.self) { try await store.readmit(setAside: id) }
    }
  }

  @Test("A device brings so much on a day and no more; the next day it brings on, and others are not hindered")
  func allowance() async throws {
    try await inFolder { path in
      let store = try SQLiteStore(path: path)
      for name in ["K1", "K2"] {
        _ = try await store.register(device: name, site: "S1", credential: Fingerprint(of: name.utf8), at: 0)
      }
      let noon: Int64 = 20_000 * 86_400_000 + 43_200_000
      try await store.database.write { (database: Database) throws -> Void in
        let today = DailyAllowance(of: 1, at: noon)
        #expect(today.rest == 43_200)
        #expect(try today.takes(DailyAllowance.bytes - 10, in: database))
        #expect(try !today.takes(11, in: database))
        #expect(try today.takes(10, in: database))
        #expect(try !DailyAllowance(of: 1, at: noon + 43_199_999).takes(1, in: database))
        #expect(try DailyAllowance(of: 2, at: noon).takes(11, in: database))
        #expect(try DailyAllowance(of: 1, at: noon + 43_200_000).takes(11, in: database))
      }
    }
  }

  @Test("A store whose database another program holds says so, and is well again afterwards")
  func busy() async throws {
    try await inFolder { path in
      let store = try SQLiteStore(path: path, patience: 0.05)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try await store.check()
      try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
      let fault = await #expect(throws: StoreFault.self) { try await store.check() }
      #expect(fault?.code == .busy)
      try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
      try await store.check()
    }
  }

  @Test("An event that two histories have in common and that is readmitted counts once")
  func readmissionInCommon() async throws {
    try await inFolder { path in
      let store = try SQLiteStore(path: path)
      let kiosk = try await store.register(device: "K1", site: "S1", credential: Fingerprint(of: [1]), at: 0)
      var first = try KioskHistory()
      try first.issues(3)
      var second = first
      try first.issues(1)
      try second.issues(2, service: "PERMIT")
      _ = try await store.ingest(try first.corrupting(2).whole.received(), from: kiosk, at: 0)
      _ = try await store.ingest(try second.batch(4...5).received(), from: kiosk, at: 0)
      _ = try await store.accept(device: "K1", site: nil)
      let good = try first.batch(2...2).received().bytes(ofItem: 0)
      try await store.database.write { try $0.execute(sql: "UPDATE set_aside SET raw = ?", arguments: [Data(good)]) }
      try await store.readmit(setAside: try #require(try await store.setAside().first?.id))
      #expect(try await store.recount(mending: false) == RecountReport(events: 6, differences: []))
      let date = try #require(ServiceDate("2026-11-21"))
      let issued = try await store.tallies(tables: ["visits"], site: "S1", dates: date...date)
        .filter { $0.tally.measure == "issued" }
      #expect(issued.reduce(0) { $0 + $1.tally.count } == 6)
    }
  }

  @Test("A database of the first schema is taken over with its journals")
  func firstSchema() async throws {
    try await inFolder { path in
      var history = try KioskHistory()
      try history.issues(4)
      try Self.makeFirstSchema(at: path, with: history)
      let store = try SQLiteStore(path: path)
      let kiosk = try #require(try await store.devices().first)
      #expect(kiosk.boundJournal == history.journal)
      #expect(
        try await store.position(of: history.journal, sentBy: kiosk)
          == .at(HeldHistory(history.events[2].position, isCounted: true), others: []))
      _ = try await store.ingest(try history.batch(4...4).received(), from: kiosk, at: 0)
      #expect(try await store.recount(mending: true).events == 4)
      let broken = try await store.database.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
      #expect(broken == 0)
    }
  }

  /// As the first version left it: kiosk K1, and three events of its journal.
  private static func makeFirstSchema(at path: String, with history: KioskHistory) throws {
    let queue = try DatabaseQueue(path: path)
    try SQLiteStore.migrator.migrate(queue, upTo: "1")
    try queue.write { database in
      let (end, anchor) = (history.events[2].position, history.anchor)
      try database.execute(
        sql: """
          INSERT INTO device VALUES (1, 'S1', 'K1', x'01', 'active', 0);
          INSERT INTO journal VALUES (1, ?, 1, 'bound', 0, ?, 3, ?, 0)
          """,
        arguments: [history.journal.description, Data(anchor.hash.bytes), Data(end.hash.bytes)])
      let events = try EventInsertion(journal: 1, in: database)
      for event in history.events.prefix(3) { try events.insert(event) }
    }
  }

  private func inFolder(_ story: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "centre-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await story(folder.appending(path: "statistics.sqlite").path)
  }

  private static func pretendNewer(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2099')") }
  }
}

extension ReceivedBatch {
  fileprivate func bytes(ofItem index: Int) -> [UInt8] { raw(items[index]) }
}
