import Events

/// How an examined batch stands to what is stored of its journal: the rule behind every answer, pure.
struct Standing {
  /// What the store holds of a journal.
  struct Held {
    /// The position before the first event that ever came.
    var base: JournalPosition
    /// The last position that is durable.
    var head: JournalPosition
    /// The hashes held at the positions that the batch repeats; more than one where events came out of order.
    var hashes: [Int64: Set<Fingerprint>] = [:]
  }

  enum Verdict: Equatable {
    /// Items from this index on are new.
    case append(from: Int)
    /// The batch begins where the store holds nothing: what lies between must come first.
    case gap
    /// The same positions with another history.
    case fork
  }

  static func verdict(on batch: Examination, held: Held) -> Verdict {
    let base = batch.batch.base
    guard (held.base.seq...held.head.seq).contains(base.seq) else { return .gap }
    guard held.holds(base) else { return .fork }
    guard base != held.head else { return .append(from: 0) }
    let repeated = batch.items.prefix { $0.position.seq <= held.head.seq }
    guard repeated.allSatisfy({ held.holds($0.position) }) else { return .fork }
    let goesOn = repeated.last(where: \.advances)?.position == held.head
    return goesOn || repeated.count == batch.items.count ? .append(from: repeated.count) : .fork
  }
}

extension Standing.Held {
  fileprivate func holds(_ position: JournalPosition) -> Bool {
    position == head || position == base || hashes[position.seq]?.contains(position.hash) == true
  }
}
