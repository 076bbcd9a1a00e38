public import Events

/// A batch as the centre receives it.
///
/// The frame must be sound from end to end, but an event in it need not be: one that cannot be read keeps its raw
/// bytes, so that a single bad event never holds up those after it.
public struct ReceivedBatch: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case event(EventRecord)
    /// The header is not one that this program can read.
    case unreadable(claimedHash: Fingerprint)
  }

  public struct Item: Hashable, Sendable {
    public var content: Content
    /// The event's framed fields in the batch's bytes.
    public var range: Range<Int>

    /// The chain's hash up to and with this event, as it claims.
    public var hash: Fingerprint {
      switch content {
      case .event(let event): event.hash
      case .unreadable(let claimed): claimed
      }
    }
  }

  /// The batch's bytes after decompression.
  public let bytes: [UInt8]
  public let journal: JournalID
  /// The position after which the first event stands.
  public let base: JournalPosition
  public let items: [Item]

  /// - Throws: `Batch.Fault` when the bytes are no batch.
  public init(decoding bytes: [UInt8]) throws {
    var frame = FrameReader(bytes)
    guard (try? frame.text()) == Batch.magic else { throw Batch.Fault.notABatch }
    do {
      journal = try frame.checked { JournalID(try $0.text()) }
      base = JournalPosition(seq: try frame.integer(), hash: try frame.checked { Fingerprint(bytes: try $0.field()) })
      let count = try frame.integer()
      guard (0...Int64(Batch.eventLimit)).contains(count) else { throw Batch.Fault.tooManyEvents(count) }
      items = try (0..<count).map { _ in try Item(from: &frame) }
    } catch let fault as FrameReader.Fault {
      throw Batch.Fault.frame(fault)
    }
    guard frame.isAtEnd else { throw Batch.Fault.trailingBytes(offset: frame.offset) }
    self.bytes = bytes
  }

  /// The framed fields of one event, verbatim.
  public func raw(_ item: Item) -> [UInt8] { Array(bytes[item.range]) }
}

extension ReceivedBatch.Item {
  /// One event's framed fields standing alone, as they are kept when an event is set aside.
  ///
  /// - Throws: `Batch.Fault` or `FrameReader.Fault` when the bytes do not frame one event.
  public init(raw: [UInt8]) throws {
    var frame = FrameReader(raw)
    try self.init(from: &frame)
    guard frame.isAtEnd else { throw Batch.Fault.trailingBytes(offset: frame.offset) }
  }

  fileprivate init(from frame: inout FrameReader) throws {
    let start = frame.offset
    var reader = frame
    if let event = try? EventRecord(from: &reader) {
      frame = reader
      self.init(content: .event(event), range: start..<frame.offset)
    } else {
      for _ in 0..<Self.fieldsBeforeHash { _ = try frame.field() }
      let claimed = try frame.checked { Fingerprint(bytes: try $0.field()) }
      self.init(content: .unreadable(claimedHash: claimed), range: start..<frame.offset)
    }
  }

  /// Nine of the header, the body and its hash.
  private static let fieldsBeforeHash = 11
}
