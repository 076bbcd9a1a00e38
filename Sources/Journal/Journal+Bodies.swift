public import Events
public import Ports
import GRDB

extension Journal: BodyPurging {
  public func firstBody(of purge: BodyPurge) throws -> Int64? { try reader.firstBody(of: purge) }

  public func purge(_ purge: BodyPurge, then done: @escaping @Sendable (Result<Int, JournalFault>) -> Void) {
    writer.purge(purge, then: done)
  }
}

extension JournalReader {
  /// The first position of a purge, after the last one that is empty already, at which there is a body.
  func firstBody(of purge: BodyPurge) throws(JournalFault) -> Int64? {
    try read { db in
      let marks = databaseQuestionMarks(count: purge.kinds.count)
      func seq(from first: Int64, _ condition: String, _ order: String) throws -> Int64? {
        let arguments: [any DatabaseValueConvertible] =
          [first, purge.seqs.upperBound] + purge.kinds.map(\.name)
        return try Int64.fetchOne(
          db,
          sql: """
            SELECT seq FROM event WHERE seq BETWEEN ? AND ? AND kind IN (\(marks)) AND body \(condition)
            ORDER BY seq \(order) LIMIT 1
            """, arguments: StatementArguments(arguments))
      }
      let emptied = try seq(from: purge.seqs.lowerBound, "IS NULL", "DESC")
      return try seq(from: emptied.map { $0 + 1 } ?? purge.seqs.lowerBound, "IS NOT NULL", "ASC")
    }
  }
}
