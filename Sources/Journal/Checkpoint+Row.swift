public import Events
public import Ports
import Foundation
import GRDB

extension Checkpoint {
  /// Older ones are for a start that finds the newest damaged.
  private static let kept = 3

  /// Adds the checkpoint to its table and lets go of the oldest.
  ///
  /// It need not be durable when this returns, and the next press must not wait for a sync of it: the commit goes into
  /// the log with `synchronous = NORMAL`, and whatever is synced after it syncs it too.
  func keep(on connection: DatabaseQueue) throws {
    try connection.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      let result = Result {
        try db.inTransaction(.immediate) {
          try store(in: db); return .commit
        }
      }
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try JournalConnection.checkDurable(db)
      try result.get()
    }
  }

  private func store(in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO checkpoint (seq, state_format, state, sha256) VALUES (?, ?, ?, ?)",
      arguments: [seq, format, Data(state), Data(hash.bytes)])
    try db.execute(
      sql: "DELETE FROM checkpoint WHERE seq NOT IN (SELECT seq FROM checkpoint ORDER BY seq DESC LIMIT ?)",
      arguments: [Self.kept])
  }

  /// - Parameter row: with the table's own columns; `nil` when a column holds what no checkpoint has.
  init?(_ row: Row) {
    guard let seq: Int64 = row.value("seq"), let format: Int = row.value("state_format"),
      let state = row.bytes("state"), let hash = row.bytes("sha256").flatMap({ Fingerprint(bytes: $0) })
    else { return nil }
    self.init(seq: seq, format: format, state: state, hash: hash)
  }
}

extension JournalReader {
  /// The checkpoints that are kept, the newest first. Nothing of them is checked.
  public func checkpoints() throws(JournalFault) -> [Checkpoint] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM checkpoint ORDER BY seq DESC")
      return rows.compactMap(Checkpoint.init)
    }
  }
}
