public import Events
internal import Ports
import Foundation
import GRDB

/// What a journal says of itself, once.
public struct JournalHeader: Hashable, Sendable {
  public let journal: JournalID
  public let device: String
  public let site: String
  public let format: Int
  /// The hash before the first event, at the position before it.
  public let anchor: JournalPosition
  /// Milliseconds since 1970-01-01 UTC by the wall clock of that moment.
  public let created: Int64
}

/// The tables of a journal. Frozen: a step is only ever added, and no step updates an event.
enum JournalSchema {
  /// "QKJ1" in the database file's header, so that `file(1)` and we know a journal from another database.
  static let applicationID: Int32 = 0x514B_4A31
  /// The format that this program writes, in `PRAGMA user_version`; step *n* leads from format *n* to *n* + 1.
  static var format: Int { steps.count }

  private static let steps = [
    """
    CREATE TABLE journal_header (
      journal_id TEXT NOT NULL,
      device TEXT NOT NULL,
      site TEXT NOT NULL,
      format INTEGER NOT NULL,
      first_seq INTEGER NOT NULL,
      anchor_hash BLOB NOT NULL,
      created INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE event (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      boot TEXT NOT NULL,
      uptime_ms INTEGER NOT NULL,
      clock TEXT NOT NULL,
      day_id INTEGER NOT NULL,
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      command_id TEXT,
      body TEXT,
      body_sha256 BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX event_of_command ON event (command_id) WHERE command_id IS NOT NULL;
    CREATE INDEX event_service_day_opened ON event (day_id) WHERE kind = 'service_day.opened';
    CREATE INDEX event_service_day ON event (seq)
      WHERE kind IN ('service_day.opened', 'service_day.closed', 'service_day.sealed');
    CREATE TABLE ticket (
      day_id INTEGER NOT NULL,
      series TEXT NOT NULL,
      number INTEGER NOT NULL,
      seq INTEGER PRIMARY KEY,
      UNIQUE (day_id, series, number)
    ) STRICT;
    CREATE TABLE checkpoint (
      seq INTEGER PRIMARY KEY,
      state_format INTEGER NOT NULL,
      state BLOB NOT NULL,
      sha256 BLOB NOT NULL
    ) STRICT;
    """
  ]

  /// Whether there is nothing at all in the database: a journal can be made here.
  static func isEmpty(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  /// Makes the tables and the header in one transaction.
  static func create(_ header: JournalHeader, in db: Database) throws {
    try db.inTransaction(.immediate) {
      for step in steps { try db.execute(sql: step) }
      try db.execute(
        sql: "INSERT INTO journal_header VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          header.journal.description, header.device, header.site, header.format, header.anchor.seq + 1,
          Data(header.anchor.hash.bytes), header.created,
        ])
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(format)")
      return .commit
    }
  }

  /// Reads the header of a journal of this or an older format.
  ///
  /// - Throws: `JournalFault.format` for another database or a newer format.
  static func header(of db: Database, file: String) throws -> JournalHeader {
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw JournalFault(
        .format, cause: "\(file) is no journal of queue-kiosk", remedy: "Name the journal's file, or a new one.")
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard (1...format).contains(found) else {
      throw JournalFault(
        .format, cause: "\(file) has format \(found); this program knows formats up to \(format)",
        remedy: "Install the version of queue-kiosk that wrote it, or a newer one.")
    }
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM journal_header"), let header = JournalHeader(row) else {
      throw JournalFault.damaged("\(file): the journal's header cannot be read")
    }
    return header
  }
}

extension JournalHeader {
  /// The header of a journal that begins here.
  init(journal: JournalID, device: String, site: String, created: Int64) {
    self.init(
      journal: journal, device: device, site: site, format: JournalSchema.format,
      anchor: JournalPosition(seq: 0, hash: .anchor(of: journal, device: device, site: site)), created: created)
  }

  fileprivate init?(_ row: Row) {
    guard let journal = row.value("journal_id").flatMap({ JournalID($0) }),
      let device: String = row.value("device"), let site: String = row.value("site"),
      let format: Int = row.value("format"), let first: Int64 = row.value("first_seq"), first > 0,
      let anchor = row.bytes("anchor_hash").flatMap({ Fingerprint(bytes: $0) }),
      let created: Int64 = row.value("created")
    else { return nil }
    self.init(
      journal: journal, device: device, site: site, format: format,
      anchor: JournalPosition(seq: first - 1, hash: anchor), created: created)
  }
}
