import Events
import Foundation
import Testing

/// One committed vector: an event as an independent program wrote it (`Golden/golden.py`).
private struct GoldenVector: Decodable {
  let seq: Int64
  let at: Int64
  let boot: String
  let uptime: Int64
  let clock: ClockTrust
  let day: Int
  let kind: EventKind
  let version: Int
  let commandID: String?
  let body: String
  let bodyHash: Fingerprint
  let previous: Fingerprint
  let hash: Fingerprint

  enum CodingKeys: String, CodingKey {
    case seq, at, boot, clock, kind, version, body, hash
    case uptime = "uptime_ms"
    case day = "day_id"
    case commandID = "command_id"
    case bodyHash = "body_sha256"
    case previous = "previous_hash"
  }

  var header: EventHeader {
    EventHeader(
      seq: seq, stamp: Stamp(at: at, boot: boot, uptime: uptime, clock: clock), day: day, kind: kind, version: version,
      commandID: commandID)
  }

  var record: EventRecord { EventRecord(header: header, body: Array(body.utf8), bodyHash: bodyHash, hash: hash) }
}

private struct GoldenAnchor: Decodable {
  let journal: JournalID
  let device: String
  let site: String
  let hash: Fingerprint

  enum CodingKeys: String, CodingKey {
    case device, site
    case journal = "journal_id"
    case hash = "anchor_hash"
  }
}

@Suite("Golden vectors: what was written stays readable, byte for byte")
struct GoldenVectorTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private let vectors: [GoldenVector]
  private let anchor: GoldenAnchor

  init() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
    vectors = try files.filter { $0.pathExtension == "json" && $0.lastPathComponent != "anchor.json" }
      .map { try JSONDecoder().decode(GoldenVector.self, from: Data(contentsOf: $0)) }
      .sorted { $0.seq < $1.seq }
    anchor = try JSONDecoder().decode(
      GoldenAnchor.self, from: Data(contentsOf: Self.folder.appending(path: "anchor.json")))
  }

  @Test("Every kind that this version knows has a vector, and one kind is of the future")
  func complete() throws {
    let read = try vectors.compactMap { try $0.record.fact()?.kind }
    #expect(Set(read) == Set(Fact.Kind.allCases))
    #expect(vectors.filter { $0.kind.known == nil }.count == 1)
  }

  @Test("Header, body and the hash before give the recorded hashes, and nothing else does")
  func hashes() {
    for vector in vectors {
      let record = EventRecord(header: vector.header, body: Array(vector.body.utf8), after: vector.previous)
      #expect(record.bodyHash == vector.bodyHash, "\(vector.kind)")
      #expect(record.hash == vector.hash, "\(vector.kind)")
    }
  }

  @Test("The vectors are one chain from the anchor of their journal")
  func chain() {
    #expect(Fingerprint.anchor(of: anchor.journal, device: anchor.device, site: anchor.site) == anchor.hash)
    var end = JournalPosition(seq: 0, hash: anchor.hash)
    for vector in vectors {
      #expect(vector.record.fault(after: end) == nil)
      end = vector.record.position
    }
    #expect(end.seq == Int64(vectors.count) && end.seq >= 24)
  }

  @Test("A body is decoded, and encoded again to the same bytes")
  func bodies() throws {
    for vector in vectors where vector.kind.known != nil {
      let fact = try #require(try vector.record.fact())
      #expect(String(decoding: try fact.encodedBody(), as: UTF8.self) == vector.body)
      #expect(fact.version == vector.version && EventKind(fact.kind) == vector.kind)
    }
  }

  @Test("Each field of the header and each byte of the body counts")
  func everyFieldCounts() throws {
    let vector = try #require(vectors.first { $0.kind.known == .ticket(.issued) })
    let changes: [(inout EventHeader) -> Void] = [
      { $0.stamp.at += 1 }, { $0.stamp.boot += "x" }, { $0.stamp.uptime += 1 }, { $0.stamp.clock = .doubtful },
      { $0.day += 1 }, { $0.kind = EventKind(.ticket(.printed)) }, { $0.version += 1 }, { $0.commandID = nil },
    ]
    for (index, change) in changes.enumerated() {
      var header = vector.header
      change(&header)
      let changed = EventRecord(
        header: header, body: Array(vector.body.utf8), bodyHash: vector.bodyHash, hash: vector.hash)
      let before = JournalPosition(seq: vector.seq - 1, hash: vector.previous)
      let isUnchanged = header == vector.header
      #expect(isUnchanged || changed.fault(after: before) == .hash(seq: vector.seq), "change \(index)")
    }
  }
}
