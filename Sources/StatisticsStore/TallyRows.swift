import Events
import Foundation
internal import GRDB
import Statistics

/// The kept counts of one device.
struct TallyRows {
  /// The row id of the device.
  let device: Int64
  let database: Database

  init(device: Int64, in database: Database) {
    self.device = device
    self.database = database
  }

  /// Joins counts to those that are kept; commutative, so that batches may come in any split.
  func add(_ counts: Counts) throws {
    for tally in counts.tallies {
      try statement(for: Joining(of: tally.measure)).execute(arguments: [
        device, tally.table, tally.by[.date], tally.measure, try Self.text(of: tally.by), tally.count,
      ])
    }
  }

  private func statement(for joining: Joining) throws -> Statement {
    try database.cachedStatement(
      sql: """
        INSERT INTO tally (device, "table", date, measure, "by", value) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET value = \(Self.joined(by: joining))
        """)
  }

  /// What `Joining` does, in SQL. Where nothing is left of a sum its row stays with 0; the others are never 0.
  private static func joined(by joining: Joining) -> String {
    switch joining {
    case .sum: "value + excluded.value"
    case .least: "min(value, excluded.value)"
    case .greatest: "max(value, excluded.value)"
    }
  }

  /// Puts the counts of a recount in the place of those that are kept.
  func replace(by counts: Counts) throws {
    try database.execute(sql: "DELETE FROM tally WHERE device = ?", arguments: [device])
    try add(counts)
  }

  /// The kept counts; rows of 0 are left out, as no count of 0 is one.
  func fetch() throws -> Counts {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(Self.columns) FROM tally WHERE device = ? AND value <> 0", arguments: [device])
    var counts = Counts()
    while let row = try rows.next() { counts.add(try Self.tally(row)) }
    return counts
  }

  /// A sum that left 64 bits is a real number in SQLite; the cast keeps a hostile device from stopping the readers.
  static let columns = #""table", measure, "by", CAST(value AS INTEGER) AS value"#

  /// Reads a row of `columns`. `by` is JSON, as its values may hold any character.
  static func tally(_ row: Row) throws -> Tally {
    let by: String = row["by"]
    return Tally(
      table: row["table"], measure: row["measure"],
      by: try JSONDecoder().decode(Dimensions.self, from: Data(by.utf8)), count: row["value"])
  }

  /// Equal values give equal texts.
  private static func text(of by: Dimensions) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(by), as: UTF8.self)
  }
}
