public import Events
import Foundation
internal import GRDB

/// The statistics store in one SQLite file: the embedded default. One process writes; readers never wait for it.
public struct SQLiteStore: StatisticsStoring {
  let database: DatabasePool

  /// Opens the database at `path` and makes or migrates its schema.
  ///
  /// - Throws: `StoreFault` with `.newerDatabase` when a newer program made it, else with `.database`.
  public init(path: String) throws {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.foreignKeysEnabled = true
      database = try DatabasePool(path: path, configuration: configuration)
      try Self.makeDurable(database)
      try Self.migrate(database)
    } catch let fault as StoreFault {
      throw fault
    } catch {
      throw StoreFault(
        .database, cause: "The statistics database \(path) cannot be opened: \(error)",
        remedy: "Check that its directory exists, belongs to this user and has room.")
    }
  }

  /// Reads one page: enough to notice a disk or a file that is gone.
  public func check() async throws {
    try await reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM device") }
  }

  /// GRDB sets `synchronous` to NORMAL on the writer after any preparation, so FULL has to be asked for afterwards: an
  /// acknowledgement must outlive a power cut.
  private static func makeDurable(_ database: DatabasePool) throws {
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
  }

  /// SQLite's level of durability on the writing connection; 2 is FULL.
  func writerSynchronous() async throws -> Int? {
    try await database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
  }

  /// Reads one consistent snapshot beside the writer (SQLite's WAL).
  ///
  /// - Throws: `StoreFault` with `.database` for every error of SQLite.
  @discardableResult
  func reading<Value: Sendable>(_ read: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do { return try await database.read(read) } catch { throw Self.fault(error) }
  }

  /// One transaction, durable when it returns and undone when `write` throws.
  ///
  /// - Throws: `StoreFault` with `.database` for every error of SQLite.
  func writing<Value: Sendable>(_ write: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do { return try await database.write(write) } catch { throw Self.fault(error) }
  }

  private static func fault(_ error: any Error) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    return StoreFault(
      .database, cause: "The statistics database does not answer: \(error.description)",
      remedy: "Check the room and the health of its disk; what was sent is kept by the kiosks.")
  }
}
