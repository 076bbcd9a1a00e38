import Events

/// What the store holds of a journal, and what it does with a batch of it: the rule behind every answer, pure.
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
    /// The batch begins where the store holds nothing: what lies between must come first.
    case gap
    /// The same positions with another history.
    case fork
  }

  func verdict(on batch: Examination) -> Verdict {
    let base = batch.batch.base
    guard (self.base.seq...head.seq).contains(base.seq) else { return .gap }
    guard holds(base) else { return .fork }
    guard base != head else { return .append(from: 0) }
    let repeated = batch.items.prefix { $0.position.seq <= head.seq }
    guard repeated.allSatisfy({ holds($0.position) }) else { return .fork }
    let goesOn = repeated.last(where: \.advances)?.position == head
    return goesOn || repeated.count == batch.items.count ? .append(from: repeated.count) : .fork
  }

  private func holds(_ position: JournalPosition) -> Bool {
    position == head || position == base || hashes[position.seq]?.contains(position.hash) == true
  }
}
