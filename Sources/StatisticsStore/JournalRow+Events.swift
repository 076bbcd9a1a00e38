import Events
internal import GRDB
import Statistics

extension JournalRow {
  /// Hands out the stored events of this history in order, those before its departure from the history that it left.
  ///
  /// - Parameter last: nothing after this position is read.
  func forEachEvent(
    through last: Int64 = .max, in database: Database, _ body: (EventRecord) throws -> Void
  ) throws {
    if let departure {
      try JournalRow.fetch(id: departure.parent, in: database)
        .forEachEvent(through: min(last, departure.position.seq), in: database, body)
    }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM event WHERE journal = ? AND seq <= ? ORDER BY seq", arguments: [id, last])
    while let row = try rows.next() { try body(EventRecord(row)) }
  }

  /// Counts the stored events of this history, one at a time, with those before its departure. An event that this version
  /// cannot read counts nothing, and ends nothing: what it counted otherwise is then a difference.
  func count(through last: Int64 = .max, in database: Database) throws -> JournalCount {
    var count = JournalCount()
    try forEachEvent(through: last, in: database) { event in
      count.add((try? Contribution(of: event)) ?? .tallies([]), at: event.header.seq)
    }
    return count
  }

  /// Counts anew the histories that have the event at `seq` in common with this one.
  func recountThose(leavingAfter seq: Int64, in database: Database) throws {
    let leaving = try Row.fetchAll(
      database, sql: "SELECT * FROM journal WHERE parent = ? AND base_seq >= ?", arguments: [id, seq])
    for row in leaving {
      let history = try JournalRow(row)
      let rows = TallyRows(journal: history.id, in: database)
      try rows.replace(by: try history.count(in: database))
      try rows.share(try history.count(through: history.held.base.seq, in: database))
      try history.recountThose(leavingAfter: seq, in: database)
    }
  }

  /// How many events are stored under this history itself.
  func eventCount(in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM event WHERE journal = ?", arguments: [id]) ?? 0
  }

  /// Whether the body of an event that may have counted something was purged before it came.
  func lacksBodies(in database: Database) throws -> Bool {
    let kinds = try String.fetchSet(
      database, sql: "SELECT DISTINCT kind FROM event WHERE journal = ? AND body IS NULL", arguments: [id])
    if kinds.contains(where: { Counting.mayCount(EventKind(rawValue: $0)) }) { return true }
    return try departure.map { try JournalRow.fetch(id: $0.parent, in: database).lacksBodies(in: database) } ?? false
  }

  /// Every hash that is held at the positions, of stored events and of those set aside.
  func hashes(in positions: ClosedRange<Int64>, of database: Database) throws -> [Int64: Set<Fingerprint>] {
    var hashes: [Int64: Set<Fingerprint>] = [:]
    if let departure, departure.position.seq >= positions.lowerBound {
      let common = positions.lowerBound...min(positions.upperBound, departure.position.seq)
      hashes = try JournalRow.fetch(id: departure.parent, in: database).hashes(in: common, of: database)
    }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT seq, hash FROM event WHERE journal = :journal AND seq BETWEEN :first AND :last
        UNION ALL
        SELECT seq, hash FROM set_aside WHERE journal = :journal AND seq BETWEEN :first AND :last
        """,
      arguments: ["journal": id, "first": positions.lowerBound, "last": positions.upperBound])
    while let row = try rows.next() { hashes[row["seq"], default: []].insert(try row.fingerprint("hash")) }
    return hashes
  }
}
