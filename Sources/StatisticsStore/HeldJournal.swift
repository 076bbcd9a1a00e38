import Events
import Ports

/// What the store holds of one history of a journal, and what it does with a batch of it: the rule behind every answer,
/// pure.
struct HeldJournal {
  /// The position before the first event that ever came.
  var base: JournalPosition
  /// The last position that is durable.
  var head: JournalPosition
  /// The hashes held at the positions that a batch repeats; more than one where events came out of order.
  var hashes: [Int64: Set<Fingerprint>] = [:]

  enum Verdict: Equatable {
    /// Items from this index on are new.
    case append(from: Int)
    /// The batch begins where the store holds nothing of this history: what lies between must come first, or it is
    /// another history altogether.
    case elsewhere
    /// Items from this index on have another history than what the store holds at their positions.
    case fork(from: Int)
  }

  func verdict(on batch: Examination) -> Verdict {
    let base = batch.batch.base
    guard (self.base.seq...head.seq).contains(base.seq), holds(base) else { return .elsewhere }
    guard base != head else { return .append(from: 0) }
    let repeated = batch.items.prefix { $0.position.seq <= head.seq }
    if let index = repeated.firstIndex(where: { !holds($0.position) }) { return .fork(from: index) }
    let goesOn = repeated.last(where: \.advances)?.position == head
    return goesOn || repeated.count == batch.items.count
      ? .append(from: repeated.count) : .fork(from: repeated.count)
  }

  private func holds(_ position: JournalPosition) -> Bool {
    position == head || position == base || hashes[position.seq]?.contains(position.hash) == true
  }
}

extension Examination {
  /// Where the items before an index end.
  func end(before index: Int) -> JournalPosition {
    items[..<index].last(where: \.advances)?.position ?? batch.base
  }
}
