/// The state of a fold after an event, kept beside the events so that a start need not read them all. A cache, never a
/// fact: whatever is wrong with it, the events tell the same.
public struct Checkpoint: Hashable, Sendable {
  /// The last event that is folded in.
  public let seq: Int64
  /// How the state is written; another number for every change of it, also of what a fold means.
  public let format: Int
  public let state: [UInt8]
  public let hash: Fingerprint

  /// A checkpoint as it was read: nothing is checked, see `isWhole`.
  public init(seq: Int64, format: Int, state: [UInt8], hash: Fingerprint) {
    self.seq = seq
    self.format = format
    self.state = state
    self.hash = hash
  }

  public init(seq: Int64, format: Int, state: [UInt8]) {
    self.init(seq: seq, format: format, state: state, hash: Self.hash(seq, format, state))
  }

  /// Whether position, format and state are those that were written.
  public var isWhole: Bool { hash == Self.hash(seq, format, state) }

  private static func hash(_ seq: Int64, _ format: Int, _ state: [UInt8]) -> Fingerprint {
    var frame = FrameWriter()
    frame.append(seq)
    frame.append(Int64(format))
    frame.append(state)
    return Fingerprint(of: frame.bytes)
  }
}

/// Keeps checkpoints beside the journal.
public protocol CheckpointKeeping: Sendable {
  /// Keeps a checkpoint as soon as no batch waits for the journal; one that is still waiting then gives way to this one.
  /// Returns at once. Nobody is told when it fails: a start then reads more events.
  ///
  /// - Parameter make: called on the journal's thread.
  func keep(_ make: @escaping @Sendable () throws -> Checkpoint)
}
