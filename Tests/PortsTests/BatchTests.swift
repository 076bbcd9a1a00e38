import Events
import Ports
import Testing

@Suite("Batches: a run of events on its way to the centre")
struct BatchTests {
  private let batch: Batch

  init() throws {
    let journal = try #require(JournalID("00112233445566778899aabbccddeeff"))
    let anchor = Fingerprint.anchor(of: journal, device: "KIOSK-1", site: "NAN-01")
    var end = JournalPosition(seq: 40, hash: anchor)
    var events: [EventRecord] = []
    for (index, fact) in Self.facts.enumerated() {
      let header = EventHeader(
        seq: end.seq + 1, stamp: Stamp(at: 1_795_223_000_000, boot: "boot-1", uptime: 5000, clock: .synchronised),
        day: 12, kind: EventKind(fact.kind), version: fact.version, commandID: index == 1 ? "command-1" : nil)
      let event = EventRecord(header: header, body: try fact.encodedBody(), after: end.hash)
      events.append(event)
      end = event.position
    }
    // The last one's body was purged.
    let last = events.removeLast()
    events.append(EventRecord(header: last.header, body: nil, bodyHash: last.bodyHash, hash: last.hash))
    batch = Batch(journal: journal, base: JournalPosition(seq: 40, hash: anchor), events: events)
  }

  private static let facts: [Fact] = [
    .machine(.kioskStarted(KioskStarted(program: "0.1.0"))),
    .machine(.alertRaised(AlertRaised(alert: "เตือน", source: .controlSocket, count: 16))),
    .machine(.kioskStopped(KioskStopped(reason: "signal"))),
  ]

  @Test("What was sent arrives, purged bodies as purged")
  func roundTrip() throws {
    let arrived = try Batch(decoding: batch.encoded())
    #expect(arrived == batch)
    #expect(arrived.events.last?.body == nil)
    #expect(firstFault(of: arrived) == nil)
  }

  @Test("A batch of no events is a batch")
  func empty() throws {
    let nothing = Batch(journal: batch.journal, base: batch.base, events: [])
    #expect(try Batch(decoding: nothing.encoded()) == nothing)
  }

  @Test("A batch that was cut off anywhere is refused")
  func truncations() {
    let bytes = batch.encoded()
    for count in 0..<bytes.count {
      #expect(throws: Batch.Fault.self) { try Batch(decoding: Array(bytes.prefix(count))) }
    }
  }

  @Test("A batch with something after its end is refused")
  func trailing() {
    let bytes = batch.encoded()
    #expect(throws: Batch.Fault.trailingBytes(offset: bytes.count)) { try Batch(decoding: bytes + [0]) }
  }

  /// The one thing that survives a flipped bit is the case of the journal's hexadecimal digits.
  @Test("Any flipped bit is refused, or changes nothing, or names another journal, or is found by the chain")
  func flippedBits() {
    let bytes = batch.encoded()
    for index in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[index] ^= 1 << bit
        guard let arrived = try? Batch(decoding: flipped) else { continue }
        let isOther = arrived.journal != batch.journal || arrived.base != batch.base
        #expect(arrived == batch || isOther || firstFault(of: arrived) != nil, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test("A batch that promises more events than one may carry is refused before they are read")
  func tooMany() {
    var frame = FrameWriter()
    frame.append("queue-kiosk batch 1")
    frame.append(batch.journal.description)
    frame.append(batch.base.seq)
    frame.append(batch.base.hash.bytes)
    frame.append(Int64.max)
    #expect(throws: Batch.Fault.tooManyEvents(.max)) { try Batch(decoding: frame.bytes) }
  }

  private func firstFault(of batch: Batch) -> ChainFault? {
    var end = batch.base
    for event in batch.events {
      if let fault = event.fault(after: end) { return fault }
      end = event.position
    }
    return nil
  }
}

@Suite("Frames: fields that say their own length")
struct FramingTests {
  @Test("Fields come back as they went in, and the reader is then at the end")
  func roundTrip() throws {
    var writer = FrameWriter()
    writer.append(Int64.min)
    writer.append("ก้")
    writer.append([] as [UInt8])
    var reader = FrameReader(writer.bytes)
    #expect(try reader.integer() == .min)
    #expect(try reader.text() == "ก้")
    #expect(try reader.field() == [])
    #expect(reader.isAtEnd)
    #expect(throws: FrameReader.Fault.ended(offset: writer.bytes.count)) { try reader.field() }
  }

  @Test("A length beyond the end is refused, and the reader stays where it was")
  func tooLong() {
    var reader = FrameReader([0xFF, 0xFF, 0xFF, 0xFF, 1])
    #expect(throws: FrameReader.Fault.ended(offset: 0)) { try reader.field() }
    #expect(reader.offset == 0)
  }

  @Test("Two lists of fields never give the same bytes")
  func unambiguous() {
    func frame(_ texts: [String]) -> [UInt8] {
      var writer = FrameWriter()
      for text in texts { writer.append(text) }
      return writer.bytes
    }
    #expect(frame(["ab", "c"]) != frame(["a", "bc"]))
    #expect(frame(["ab", ""]) != frame(["ab"]))
  }

  @Test("Bytes that are no UTF-8 are no text, and seven bytes are no integer")
  func wrongTypes() {
    var text = FrameReader([0, 0, 0, 1, 0xFF])
    #expect(throws: FrameReader.Fault.notText(offset: 0)) { try text.text() }
    var integer = FrameReader([0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0])
    #expect(throws: FrameReader.Fault.notAnInteger(offset: 0)) { try integer.integer() }
  }
}
