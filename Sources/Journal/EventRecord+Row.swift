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

  /// A column's bytes as they are stored, valid text or not.
  func bytes(_ column: String) -> [UInt8]? {
    (self[column] as Data?).map(Array.init)
  }
}

extension EventRecord {
  static let columns = """
    seq, at, boot, uptime_ms, clock, day_id, kind, version, command_id, body, body_sha256, hash
    """

  /// - Parameter row: with the table's own columns.
  /// - Throws: `UnreadableEvent`.
  init(_ row: Row) throws {
    let seq = row.value("seq") ?? 0 as Int64
    func sound<Value>(_ value: Value?, _ name: String) throws -> Value {
      guard let value else { throw UnreadableEvent(seq: seq, reason: name) }
      return value
    }
    let stamp = Stamp(
      at: try sound(row.value("at"), "at"), boot: try sound(row.value("boot"), "boot"),
      uptime: try sound(row.value("uptime_ms"), "uptime_ms"),
      clock: try sound(row.value("clock").flatMap(ClockTrust.init(rawValue:)), "clock"))
    let header = EventHeader(
      seq: seq, stamp: stamp, day: try sound(row.value("day_id"), "day_id"),
      kind: EventKind(rawValue: try sound(row.value("kind"), "kind")),
      version: try sound(row.value("version"), "version"), commandID: row.value("command_id"))
    self.init(
      header: header, body: row.bytes("body"),
      bodyHash: try sound(row.bytes("body_sha256").flatMap(Fingerprint.init(bytes:)), "body_sha256"),
      hash: try sound(row.bytes("hash").flatMap(Fingerprint.init(bytes:)), "hash"))
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
