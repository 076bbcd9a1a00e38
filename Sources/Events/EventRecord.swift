/// The header of an event: all that is known of it without its body.
public struct EventHeader: Hashable, Sendable {
  /// From 1, without gaps.
  public var seq: Int64
  public var stamp: Stamp
  /// The service day that was open; 0 before the first.
  public var day: Int
  public var kind: EventKind
  public var version: Int
  /// The identity of the command that caused it; a command repeated with the same one returns its first result.
  public var commandID: String?

  public init(seq: Int64, stamp: Stamp, day: Int, kind: EventKind, version: Int, commandID: String?) {
    self.seq = seq
    self.stamp = stamp
    self.day = day
    self.kind = kind
    self.version = version
    self.commandID = commandID
  }
}

/// An event as it stands in the journal.
public struct EventRecord: Hashable, Sendable {
  public let header: EventHeader
  /// The bytes as they were written; `nil` once they were purged under the retention rule.
  public let body: [UInt8]?
  public let bodyHash: Fingerprint
  /// The chain's hash up to and with this event.
  public let hash: Fingerprint

  /// An event as it was read: nothing is checked, see `fault(after:)`.
  public init(header: EventHeader, body: [UInt8]?, bodyHash: Fingerprint, hash: Fingerprint) {
    self.header = header
    self.body = body
    self.bodyHash = bodyHash
    self.hash = hash
  }

  /// A new event at the end of a chain.
  public init(header: EventHeader, body: [UInt8], after previous: Fingerprint) {
    let bodyHash = Fingerprint(of: body)
    self.init(header: header, body: body, bodyHash: bodyHash, hash: .chained(header, bodyHash, after: previous))
  }

  /// What the event says; `nil` for an unknown kind or version and for a purged body.
  ///
  /// - Throws: `DecodingError` when the body is not what its kind and version promise.
  public func fact() throws -> Fact? {
    guard let body else { return nil }
    return try Fact(kind: header.kind, version: header.version, body: body)
  }

  /// Whether the event is whole and follows `previous`; the fault is the first found.
  public func fault(after previous: JournalPosition) -> ChainFault? {
    // Wraps instead of trapping: a position may come from the wire.
    let expected = previous.seq &+ 1
    if header.seq != expected { return .gap(expected: expected, found: header.seq) }
    if let body, Fingerprint(of: body) != bodyHash { return .body(seq: header.seq) }
    if hash != .chained(header, bodyHash, after: previous.hash) { return .hash(seq: header.seq) }
    return nil
  }

  public var position: JournalPosition { JournalPosition(seq: header.seq, hash: hash) }
}

/// What is wrong with a chain of events, and where.
public enum ChainFault: Error, Hashable, Sendable, CustomStringConvertible {
  case gap(expected: Int64, found: Int64)
  /// The body's bytes do not give the recorded `body_sha256`.
  case body(seq: Int64)
  /// Header and body do not give the recorded hash after the event before.
  case hash(seq: Int64)

  public var description: String {
    switch self {
    case .gap(let expected, let found): "event \(expected) is missing: event \(found) follows event \(expected &- 1)"
    case .body(let seq): "event \(seq): the body is not the one that was written (body_sha256 differs)"
    case .hash(let seq): "event \(seq): header or hash is not the one that was written, or the event before was changed"
    }
  }
}

extension Fingerprint {
  /// `SHA256(previous hash ‖ length-prefixed header fields ‖ body_sha256)`. Frozen.
  ///
  /// The fields, in this order: seq, at, boot, uptime_ms, clock, day_id, kind, version, command_id (empty when there is
  /// none), framed as `FrameWriter` does. A purged body leaves its hash behind, and the chain still verifies.
  static func chained(_ header: EventHeader, _ bodyHash: Fingerprint, after previous: Fingerprint) -> Fingerprint {
    var frame = FrameWriter()
    header.write(to: &frame)
    return Fingerprint(of: previous.bytes + frame.bytes + bodyHash.bytes)
  }

  /// The hash before the first event of a new journal, which binds the chain to its journal, device and site.
  public static func anchor(of journal: JournalID, device: String, site: String) -> Fingerprint {
    var frame = FrameWriter()
    frame.append("queue-kiosk journal 1")
    frame.append(journal.description)
    frame.append(device)
    frame.append(site)
    return Fingerprint(of: frame.bytes)
  }
}

extension EventHeader {
  /// Appends the header as format 1 frames it, for the chain's hash and for batches.
  public func write(to frame: inout FrameWriter) {
    frame.append(seq)
    frame.append(stamp.at)
    frame.append(stamp.boot)
    frame.append(stamp.uptime)
    frame.append(stamp.clock.rawValue)
    frame.append(Int64(day))
    frame.append(kind.rawValue)
    frame.append(Int64(version))
    frame.append(commandID ?? "")
  }

  /// Reads a framed header of format 1.
  ///
  /// - Throws: `FrameReader.Fault` at the offset of the first field that is not what the format promises.
  public init(from frame: inout FrameReader) throws(FrameReader.Fault) {
    let seq = try frame.integer()
    let at = try frame.integer()
    let boot = try frame.text()
    let uptime = try frame.integer()
    let clockOffset = frame.offset
    guard let clock = ClockTrust(rawValue: try frame.text()) else { throw .notText(offset: clockOffset) }
    let day = try frame.integer()
    let kind = try frame.text()
    let version = try frame.integer()
    let command = try frame.text()
    self.init(
      seq: seq, stamp: Stamp(at: at, boot: boot, uptime: uptime, clock: clock), day: Int(day),
      kind: EventKind(rawValue: kind), version: Int(version), commandID: command.isEmpty ? nil : command)
  }
}
