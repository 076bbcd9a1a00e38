public import Events

/// A run of events on its way to the centre, in the journal's own order.
///
/// Content type `application/vnd.queue-kiosk.batch`. The bytes are framed fields (`FrameWriter`): the text
/// `queue-kiosk batch 1`, the journal's id, the position before the first event (integer) and the hash there (32
/// bytes), the number of events (integer); then for each event its header fields in the order of the chain's hash, the
/// body's bytes (one that was purged, or that never leaves the kiosk, is empty), `body_sha256` and the chain's hash (32 bytes each). Stored bytes travel as
/// they are, so the centre checks the very chain that the kiosk wrote.
public struct Batch: Hashable, Sendable {
  /// The most events that one batch may carry.
  public static let eventLimit = 5000
  /// The largest compressed batch in bytes.
  public static let compressedLimit = 1 << 20
  /// The largest batch in bytes after decompression.
  public static let decompressedLimit = 16 << 20
  public static let contentType = "application/vnd.queue-kiosk.batch"

  static let magic = "queue-kiosk batch 1"

  public var journal: JournalID
  /// The position after which the first event stands.
  public var base: JournalPosition
  public var events: [EventRecord]

  public init(journal: JournalID, base: JournalPosition, events: [EventRecord]) {
    self.journal = journal
    self.base = base
    self.events = events.map(\.leavingKiosk)
  }

  /// Why bytes are no batch.
  public enum Fault: Error, Hashable, Sendable {
    case frame(FrameReader.Fault)
    case notABatch
    case badField(offset: Int)
    case tooManyEvents(Int64)
    case trailingBytes(offset: Int)
  }

  public func encoded() -> [UInt8] {
    var frame = FrameWriter()
    frame.append(Self.magic)
    frame.append(journal.description)
    frame.append(base.seq)
    frame.append(base.hash.bytes)
    frame.append(Int64(events.count))
    for event in events {
      event.header.write(to: &frame)
      frame.append(event.body ?? [])
      frame.append(event.bodyHash.bytes)
      frame.append(event.hash.bytes)
    }
    return frame.bytes
  }

  public init(decoding bytes: [UInt8]) throws(Fault) {
    var frame = FrameReader(bytes)
    guard (try? frame.text()) == Self.magic else { throw .notABatch }
    do {
      journal = try frame.checked { JournalID(try $0.text()) }
      base = JournalPosition(seq: try frame.integer(), hash: try frame.checked { Fingerprint(bytes: try $0.field()) })
      let count = try frame.integer()
      guard (0...Int64(Self.eventLimit)).contains(count) else { throw Fault.tooManyEvents(count) }
      events = []
      for _ in 0..<count { events.append(try EventRecord(from: &frame)) }
    } catch let fault as FrameReader.Fault {
      throw .frame(fault)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw .notABatch
    }
    guard frame.isAtEnd else { throw .trailingBytes(offset: frame.offset) }
  }
}

extension EventRecord {
  /// The event as others may have it: who was at which post stays at the kiosk, and only that somebody was is told.
  fileprivate var leavingKiosk: EventRecord {
    guard header.kind.known == .staff(.officerAtPost) else { return self }
    return EventRecord(header: header, body: nil, bodyHash: bodyHash, hash: hash)
  }

  init(from frame: inout FrameReader) throws {
    let header = try EventHeader(from: &frame)
    let body = try frame.field()
    let bodyHash = try frame.checked { Fingerprint(bytes: try $0.field()) }
    let hash = try frame.checked { Fingerprint(bytes: try $0.field()) }
    self.init(header: header, body: body.isEmpty ? nil : body, bodyHash: bodyHash, hash: hash)
  }
}

extension FrameReader {
  mutating func checked<Value>(_ read: (inout FrameReader) throws -> Value?) throws -> Value {
    let start = offset
    guard let value = try read(&self) else { throw Batch.Fault.badField(offset: start) }
    return value
  }
}
