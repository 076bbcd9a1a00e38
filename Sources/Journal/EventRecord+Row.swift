import Events
import Foundation
import GRDB

/// A row of the event table that is no event: a byte was changed.
struct UnreadableEvent: Error {
  let seq: Int64
  let reason: String
}

extension Row {
  /// A column's value; `nil` when it holds none of this type. A changed byte in the file can turn any type into another,
  /// and GRDB's own subscripts trap on that.
  func value<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
    (self[column] as DatabaseValue?).flatMap(Value.fromDatabaseValue)
  }

  /// The value of the column at an index, counted from 0.
  func value<Value: DatabaseValueConvertible>(at index: Int) -> Value? {
    Value.fromDatabaseValue(self[index] as DatabaseValue)
  }

  /// The bytes of the column at an index, as they are stored, valid text or not.
  func bytes(at index: Int) -> [UInt8]? {
    (self[index] as Data?).map(Array.init)
  }

  /// A column's bytes as they are stored, valid text or not.
  func bytes(_ column: String) -> [UInt8]? {
    (self[column] as Data?).map(Array.init)
  }
}

extension EventRecord {
  static let columns = """
    seq, at, boot, uptime_ms, clock, day_id, kind, version, command_id, body, body_sha256, hash
    """

  /// - Parameter row: with `columns`, in their order: a start reads thousands of rows, and names would be looked up anew
  ///   in each.
  /// - Throws: `UnreadableEvent`.
  init(_ row: Row) throws {
    let seq = row.value(at: 0) ?? 0 as Int64
    func sound<Value>(_ value: Value?, _ name: String) throws -> Value {
      guard let value else { throw UnreadableEvent(seq: seq, reason: name) }
      return value
    }
    let stamp = Stamp(
      at: try sound(row.value(at: 1), "at"), boot: try sound(row.value(at: 2), "boot"),
      uptime: try sound(row.value(at: 3), "uptime_ms"),
      clock: try sound(row.value(at: 4).flatMap(ClockTrust.init(rawValue:)), "clock"))
    let header = EventHeader(
      seq: seq, stamp: stamp, day: try sound(row.value(at: 5), "day_id"),
      kind: EventKind(rawValue: try sound(row.value(at: 6), "kind")), version: try sound(row.value(at: 7), "version"),
      commandID: row.value(at: 8))
    self.init(
      header: header, body: row.bytes(at: 9),
      bodyHash: try sound(row.bytes(at: 10).flatMap(Fingerprint.init(bytes:)), "body_sha256"),
      hash: try sound(row.bytes(at: 11).flatMap(Fingerprint.init(bytes:)), "hash"))
  }

  /// Adds the event to its table. Part of the caller's transaction.
  func insert(into db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO event (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let arguments: [(any DatabaseValueConvertible)?] = [
      header.seq, header.stamp.at, header.stamp.boot, header.stamp.uptime, header.stamp.clock.rawValue, header.day,
      header.kind.rawValue, header.version, header.commandID, body.map { String(decoding: $0, as: UTF8.self) },
      Data(bodyHash.bytes), Data(hash.bytes),
    ]
    try statement.execute(arguments: StatementArguments(arguments))
  }
}

extension TicketIssued {
  /// Adds the ticket's number to its table, which refuses a number that was given before.
  func insert(seq: Int64, into db: Database) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO ticket (day_id, series, number, seq) VALUES (?, ?, ?, ?)")
    try statement.execute(arguments: [visit.day, ticket.series, ticket.number, seq])
  }
}
