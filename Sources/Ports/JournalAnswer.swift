public import Events

/// What the centre says about a journal, as JSON: the position that it holds, and whether that counts.
///
/// `{"counted":true,"hash":"…","seq":41}`; members that one side does not know, or does not need, are left out.
public struct JournalAnswer: Hashable, Sendable, Codable {
  public var seq: Int64
  public var hash: Fingerprint
  /// `false`: stored, and not in any published figure until an administrator accepts it.
  public var counted: Bool?
  /// The histories that left the one at this position: of a journal that was put back, or of two machines. With a
  /// conflict, the one that keeps the batch.
  public var others: [JournalAnswer]?

  public init(_ position: JournalPosition) {
    seq = position.seq
    hash = position.hash
  }

  public init(_ history: HeldHistory, others: [HeldHistory] = []) {
    self.init(history.position)
    counted = history.isCounted
    if !others.isEmpty { self.others = others.map { JournalAnswer($0) } }
  }

  public init(_ position: JournalPosition, kept: HeldHistory) {
    self.init(position)
    others = [JournalAnswer(kept)]
  }

  /// A centre that does not say counts what it stores.
  public var history: HeldHistory {
    HeldHistory(JournalPosition(seq: seq, hash: hash), isCounted: counted ?? true)
  }

  /// All histories that are named.
  public var histories: [HeldHistory] { [history] + (others ?? []).map(\.history) }
}
