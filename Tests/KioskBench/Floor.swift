import Foundation
import GRDBSQLite

/// What SQLite alone needs to make the rows of a ticket durable on this file system: the floor under the product.
final class Floor {
  struct Fault: Error { var message: String }

  private var connection: OpaquePointer?
  private var event: OpaquePointer?
  private var ticket: OpaquePointer?
  private var seq: Int64 = 0
  /// About the size of an issued ticket's body.
  private let body = String(repeating: "x", count: 420)
  private let hash = [UInt8](repeating: 7, count: 32)

  /// - Parameter file: beside the journal that it is compared with.
  init(_ file: String) throws {
    guard sqlite3_open_v2(file, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK else {
      throw fault
    }
    try run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0")
    try run(Self.schema)
    event = try statement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    ticket = try statement("INSERT INTO ticket VALUES (?, ?, ?, ?)")
  }

  deinit {
    sqlite3_finalize(event)
    sqlite3_finalize(ticket)
    sqlite3_close(connection)
  }

  /// Commits what one ticket without paper is in the journal: two events and a number.
  func commitTicket() throws {
    try run("BEGIN IMMEDIATE")
    try insertEvent("ticket.issued")
    try insertTicket()
    try insertEvent("ticket.shown_on_screen")
    try run("COMMIT")
  }

  /// As often as the journal does.
  func checkpoint() { sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil) }

  private func insertEvent(_ kind: String) throws {
    seq += 1
    sqlite3_bind_int64(event, 1, seq)
    sqlite3_bind_int64(event, 2, 1_795_250_000_000 + seq)
    bind(event, 3, "6f0c6f0c-6f0c-6f0c-6f0c-6f0c6f0c6f0c")
    sqlite3_bind_int64(event, 4, seq)
    bind(event, 5, "synchronised")
    sqlite3_bind_int64(event, 6, 1)
    bind(event, 7, kind)
    sqlite3_bind_int64(event, 8, 1)
    sqlite3_bind_null(event, 9)
    bind(event, 10, body)
    sqlite3_bind_blob(event, 11, hash, 32, transient)
    sqlite3_bind_blob(event, 12, hash, 32, transient)
    try step(event)
  }

  private func insertTicket() throws {
    sqlite3_bind_int64(ticket, 1, 1)
    bind(ticket, 2, "A")
    sqlite3_bind_int64(ticket, 3, seq)
    sqlite3_bind_int64(ticket, 4, seq)
    try step(ticket)
  }

  private func bind(_ statement: OpaquePointer?, _ index: Int32, _ text: String) {
    sqlite3_bind_text(statement, index, text, -1, transient)
  }

  private func step(_ statement: OpaquePointer?) throws {
    defer { sqlite3_reset(statement) }
    guard sqlite3_step(statement) == SQLITE_DONE else { throw fault }
  }

  private func run(_ sql: String) throws {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw fault }
  }

  private func statement(_ sql: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw fault }
    return statement
  }

  private var fault: Fault { Fault(message: String(cString: sqlite3_errmsg(connection))) }

  /// SQLITE_TRANSIENT: SQLite copies what is bound.
  private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// The tables that the journal's rows go to, with their indexes.
  private static let schema = """
    CREATE TABLE event (
      seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, boot TEXT NOT NULL, uptime_ms INTEGER NOT NULL,
      clock TEXT NOT NULL, day_id INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, command_id TEXT,
      body TEXT, body_sha256 BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
    CREATE INDEX event_of_command ON event (command_id) WHERE command_id IS NOT NULL;
    CREATE INDEX event_service_day_opened ON event (day_id) WHERE kind = 'service_day.opened';
    CREATE TABLE ticket (
      day_id INTEGER NOT NULL, series TEXT NOT NULL, number INTEGER NOT NULL, seq INTEGER PRIMARY KEY,
      UNIQUE (day_id, series, number)) STRICT;
    """
}
