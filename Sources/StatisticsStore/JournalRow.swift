import Events
import Ports
import Foundation
internal import GRDB

/// One history of a journal as the store keeps it.
///
/// The first has every event that came. Another one (`branch` 1 and up) has those after the last event that it has in
/// common with the history it left; before that, its events are the other's.
struct JournalRow {
  enum State: String {
    /// The device's first.
    case bound
    /// Stored and not counted.
    case waiting
    /// A later one, counted since an administrator took it.
    case accepted
  }

  /// Where a history left another.
  struct Departure {
    /// The row of the other.
    var parent: Int64
    /// The last position in common.
    var position: JournalPosition
  }

  var id: Int64
  var name: JournalID
  /// 0 for the history that came first.
  var branch: Int
  var device: Int64
  var state: State
  /// `nil` for the history that came first.
  var departure: Departure?
  var held: HeldJournal

  /// - Throws: `StoreFault` with `.database` when the row is not one that this program wrote.
  init(_ row: Row) throws {
    id = row["id"]
    device = row["device"]
    branch = row["branch"]
    guard let name = JournalID(row["journal_id"]), let state = State(rawValue: row["state"]) else {
      throw StoreFault.damaged("journal \(id)")
    }
    self.name = name
    self.state = state
    let base = JournalPosition(seq: row["base_seq"], hash: try row.fingerprint("base_hash"))
    departure = (row["parent"] as Int64?).map { Departure(parent: $0, position: base) }
    held = HeldJournal(
      base: base, head: JournalPosition(seq: row["head_seq"], hash: try row.fingerprint("head_hash")))
  }

  /// As the device is told of it.
  var history: HeldHistory { HeldHistory(held.head, isCounted: state != .waiting) }

  /// Every history of a journal, the first one first; empty when nothing of the journal has come yet.
  static func histories(of journal: JournalID, in database: Database) throws -> [JournalRow] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM journal WHERE journal_id = ? ORDER BY branch", arguments: [journal.description]
    ).map(JournalRow.init)
  }

  static func fetch(id: Int64, in database: Database) throws -> JournalRow {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM journal WHERE id = ?", arguments: [id]) else {
      throw StoreFault.damaged("journal \(id)")
    }
    return try JournalRow(row)
  }

  /// Every journal of a device with all histories, the oldest first.
  static func all(of device: Int64, in database: Database) throws -> [JournalRow] {
    try Row.fetchAll(database, sql: "SELECT * FROM journal WHERE device = ? ORDER BY id", arguments: [device])
      .map(JournalRow.init)
  }

  /// Whether anything of a device is held.
  static func isAny(of device: Int64, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT * FROM journal WHERE device = ?)", arguments: [device]) ?? false
  }

  /// Begins to hold a history, of which nothing is stored yet.
  ///
  /// - Parameters:
  ///   - base: the position before the first event that will come.
  ///   - parent: the history that it leaves there; `nil` for the first of its journal.
  static func insert(
    _ journal: JournalID, leaving parent: JournalRow? = nil, device: Int64, state: State, base: JournalPosition,
    in database: Database
  ) throws -> JournalRow {
    let hash = Data(base.hash.bytes)
    try database.execute(
      sql: """
        INSERT INTO journal (journal_id, branch, parent, device, state, base_seq, base_hash, head_seq, head_hash)
        VALUES (:journal, (SELECT count(*) FROM journal WHERE journal_id = :journal), :parent, :device, :state,
          :seq, :hash, :seq, :hash)
        """,
      arguments: [
        "journal": journal.description, "parent": parent?.id, "device": device, "state": state.rawValue,
        "seq": base.seq, "hash": hash,
      ])
    return try fetch(id: database.lastInsertedRowID, in: database)
  }

  /// Notes the last position that is durable, in the transaction that stores its event.
  func advance(to position: JournalPosition, in database: Database) throws {
    try database.execute(
      sql: "UPDATE journal SET head_seq = ?, head_hash = ? WHERE id = ?",
      arguments: [position.seq, Data(position.hash.bytes), id])
  }
}

extension Row {
  /// - Throws: `StoreFault` with `.database` when the column holds no SHA-256.
  func fingerprint(_ column: String) throws -> Fingerprint {
    let bytes: Data = self[column]
    guard let fingerprint = Fingerprint(bytes: bytes) else { throw StoreFault.damaged("column \(column)") }
    return fingerprint
  }
}

extension StoreFault {
  /// What is read is not what this program writes: a damaged file, or somebody else's hand.
  static func damaged(_ what: String) -> StoreFault {
    StoreFault(
      .database, cause: "The statistics database holds what this program did not write (\(what))",
      remedy: "Restore a backup; the kiosks send again what is missing.")
  }
}
