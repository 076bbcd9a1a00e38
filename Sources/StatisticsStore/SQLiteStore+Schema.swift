import Events
import Ports
internal import GRDB

extension SQLiteStore {
  /// Schema 1 is frozen; a later one is a migration of its own, which never changes a row of `event`.
  ///
  /// - Throws: `StoreFault` with `.newerDatabase` for a database that has migrations which this program does not know.
  static func migrate(_ database: DatabasePool) throws {
    let isNewer = try database.read { try migrator.hasBeenSuperseded($0) }
    guard !isNewer else {
      throw StoreFault(
        .newerDatabase, cause: "The statistics database was made by a newer version of statisticsd",
        remedy: "Run that version, or restore a backup from before the update.")
    }
    try migrator.migrate(database)
  }

  /// Every schema that was ever released, one from the other.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { try $0.execute(sql: schema1) }
    migrator.registerMigration("2") { try $0.execute(sql: histories) }
    migrator.registerMigration("3") { try $0.execute(sql: bounds) }
    return migrator
  }

  private static let schema1 = """
    CREATE TABLE device (
      id INTEGER PRIMARY KEY,
      site TEXT NOT NULL,
      name TEXT NOT NULL,
      credential_sha256 BLOB NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
      registered_at INTEGER NOT NULL,
      UNIQUE (site, name)
    );

    CREATE TABLE journal (
      id INTEGER PRIMARY KEY,
      journal_id TEXT NOT NULL UNIQUE,
      device INTEGER NOT NULL REFERENCES device,
      state TEXT NOT NULL CHECK (state IN ('bound', 'waiting', 'accepted')),
      base_seq INTEGER NOT NULL,
      base_hash BLOB NOT NULL,
      head_seq INTEGER NOT NULL,
      head_hash BLOB NOT NULL,
      forked INTEGER NOT NULL DEFAULT 0
    );
    CREATE UNIQUE INDEX one_bound_journal ON journal (device) WHERE state = 'bound';

    -- Events as they were written on the kiosk; a row is never changed.
    CREATE TABLE event (
      journal INTEGER NOT NULL REFERENCES journal,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      boot TEXT NOT NULL,
      uptime_ms INTEGER NOT NULL,
      clock TEXT NOT NULL,
      day_id INTEGER NOT NULL,
      kind TEXT NOT NULL,
      version INTEGER NOT NULL,
      command_id TEXT,
      body BLOB,
      body_sha256 BLOB NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (journal, seq)
    );

    -- Received whole and not valid: the framed fields as they came.
    CREATE TABLE set_aside (
      id INTEGER PRIMARY KEY,
      journal INTEGER NOT NULL REFERENCES journal,
      seq INTEGER NOT NULL,
      hash BLOB NOT NULL,
      raw BLOB NOT NULL,
      reason TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      readmitted INTEGER NOT NULL DEFAULT 0,
      UNIQUE (journal, seq, hash)
    );

    -- The other history of a journal: batches that do not follow what is stored, as they came.
    CREATE TABLE fork (
      id INTEGER PRIMARY KEY,
      journal INTEGER NOT NULL REFERENCES journal,
      batch BLOB NOT NULL,
      batch_sha256 BLOB NOT NULL,
      received_at INTEGER NOT NULL,
      UNIQUE (journal, batch_sha256)
    );

    CREATE TABLE alarm (
      id INTEGER PRIMARY KEY,
      device INTEGER NOT NULL REFERENCES device,
      journal INTEGER NOT NULL REFERENCES journal,
      code TEXT NOT NULL,
      detail TEXT NOT NULL,
      raised_at INTEGER NOT NULL,
      settled INTEGER NOT NULL DEFAULT 0,
      UNIQUE (device, journal, code, detail)
    );

    -- Derived from the events of each journal, in the transaction that stores them; those of a waiting one are not read.
    CREATE TABLE tally (
      journal INTEGER NOT NULL REFERENCES journal,
      "table" TEXT NOT NULL,
      date TEXT NOT NULL,
      measure TEXT NOT NULL,
      "by" TEXT NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (journal, "table", date, measure, "by")
    ) WITHOUT ROWID;
    CREATE INDEX tally_by_date ON tally ("table", date);

    -- Derived too: where the newest seal of each date stands. What counts on a date before its seal is in the seal.
    CREATE TABLE seal (
      journal INTEGER NOT NULL REFERENCES journal,
      date TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (journal, date)
    ) WITHOUT ROWID;
    """

  /// A journal may have several histories. (`fork` has those that schema 1 kept as they came; nothing is added to it.)
  private static let histories = """
    CREATE TABLE journal_2 (
      id INTEGER PRIMARY KEY,
      journal_id TEXT NOT NULL,
      branch INTEGER NOT NULL,
      parent INTEGER REFERENCES journal,
      device INTEGER NOT NULL REFERENCES device,
      state TEXT NOT NULL CHECK (state IN ('bound', 'waiting', 'accepted')),
      base_seq INTEGER NOT NULL,
      base_hash BLOB NOT NULL,
      head_seq INTEGER NOT NULL,
      head_hash BLOB NOT NULL,
      UNIQUE (journal_id, branch)
    );
    INSERT INTO journal_2
      SELECT id, journal_id, 0, NULL, device, state, base_seq, base_hash, head_seq, head_hash FROM journal;
    DROP TABLE journal;
    ALTER TABLE journal_2 RENAME TO journal;
    CREATE UNIQUE INDEX one_bound_journal ON journal (device) WHERE state = 'bound';
    CREATE INDEX journal_by_device ON journal (device);

    -- What a history has counted before it left the one that counts it too.
    CREATE TABLE shared_tally (
      journal INTEGER NOT NULL REFERENCES journal,
      "table" TEXT NOT NULL,
      date TEXT NOT NULL,
      measure TEXT NOT NULL,
      "by" TEXT NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (journal, "table", date, measure, "by")
    ) WITHOUT ROWID;
    CREATE INDEX shared_tally_by_date ON shared_tally ("table", date);

    CREATE INDEX tally_of_date ON tally (journal, date);
    CREATE INDEX purged_event ON event (journal, kind) WHERE body IS NULL;
    """

  private static let bounds = """
    -- How many bytes of batches a device has brought on its last day, in days since 1970 UTC.
    CREATE TABLE intake (
      device INTEGER PRIMARY KEY REFERENCES device,
      day INTEGER NOT NULL,
      bytes INTEGER NOT NULL
    );

    -- One row, written to see whether anything can be.
    CREATE TABLE health (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      checked_at INTEGER NOT NULL
    );
    """
}
