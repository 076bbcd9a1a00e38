import Events
import Ports
import GRDB
import GRDBSQLite

/// Puts events at the end of the chain, on the writing connection. It lives on the journal's thread.
struct EventAppender: Sendable {
  /// Events between checkpoints. A checkpoint costs three syncs, so this keeps them at 0.6 % of single-event commits,
  /// and the log that a start after a crash must read near 10 MB.
  static let checkpointInterval = 500

  let connection: DatabaseQueue
  private(set) var head: JournalPosition
  private(set) var highWater: HighWaterKeeper
  /// Why nothing may be written any more.
  private var refusal: JournalFault?
  private var sinceCheckpoint = 0

  init(connection: DatabaseQueue, head: JournalPosition, highWater: HighWaterKeeper, refusal: JournalFault?) {
    self.connection = connection
    self.head = head
    self.highWater = highWater
    self.refusal = refusal
  }

  /// Writes the events in one transaction. When it fails the chain's end stays where it was.
  mutating func append(_ events: [DraftEvent]) throws(JournalFault) -> JournalPosition {
    if let refusal { throw refusal }
    let records = try chained(events)
    highWater.cover(events)
    do throws(JournalFault) {
      try store(zip(records, events))
    } catch {
      heed(error)
      throw error
    }
    if let last = records.last { head = last.position }
    return head
  }

  /// What can wait until those who asked have their answer.
  mutating func tidy(after events: [DraftEvent]) {
    highWater.settle(events)
    sinceCheckpoint += events.count
    if sinceCheckpoint >= Self.checkpointInterval { checkpoint() }
  }

  /// Takes what the log holds over into the database file.
  mutating func checkpoint() {
    guard refusal == nil else { return }
    sinceCheckpoint = 0
    do throws(JournalFault) {
      _ = try JournalFault.explaining("checkpointing the journal") {
        try connection.writeWithoutTransaction { try $0.checkpoint(.passive) }
      }
    } catch {
      heed(error)
    }
  }

  /// Keeps a state beside the events. What fails here costs the next start some time and nothing else, unless the file
  /// turns out to be damaged.
  mutating func keep(_ make: () throws -> Checkpoint) {
    guard refusal == nil, let checkpoint = try? make() else { return }
    do throws(JournalFault) {
      try JournalFault.explaining("keeping a checkpoint") { try checkpoint.keep(on: connection) }
    } catch {
      heed(error)
    }
  }

  /// Closes the connection, which checkpoints. A damaged file is left as it is: its connection stays open until the
  /// process ends, because closing would write and sync once more.
  func finish() {
    guard refusal?.code != .damaged else {
      _ = Unmanaged.passRetained(connection)
      return
    }
    // Everything acknowledged is durable already; a failed last checkpoint is made up for at the next start.
    try? connection.close()
  }

  /// Damage closes the journal for good: after a failed sync nobody knows what the disk holds.
  private mutating func heed(_ fault: JournalFault) {
    if fault.code == .damaged { refusal = fault }
  }

  private func chained(_ events: [DraftEvent]) throws(JournalFault) -> [EventRecord] {
    var end = head
    var records: [EventRecord] = []
    records.reserveCapacity(events.count)
    for event in events {
      guard event.seq == end.seq + 1 else {
        throw JournalFault(
          .misuse, cause: "event \(event.seq) does not follow event \(end.seq)", remedy: "Report this; it is an error.")
      }
      let record = try JournalFault.explaining("encoding event \(event.seq)") { try EventRecord(event, after: end) }
      records.append(record)
      end = record.position
    }
    return records
  }

  private func store(_ events: Zip2Sequence<[EventRecord], [DraftEvent]>) throws(JournalFault) {
    let doing = "writing the journal"
    try JournalFault.explaining(doing) {
      try connection.writeWithoutTransaction { db in
        do {
          try db.inTransaction(.immediate) {
            for (record, draft) in events {
              try record.insert(into: db)
              if case .ticket(.issued(let issued)) = draft.fact { try issued.insert(seq: draft.seq, into: db) }
            }
            return .commit
          }
        } catch let error as DatabaseError {
          throw JournalFault(error, doing: doing, errno: sqlite3_system_errno(db.sqliteConnection))
        }
      }
    }
  }
}

extension EventRecord {
  fileprivate init(_ draft: DraftEvent, after end: JournalPosition) throws {
    let header = EventHeader(
      seq: draft.seq, stamp: draft.stamp, day: draft.day, kind: EventKind(draft.fact.kind), version: draft.fact.version,
      commandID: draft.commandID)
    self.init(header: header, body: try draft.fact.encodedBody(), after: end.hash)
  }
}
