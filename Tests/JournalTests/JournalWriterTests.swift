import Events
import Ports
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Journal

@Suite("Writing the journal")
struct JournalWriterTests {
  private let kiosk: Kiosk

  init() throws {
    kiosk = try Kiosk()
  }

  @Test("What was answered is what a reader finds, chained from the anchor")
  func chained() async throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    let drafts = try Kiosk.day(tickets: 40)
    let end = try await journal.writer.write(drafts)
    let events = try journal.reader.events(after: 0, limit: 100)
    #expect(events.map(\.header.seq) == Array(1...41))
    #expect(try events.map { try $0.fact() } == drafts.map(\.fact))
    #expect(events.last?.position == end)
    var position = journal.reader.anchor
    for event in events {
      #expect(event.fault(after: position) == nil)
      position = event.position
    }
  }

  @Test("Batches are answered in order, each once, on the journal's own thread")
  func order() throws {
    let journal = try kiosk.open()
    let answers = Mutex<[Int64]>([])
    let threads = Mutex<Set<pthread_t>>([])
    for seq in Int64(1)...300 {
      journal.writer.append([Kiosk.started(seq: seq)]) { result in
        answers.withLock { $0.append((try? result.get().seq) ?? -1) }
        threads.withLock { _ = $0.insert(pthread_self()) }
      }
    }
    journal.close()
    #expect(answers.withLock { $0 } == Array(1...300))
    #expect(threads.withLock { $0.count == 1 && !$0.contains(pthread_self()) })
  }

  @Test("A closed journal answers too: with a fault")
  func closed() async throws {
    let journal = try kiosk.open()
    journal.close()
    await #expect(throws: JournalFault.self) { try await journal.writer.write([Kiosk.started(seq: 1)]) }
  }

  @Test("The database itself refuses a number that was given before, and the batch leaves nothing behind")
  func uniqueNumbers() async throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    let end = try await journal.writer.write(Kiosk.day(tickets: 3))
    let twice = [Kiosk.started(seq: 5), try Kiosk.issued(seq: 6, number: 2)]
    let fault = await #expect(throws: JournalFault.self) { try await journal.writer.write(twice) }
    #expect(fault?.code == .misuse)
    #expect(try journal.reader.lastPosition() == end)
    // The same number of another series or day is another ticket.
    try await journal.writer.write([
      try Kiosk.issued(seq: 5, series: "B", number: 2), try Kiosk.dayOpened(seq: 6, day: 2),
      try Kiosk.issued(seq: 7, number: 2, day: 2),
    ])
    #expect(try journal.reader.verify().fault == nil)
  }

  @Test("A batch that does not follow the last event is refused, and the next one that does is written")
  func gap() async throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    try await journal.writer.write([Kiosk.started(seq: 1)])
    for wrong in [[3], [1], [2, 4]] as [[Int64]] {
      let fault = await #expect(throws: JournalFault.self) {
        try await journal.writer.write(wrong.map(Kiosk.started))
      }
      #expect(fault?.code == .misuse)
    }
    #expect(try await journal.writer.write([Kiosk.started(seq: 2)]).seq == 2)
  }

  @Test("When the disk is full nothing of the batch stays; when there is room writing goes on with the same positions")
  func full() async throws {
    try kiosk.open().close()
    let connection = try JournalConnection.writing(kiosk.place.file)
    let writer = try writer(on: connection)
    defer { writer.close() }
    try await writer.write(Kiosk.day(tickets: 3))
    try await limit(connection, pages: 1)
    let burst = try (0..<200).map { try Kiosk.issued(seq: Int64($0 + 5), number: $0 + 4) }
    let fault = await #expect(throws: JournalFault.self) { try await writer.write(burst) }
    #expect(fault?.code == .full)
    let reader = try JournalReader(file: kiosk.place.file)
    #expect(try reader.lastPosition().seq == 4)
    try await limit(connection, pages: 1_000_000)
    #expect(try await writer.write(burst).seq == 204)
    #expect(try reader.verify().fault == nil)
  }

  @Test("While another program holds the file a batch is refused; once it lets go the same positions are written")
  func busy() async throws {
    try kiosk.open().close()
    let connection = try JournalConnection.writing(kiosk.place.file)
    try await connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 20") }
    let writer = try writer(on: connection)
    defer { writer.close() }
    try await writer.write(Kiosk.day(tickets: 3))
    var free = Configuration()
    free.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: kiosk.place.file, configuration: free)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let fault = await #expect(throws: JournalFault.self) { try await writer.write([Kiosk.started(seq: 5)]) }
    #expect(fault?.code == .busy && fault?.code.isPassing == true)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try await writer.write([Kiosk.started(seq: 5)]).seq == 5)
    #expect(try JournalReader(file: kiosk.place.file).verify().fault == nil)
  }

  @Test("Damage closes the journal for good: later batches get the same fault, whatever they hold")
  func damaged() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 3))
    journal.close()
    try scribbleOverCommands()
    let damaged = try kiosk.open()
    defer { damaged.close() }
    let first = await #expect(throws: JournalFault.self) {
      try await damaged.writer.write([try Kiosk.issued(seq: 5, number: 4, command: "c-1")])
    }
    #expect(first?.code == .damaged)
    let second = await #expect(throws: JournalFault.self) {
      try await damaged.writer.write([Kiosk.started(seq: 5)])
    }
    #expect(second == first)
    #expect(try damaged.reader.lastPosition().seq == 4)
  }

  @Test("Every commit is synced: the writing connection says FULL, and NORMAL would not pass")
  func durable() async throws {
    try kiosk.open().close()
    let connection = try JournalConnection.writing(kiosk.place.file)
    try await connection.writeWithoutTransaction { db in
      try JournalConnection.makeDurable(db)
      try JournalConnection.checkDurable(db)
      #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      #expect(throws: JournalFault.self) { try JournalConnection.checkDurable(db) }
    }
  }

  private func writer(on connection: DatabaseQueue) throws -> JournalWriter {
    let reader = try JournalReader(file: kiosk.place.file)
    let keeper = HighWaterKeeper(
      file: HighWaterFile(path: kiosk.place.highWaterFile), use: try reader.use(), bound: nil)
    let appender = EventAppender(
      connection: connection, head: try reader.lastPosition(), highWater: keeper, refusal: nil)
    return JournalWriter(appender, lock: try JournalLock(beside: kiosk.place.file))
  }

  /// SQLite's own limit on the size of the database answers as a full disk does: SQLITE_FULL.
  private func limit(_ connection: DatabaseQueue, pages: Int) async throws {
    _ = try await connection.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(pages)") }
  }

  /// Overwrites the page of the commands' index: the start reads the journal's end and does not meet it.
  private func scribbleOverCommands() throws {
    let connection = try DatabaseQueue(path: kiosk.place.file)
    let (page, size) = try connection.read { db in
      let sql = "SELECT rootpage FROM sqlite_master WHERE name = 'event_of_command'"
      return (try #require(try Int.fetchOne(db, sql: sql)), try #require(try Int.fetchOne(db, sql: "PRAGMA page_size")))
    }
    try connection.close()
    let file = try FileHandle(forUpdating: URL(filePath: kiosk.place.file))
    try file.seek(toOffset: UInt64((page - 1) * size))
    try file.write(contentsOf: Data(repeating: 0xA5, count: size))
    try file.close()
  }
}
