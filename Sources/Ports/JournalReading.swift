public import Events

/// The reading side of the journal; never waits for the writer.
public protocol JournalReading: Sendable {
  var journal: JournalID { get }
  /// The hash before the journal's first event, at the position before it.
  var anchor: JournalPosition { get }
  func lastPosition() throws -> JournalPosition
  /// - Returns: at most `limit` events after `seq`, in order.
  func events(after seq: Int64, limit: Int) throws -> [EventRecord]
  /// The events that open, close and seal service days, found without reading what lies between them.
  ///
  /// - Returns: at most `limit` of them after `seq`, in order.
  func dayEvents(after seq: Int64, limit: Int) throws -> [EventRecord]
}

extension JournalReading {
  /// Hands out the events after `seq` in order, in constant memory, until there are no more or `body` returns `false`.
  public func forEachEvent(after seq: Int64, _ body: (EventRecord) throws -> Bool) throws {
    try Self.forEach(of: events, after: seq, body)
  }

  /// Hands out the events that open, close and seal service days, as `forEachEvent(after:_:)` does.
  public func forEachDayEvent(after seq: Int64, _ body: (EventRecord) throws -> Bool) throws {
    try Self.forEach(of: dayEvents, after: seq, body)
  }

  private static func forEach(
    of events: (_ after: Int64, _ limit: Int) throws -> [EventRecord], after seq: Int64,
    _ body: (EventRecord) throws -> Bool
  ) throws {
    // Enough to be fast, few enough to be nothing.
    let atOnce = 500
    var last = seq
    while case let slice = try events(last, atOnce), let end = slice.last {
      for event in slice {
        guard try body(event) else { return }
      }
      last = end.header.seq
    }
  }
}
