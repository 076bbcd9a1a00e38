import Events
import Ports
import Statistics
import Terminal

/// A journal that is being read, perhaps while a kiosk writes it.
struct OpenJournal {
  let file: String
  /// Whose journal it is, by its own header.
  let origin: Origin
  let events: any JournalReading

  /// The last event at this moment; a kiosk may be writing more.
  func end() throws -> JournalPosition { try explaining { try events.lastPosition() } }

  /// Hands out the events after `seq` in order, in constant memory, until there are no more or `body` returns `false`.
  func forEach(after seq: Int64, _ body: (EventRecord) throws -> Bool) throws {
    try explaining { try events.forEachEvent(after: seq, body) }
  }

  /// An error of the journal becomes a failure with its exit status.
  private func explaining<Value>(_ read: () throws -> Value) throws -> Value {
    do { return try read() } catch let fault as JournalFault { throw Failure(fault) }
  }
}
