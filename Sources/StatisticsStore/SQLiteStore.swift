internal import Events
public import Ports
import Foundation
internal import GRDB

/// The statistics store in one SQLite file: the embedded default. One process writes; readers never wait for it.
public struct SQLiteStore: StatisticsStoring {
  let database: DatabasePool
  private let directory: String

  /// Opens the database at `path` and makes or migrates its schema.
  ///
  /// - Parameter patience: seconds for which another program's lock is waited for.
  /// - Throws: `StoreFault` with `.newerDatabase` when a newer program made it, else with `.database`.
  public init(path: String, patience: Double = 5) throws {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      configuration.foreignKeysEnabled = true
      directory = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
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

  /// Writes a row and looks for the room that a batch needs: reading alone works on a full disk too.
  public func check() async throws {
    try await writing { try $0.execute(sql: "INSERT OR REPLACE INTO health VALUES (1, unixepoch())") }
    let room = try FileManager.default.attributesOfFileSystem(forPath: directory)[.systemFreeSize] as? Int
    guard room ?? 0 >= Self.roomNeeded else { throw Self.full }
  }

  /// Bytes; the largest batch as it is sent.
  private static let roomNeeded = 1 << 20

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
    if error.resultCode == .SQLITE_FULL { return full }
    if error.resultCode == .SQLITE_BUSY { return busy }
    return StoreFault(
      .database, cause: "The statistics database does not answer: \(error.description)",
      remedy: "Check the room and the health of its disk; what was sent is kept by the kiosks.")
  }

  private static let full = StoreFault(
    .full, cause: "The disk of the statistics database is full",
    remedy: "Make room on it; what was sent is kept by the kiosks, and sent again by itself.")

  private static let busy = StoreFault(
    .busy, cause: "Another program holds the statistics database, such as a recount",
    remedy: "Wait until it has ended; what was sent is kept by the kiosks, and sent again by itself.")
}
