import Events
import Ports
import Foundation
internal import GRDB
import Statistics

/// The kept counts of one journal, and the positions of its seals.
struct TallyRows {
  /// The row id of the journal.
  let journal: Int64
  let database: Database

  init(journal: Int64, in database: Database) {
    self.journal = journal
    self.database = database
  }

  /// Adds what events have counted that come after all those that are kept. Counts of the dates that were sealed among
  /// them stand for those that are kept.
  func append(_ count: JournalCount) throws {
    for (date, seq) in count.seals { try seal(date, at: seq) }
    try add(count.counts)
  }

  /// Adds what one event has counted that comes late: not on the dates that an event after it has sealed.
  func add(_ tallies: [Tally], at seq: Int64) throws {
    var count = JournalCount(seals: try seals())
    count.add(.tallies(tallies), at: seq)
    try add(count.counts)
  }

  /// Puts the count of a whole journal in the place of what is kept.
  func replace(by count: JournalCount) throws {
    try database.execute(sql: "DELETE FROM tally WHERE journal = ?", arguments: [journal])
    try database.execute(sql: "DELETE FROM seal WHERE journal = ?", arguments: [journal])
    try append(count)
  }

  /// Notes what a history has in common with the one that it left, and what is deducted from its counts therefore: the
  /// other counts it already. Numbers that are the first or the last need no deduction.
  func share(_ count: JournalCount) throws {
    try database.execute(sql: "DELETE FROM shared_tally WHERE journal = ?", arguments: [journal])
    let statement = try database.cachedStatement(
      sql: "INSERT INTO shared_tally (journal, \"table\", date, measure, \"by\", value) VALUES (?, ?, ?, ?, ?, ?)")
    for tally in Self.sums(of: count) { try statement.execute(arguments: try arguments(for: tally)) }
  }

  /// What is to be deducted and is kept otherwise, as it must be.
  func differences(ofShared count: JournalCount) throws -> [Tally] {
    let kept = try counts(sql: "SELECT \(Self.columns) FROM shared_tally WHERE journal = ?", [journal])
    return Counts(Self.sums(of: count)).differences(from: kept)
  }

  private static func sums(of count: JournalCount) -> [Tally] {
    count.counts.tallies.filter { Joining(of: $0.measure) == .sum }
  }

  /// The kept counts; rows of 0 are left out, as no count of 0 is one.
  func fetch() throws -> Counts {
    try counts(sql: "SELECT \(Self.columns) FROM tally WHERE journal = ? AND value <> 0", [journal])
  }

  /// The kept counts of one date.
  func fetch(dated date: ServiceDate) throws -> Counts {
    try counts(
      sql: "SELECT \(Self.columns) FROM tally WHERE journal = ? AND date = ? AND value <> 0",
      [journal, date.description])
  }

  /// The position of each date's newest seal.
  func seals() throws -> [ServiceDate: Int64] {
    let rows = try Row.fetchAll(database, sql: "SELECT date, seq FROM seal WHERE journal = ?", arguments: [journal])
    return try rows.reduce(into: [:]) { seals, row in
      guard let date = ServiceDate(row["date"] as String) else { throw StoreFault.damaged("seal") }
      seals[date] = row["seq"]
    }
  }

  private func seal(_ date: ServiceDate, at seq: Int64) throws {
    try database.execute(
      sql: "DELETE FROM tally WHERE journal = ? AND date = ?", arguments: [journal, date.description])
    try database.execute(
      sql: "INSERT OR REPLACE INTO seal (journal, date, seq) VALUES (?, ?, ?)",
      arguments: [journal, date.description, seq])
  }

  private func add(_ counts: Counts) throws {
    for tally in counts.tallies {
      try statement(for: Joining(of: tally.measure)).execute(arguments: try arguments(for: tally))
    }
  }

  private func arguments(for tally: Tally) throws -> StatementArguments {
    [journal, tally.table, tally.by[.date], tally.measure, try Self.text(of: tally.by), tally.count]
  }

  private func statement(for joining: Joining) throws -> Statement {
    try database.cachedStatement(
      sql: """
        INSERT INTO tally (journal, "table", date, measure, "by", value) VALUES (?, ?, ?, ?, ?, ?)
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

  private func counts(sql: String, _ arguments: StatementArguments) throws -> Counts {
    let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
    var counts = Counts()
    while let row = try rows.next() { counts.add(try Self.tally(row)) }
    return counts
  }
}

extension TallyRows {
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
