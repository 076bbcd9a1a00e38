import Events
import Ports

/// Keeps the high-water file ahead of the journal: after a commit as a rule, before it only when a burst overran it.
struct HighWaterKeeper: Sendable {
  let file: HighWaterFile
  /// What the journal has used.
  private var use: HighWater
  /// What the file says; `nil` when it says nothing that can be relied on.
  private var bound: HighWater?
  /// Why the file could not be written the last time it was tried. The journal goes on without: it is the second line
  /// of defence, and the first one holds.
  private(set) var fault: JournalFault?

  init(file: HighWaterFile, use: HighWater, bound: HighWater?) {
    self.file = file
    self.use = use
    self.bound = bound
  }

  /// Before a commit: the file must cover the numbers of the events.
  mutating func cover(_ events: [DraftEvent]) {
    let next = use(with: events)
    guard room(over: next) < 0 else { return }
    var ahead = next.oneBlockAhead()
    // Should this commit never happen, the journal must not look as if it had lost its end (see `Opening.behind`): the
    // position stays within a block of what is durable, however large the burst.
    ahead.seq = use.seq + Int64(HighWater.block)
    write(ahead)
  }

  /// After a commit, when nobody waits: the file gets ahead again.
  mutating func settle(_ events: [DraftEvent]) {
    use = use(with: events)
    if room(over: use) < HighWater.low { write(use.oneBlockAhead()) }
  }

  private func use(with events: [DraftEvent]) -> HighWater {
    events.reduce(into: use) { $0.note($1) }
  }

  private func room(over use: HighWater) -> Int { bound?.room(over: use) ?? -1 }

  private mutating func write(_ mark: HighWater) {
    do throws(JournalFault) {
      try file.write(mark)
      bound = mark
      fault = nil
    } catch {
      fault = error
    }
  }
}
