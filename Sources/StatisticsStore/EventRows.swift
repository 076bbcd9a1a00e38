import Events
import Ports
import Foundation
internal import GRDB

/// Writes events of one journal with one prepared statement.
struct EventInsertion {
  private let journal: Int64
  private let statement: Statement

  init(journal: Int64, in database: Database) throws {
    self.journal = journal
    statement = try database.cachedStatement(
      sql: """
        INSERT INTO event (journal, seq, at, boot, uptime_ms, clock, day_id, kind, version, command_id, body,
          body_sha256, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// Adds one event.
  ///
  /// - Throws: GRDB's error where the journal has an event at this position already.
  func insert(_ event: EventRecord) throws {
    let header = event.header
    try statement.execute(arguments: [
      journal, header.seq, header.stamp.at, header.stamp.boot, header.stamp.uptime, header.stamp.clock.rawValue,
      header.day, header.kind.rawValue, header.version, header.commandID, event.body.map { Data($0) },
      Data(event.bodyHash.bytes), Data(event.hash.bytes),
    ])
  }
}

extension EventRecord {
  /// Reads a row of `event`; nothing of the chain is checked.
  ///
  /// - Throws: `StoreFault` with `.database` when the row is not one that `EventInsertion` wrote.
  init(_ row: Row) throws {
    guard let clock = ClockTrust(rawValue: row["clock"]) else { throw StoreFault.damaged("event's clock") }
    let header = EventHeader(
      seq: row["seq"],
      stamp: Stamp(at: row["at"], boot: row["boot"], uptime: row["uptime_ms"], clock: clock), day: row["day_id"],
      kind: EventKind(rawValue: row["kind"]), version: row["version"], commandID: row["command_id"])
    let body: Data? = row["body"]
    self.init(
      header: header, body: body.map(Array.init), bodyHash: try row.fingerprint("body_sha256"),
      hash: try row.fingerprint("hash"))
  }
}
