import Events
import Ports
import Statistics

/// What libFuzzer calls with bytes of its choice (llvm.org/docs/LibFuzzer.html): events as `kind`, a line break and the
/// body, one after the other with a record separator between them; or a batch as it comes over the network.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  _ = try? ReceivedBatch(decoding: bytes)
  let events = bytes.split(separator: 0x1E).prefix(Batch.eventLimit).reduce(into: [EventRecord]()) { chain, part in
    chain.append(EventRecord(part, after: chain.last))
  }
  let received = receive(events)
  check(received)
  return 0
}

/// Sends the events as a batch, and takes them in at the door.
private func receive(_ events: [EventRecord]) -> [(EventRecord, Fact)] {
  let batch = Batch(journal: journal, base: JournalPosition(seq: 0, hash: anchor), events: events)
  let received = try? ReceivedBatch(decoding: batch.encoded())
  precondition(received != nil, "our own batch is no batch")
  return (received?.items ?? []).compactMap { item in
    guard case .event(let event) = item.content, let fact = try? event.admittedFact() else { return nil }
    return (event, fact)
  }
}

/// What is counted at the intake is what a recount finds, whatever came in, and no sum leaves 64 bits.
private func check(_ events: [(EventRecord, Fact)]) {
  var intake = JournalCount()
  var recount = JournalCount()
  var sum = 0
  for (event, fact) in events {
    intake.add(fact, at: event.header.seq)
    for tally in Counting.tallies(of: fact) where Joining(of: tally.measure) == .sum {
      precondition(tally.by.stated.allSatisfy { $0.text.isPlainText }, "\(tally) would reach a table")
      sum += abs(tally.count)
    }
    let again = try? event.fact()
    precondition(again == fact, "\(event.header.kind) reads otherwise again")
    if let again { recount.add(again, at: event.header.seq) }
  }
  precondition(intake.counts == recount.counts, "a recount differs")
}

extension EventRecord {
  fileprivate init(_ part: ArraySlice<UInt8>, after previous: EventRecord?) {
    let name = part.prefix { $0 != 0x0A }
    let header = EventHeader(
      seq: (previous?.header.seq ?? 0) + 1, stamp: Stamp(at: 0, boot: "fuzz", uptime: 0, clock: .plausible), day: 1,
      kind: EventKind(rawValue: String(decoding: name, as: UTF8.self)), version: 1, commandID: nil)
    self.init(header: header, body: Array(part.dropFirst(name.count + 1)), after: previous?.hash ?? anchor)
  }
}

private let journal: JournalID = {
  var random = SystemRandomNumberGenerator()
  return JournalID(using: &random)
}()
private let anchor = Fingerprint.anchor(of: journal, device: "fuzz", site: "fuzz")
