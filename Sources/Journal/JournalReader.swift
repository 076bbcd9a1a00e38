public import Events
public import Ports
import GRDB

/// Reads a journal, beside the kiosk that writes it or on a copy. Safe from any thread.
///
/// Nothing holds the file longer than one answer takes, so that the writer's checkpoints are not kept waiting.
public final class JournalReader: JournalReading {
  public let header: JournalHeader
  private let file: String
  private let connection: DatabaseQueue

  /// - Throws: `JournalFault.format` when `file` is no journal or a newer one.
  public convenience init(file: String) throws(JournalFault) {
    let connection = try JournalConnection.reading(file)
    let header = try JournalFault.explaining("opening \(file)") {
      try connection.read { try JournalSchema.header(of: $0, file: file) }
    }
    self.init(file: file, header: header, connection: connection)
  }

  private init(file: String, header: JournalHeader, connection: DatabaseQueue) {
    self.file = file
    self.header = header
    self.connection = connection
  }

  public var journal: JournalID { header.journal }
  public var anchor: JournalPosition { header.anchor }

  public func close() {
    // A reader has nothing to lose.
    try? connection.close()
  }

  public func lastPosition() throws(JournalFault) -> JournalPosition {
    try events("ORDER BY seq DESC LIMIT 1").first?.position ?? anchor
  }

  public func events(after seq: Int64, limit: Int) throws(JournalFault) -> [EventRecord] {
    try events("WHERE seq > ? ORDER BY seq LIMIT ?", [seq, limit])
  }

  public func dayEvents(after seq: Int64, limit: Int) throws(JournalFault) -> [EventRecord] {
    try events(
      """
      INDEXED BY event_service_day
      WHERE kind IN ('service_day.opened', 'service_day.closed', 'service_day.sealed') AND seq > ? ORDER BY seq LIMIT ?
      """, [seq, limit])
  }

  /// The event at a position; `nil` where there is none.
  public func event(_ seq: Int64) throws(JournalFault) -> EventRecord? {
    try events("WHERE seq = ?", [seq]).first
  }

  /// What a command caused, in order; empty when it is not known here.
  public func events(ofCommand command: String) throws(JournalFault) -> [EventRecord] {
    try events("WHERE command_id = ? ORDER BY seq", [command])
  }

  /// The position of the last "service day opened", from which a start folds; `nil` before the first.
  public func lastDayOpened() throws(JournalFault) -> Int64? {
    try read { db in
      try Int64.fetchOne(db, sql: "SELECT seq FROM event \(Self.daysOpened) ORDER BY day_id DESC, seq DESC LIMIT 1")
    }
  }

  /// The partial index stands in the schema for this; SQLite would rather walk the whole table backwards.
  static let daysOpened = "INDEXED BY event_service_day_opened WHERE kind = 'service_day.opened'"

  func events(_ clause: String, _ arguments: StatementArguments = []) throws(JournalFault) -> [EventRecord] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT \(EventRecord.columns) FROM event \(clause)")
      let rows = try Row.fetchCursor(statement, arguments: arguments)
      var events: [EventRecord] = []
      while let row = try rows.next() { events.append(try EventRecord(row)) }
      return events
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(JournalFault) -> Value {
    try JournalFault.explaining("reading \(file)") {
      do {
        return try connection.read(body)
      } catch let event as UnreadableEvent {
        throw JournalFault.damaged("\(file): \(event)")
      }
    }
  }
}
