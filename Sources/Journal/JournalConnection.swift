import Events
import Ports
import Foundation
import GRDB

/// Opens SQLite for a journal: one writing connection, and any number that read.
enum JournalConnection {
  /// How long one connection waits for another to let go of the file.
  private static let patience = 5.0

  static func writing(_ file: String) throws(JournalFault) -> DatabaseQueue {
    try JournalFault.explaining("opening \(file)") {
      try DatabaseQueue(path: file, configuration: configuration(label: "journal.writing"))
    }
  }

  /// Pages of 4 KiB in the log at which SQLite itself checkpoints, within a commit: a bound by size for whatever the
  /// writer's own checkpoints, which are counted in events, leave undone.
  private static let mostLogPages = 4000

  /// Makes every commit durable before it returns, and leaves checkpoints to the writer's idle moments.
  ///
  /// GRDB sets `synchronous` to NORMAL when it is the one that turns WAL on, so both are done and checked here.
  static func makeDurable(_ db: Database) throws {
    try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    try db.execute(sql: "PRAGMA wal_autocheckpoint = \(mostLogPages)")
    try checkDurable(db)
  }

  /// - Throws: `JournalFault` unless a commit is synced before it returns (https://www.sqlite.org/pragma.html#pragma_synchronous).
  static func checkDurable(_ db: Database) throws {
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
    let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
    guard mode == "wal", synchronous == 2 else {
      throw JournalFault(
        .misuse, cause: "the journal's commits would not be durable (\(mode ?? "no mode"), \(synchronous ?? -1))",
        remedy: "Put the journal on a local file system that supports shared memory.")
    }
  }

  /// A connection that reads beside a writer, or a copy on a medium that cannot be written.
  static func reading(_ file: String) throws(JournalFault) -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: file) else {
      throw JournalFault(.format, cause: "there is no journal \(file)", remedy: "Name the journal's file.")
    }
    return try JournalFault.explaining("opening \(file)") {
      do {
        return try opened(file)
      } catch let error as DatabaseError where canOnlyBeRead(file, error) {
        return try opened(immutableAddress(of: file))
      }
    }
  }

  private static func opened(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration(label: "journal.reading")
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // Only the first read touches the WAL, and says whether it can be had.
    _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    return queue
  }

  /// Without a log beside it nobody writes the file; SQLite then needs to be told so, because it cannot make the log.
  private static func canOnlyBeRead(_ file: String, _ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
      && !FileManager.default.fileExists(atPath: file + "-wal")
  }

  private static func immutableAddress(of file: String) -> String {
    let path = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file
    return "file:\(path)?immutable=1"
  }

  private static func configuration(label: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = label
    configuration.busyMode = .timeout(patience)
    return configuration
  }
}
