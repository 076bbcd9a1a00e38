import Events
import Foundation
internal import GRDB

/// One journal as the store keeps it.
struct JournalRow {
  enum State: String {
    /// The device's first.
    case bound
    /// Stored and not counted.
    case waiting
    /// A later one, counted since an administrator took it.
    case accepted
  }

  var id: Int64
  var name: JournalID
  var device: Int64
  var state: State
  var held: HeldJournal

  /// - Throws: `StoreFault` with `.database` when the row is not one that this program wrote.
  init(_ row: Row) throws {
    id = row["id"]
    device = row["device"]
    guard let name = JournalID(row["journal_id"]), let state = State(rawValue: row["state"]) else {
      throw StoreFault.damaged("journal \(id)")
    }
    self.name = name
    self.state = state
    held = HeldJournal(
      base: JournalPosition(seq: row["base_seq"], hash: try row.fingerprint("base_hash")),
      head: JournalPosition(seq: row["head_seq"], hash: try row.fingerprint("head_hash")))
  }

  /// `nil` when nothing of the journal has come yet.
  static func fetch(_ journal: JournalID, in database: Database) throws -> JournalRow? {
    try Row.fetchOne(database, sql: "SELECT * FROM journal WHERE journal_id = ?", arguments: [journal.description])
      .map(JournalRow.init)
  }

  /// Every journal of a device, the oldest first.
  static func all(of device: Int64, in database: Database) throws -> [JournalRow] {
    try Row.fetchAll(database, sql: "SELECT * FROM journal WHERE device = ? ORDER BY id", arguments: [device])
      .map(JournalRow.init)
  }

  /// Begins to hold a journal, of which nothing is stored yet.
  ///
  /// - Parameter base: the position before the first event that will come.
  static func insert(
    _ journal: JournalID, device: Int64, state: State, base: JournalPosition, in database: Database
  ) throws -> JournalRow {
    let hash = Data(base.hash.bytes)
    try database.execute(
      sql: """
        INSERT INTO journal (journal_id, device, state, base_seq, base_hash, head_seq, head_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [journal.description, device, state.rawValue, base.seq, hash, base.seq, hash])
    guard let row = try fetch(journal, in: database) else { throw StoreFault.damaged("journal \(journal)") }
    return row
  }

  /// Notes the last position that is durable, in the transaction that stores its event.
  func advance(to position: JournalPosition, in database: Database) throws {
    try database.execute(
      sql: "UPDATE journal SET head_seq = ?, head_hash = ? WHERE id = ?",
      arguments: [position.seq, Data(position.hash.bytes), id])
  }

  /// Every hash that is held at the positions, of stored events and of those set aside.
  func hashes(in positions: ClosedRange<Int64>, of database: Database) throws -> [Int64: Set<Fingerprint>] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT seq, hash FROM event WHERE journal = :journal AND seq BETWEEN :first AND :last
        UNION ALL
        SELECT seq, hash FROM set_aside WHERE journal = :journal AND seq BETWEEN :first AND :last
        """,
      arguments: ["journal": id, "first": positions.lowerBound, "last": positions.upperBound])
    var hashes: [Int64: Set<Fingerprint>] = [:]
    while let row = try rows.next() { hashes[row["seq"], default: []].insert(try row.fingerprint("hash")) }
    return hashes
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
