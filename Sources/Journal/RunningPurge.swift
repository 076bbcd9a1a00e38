import Events
import Ports
import Foundation
import GRDB

/// A purge under way: it goes over the journal in pieces, so that a press waits for one piece at the most.
struct RunningPurge: Sendable {
  let purge: BodyPurge
  let done: @Sendable (Result<Int, JournalFault>) -> Void
  /// The last event that was looked at.
  var seq: Int64
  var emptied = 0

  init(purge: BodyPurge, done: @escaping @Sendable (Result<Int, JournalFault>) -> Void) {
    self.purge = purge
    self.done = done
    seq = purge.seqs.lowerBound - 1
  }
}

extension EventAppender {
  /// Events that are looked at in one piece.
  static let purgedAtOnce: Int64 = 2000

  /// Empties the bodies of the next piece and overwrites their bytes with zeros (`secure_delete`); after the last piece
  /// the log is emptied too.
  ///
  /// - Returns: `nil` when the purge is over.
  /// - Throws: `busy` when a reader held the log for too long; what is emptied stays so, and the next purge clears the log.
  func advance(_ running: RunningPurge) throws(JournalFault) -> RunningPurge? {
    var next = running
    let end = min(running.purge.seqs.upperBound, head.seq)
    next.seq = min(running.seq + Self.purgedAtOnce, end)
    next.emptied += try JournalFault.explaining("purging bodies") {
      try connection.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA secure_delete = ON")
        return try Self.empty(running.purge, in: (running.seq + 1)...max(next.seq, running.seq + 1), db)
      }
    }
    guard next.seq >= end else { return next }
    try JournalFault.explaining("emptying the journal's log") {
      try connection.writeWithoutTransaction(Self.clearLog)
    }
    running.done(.success(next.emptied))
    return nil
  }

  /// - Returns: how many bodies were emptied.
  private static func empty(_ purge: BodyPurge, in piece: ClosedRange<Int64>, _ db: Database) throws -> Int {
    let marks = purge.kinds.map { _ in "?" }.joined(separator: ", ")
    let kinds: [any DatabaseValueConvertible] = purge.kinds.map(\.name)
    try db.execute(
      sql: """
        UPDATE event SET body = NULL
        WHERE seq BETWEEN ? AND ? AND kind IN (\(marks)) AND body IS NOT NULL
        """,
      arguments: StatementArguments([piece.lowerBound, piece.upperBound] + kinds))
    return db.changesCount
  }

  /// Everything goes from the log into the database, and the log's file becomes empty: until then old pages lie in it.
  private static func clearLog(of db: Database) throws {
    let isBusy = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")?.value("busy") ?? 1
    guard isBusy == 0 else {
      throw JournalFault(
        .busy, cause: "a reader kept the journal's log from being emptied", remedy: "Purge again a little later.")
    }
  }
}
