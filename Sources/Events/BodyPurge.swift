/// Bodies that go: those of some kinds, within some positions. What stays of an event is its header, its body's hash and
/// its place in the chain; the chain verifies without the body.
public struct BodyPurge: Hashable, Sendable {
  public var kinds: Set<Fact.Kind>
  public var seqs: ClosedRange<Int64>

  public init(_ kinds: Set<Fact.Kind>, in seqs: ClosedRange<Int64>) {
    self.kinds = kinds
    self.seqs = seqs
  }
}

/// Empties bodies of a journal.
public protocol BodyPurging: Sendable {
  /// The first position of a purge at which there is still a body; `nil` where there is none. Blocks while it looks.
  ///
  /// Purges go forward, so nothing is looked for before the last of these kinds that is empty.
  func firstBody(of purge: BodyPurge) throws -> Int64?
  /// Empties them piece by piece, between the batches. Returns at once.
  ///
  /// - Parameter done: called exactly once, on another thread, with how many bodies were emptied.
  func purge(_ purge: BodyPurge, then done: @escaping @Sendable (Result<Int, JournalFault>) -> Void)
}
