public import Events
public import Ports
import Synchronization

/// A kiosk's journal that goes on growing while others read it.
public final class GrowingJournal: JournalReading {
  private let history: Mutex<KioskHistory>
  public let journal: JournalID
  public let anchor: JournalPosition

  public init(_ history: KioskHistory) {
    self.history = Mutex(history)
    journal = history.journal
    anchor = history.anchor
  }

  public func goesOn(_ story: (inout KioskHistory) throws -> Void) throws {
    try history.withLock { history in try story(&history) }
  }

  public func lastPosition() -> JournalPosition { history.withLock { $0.last } }

  public func events(after seq: Int64, limit: Int) -> [EventRecord] {
    history.withLock { Array($0.events.dropFirst(max(0, Int(seq))).prefix(limit)) }
  }

  public func dayEvents(after seq: Int64, limit: Int) -> [EventRecord] {
    let kinds: Set<Fact.Kind> = [.day(.opened), .day(.closed), .day(.sealed)]
    return history.withLock { history in
      Array(
        history.events.filter { $0.header.seq > seq && $0.header.kind.known.map(kinds.contains) == true }.prefix(limit))
    }
  }
}
