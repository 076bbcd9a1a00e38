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
