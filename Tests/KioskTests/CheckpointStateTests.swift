import Events
import Ports
import OfficeStories
import Foundation
import Testing

@testable import Kiosk

@Suite("A start from a checkpoint")
struct CheckpointStateTests {
  private static let states = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "States")

  private func begin(_ checkpoints: [Checkpoint], end: Int64 = 1_000_000) throws -> KioskState.Beginning {
    KioskState.beginning(
      of: try #require(OfficeStory.journal), from: 0, to: end, checkpoints: checkpoints)
  }

  private func apply(_ events: some Sequence<DraftEvent>, to state: KioskState) -> KioskState {
    events.reduce(into: state) { $0.apply($1.fact, seq: $1.seq, stamp: $1.stamp) }
  }

  @Test(
    "Checkpoint and rest give what the whole journal gives, wherever it is split",
    arguments: 1...12 as ClosedRange<UInt64>)
  func split(seed: UInt64) throws {
    let office = try OfficeStory.random(steps: 250, seed: seed)
    let whole = apply(office.journal, to: KioskState(journal: office.rules.journal))
    #expect(whole == office.machine.state)
    var state = KioskState(journal: office.rules.journal)
    for (index, event) in office.journal.enumerated() {
      state.apply(event.fact, seq: event.seq, stamp: event.stamp)
      guard index % 7 == 0 else { continue }
      let beginning = try begin([try state.checkpoint(at: event.seq)])
      #expect(beginning.passedOver.isEmpty && beginning.seq == event.seq && beginning.state == state)
      let rest = apply(office.journal[(index + 1)...], to: beginning.state)
      #expect(rest == whole)
      #expect(try rest.checkpoint(at: 1) == whole.checkpoint(at: 1), "the same bytes")
    }
  }

  @Test("No date shows a number twice in any history", arguments: 1...40 as ClosedRange<UInt64>)
  func noNumberTwice(seed: UInt64) throws {
    let office = try OfficeStory.random(steps: 250, seed: seed)
    let papers = office.journal.compactMap { event -> String? in
      guard case .ticket(.issued(let issued)) = event.fact, event.stamp.clock != .doubtful else { return nil }
      return "\(issued.visit.date) \(issued.ticket)"
    }
    #expect(Set(papers).count == papers.count)
    let keys = office.journal.compactMap { event -> Int64? in
      if case .ticket(.issued(let issued)) = event.fact { issued.base } else { nil }
    }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }, "nobody is overtaken by a clock")
  }

  @Test("A checkpoint that is damaged, of another format or journal, or beyond the end is passed over, with the reason")
  func passedOver() throws {
    let office = try OfficeStory.random(steps: 30, seed: 1)
    let seq = try #require(office.journal.last?.seq)
    let good = try office.machine.state.checkpoint(at: seq)
    let other = try #require(JournalID(String(repeating: "9", count: 32)))
    var torn = good.state
    torn[torn.count / 2] ^= 1
    let bad = [
      Checkpoint(seq: seq, format: 1, state: torn, hash: good.hash),
      Checkpoint(seq: seq, format: 99, state: good.state),
      Checkpoint(seq: seq, format: 1, state: Array("{}".utf8)),
      try KioskState(journal: other).checkpoint(at: seq),
      try office.machine.state.checkpoint(at: seq + 1),
    ]
    for checkpoint in bad {
      let alone = try begin([checkpoint], end: seq)
      #expect(alone.seq == 0 && alone.state == KioskState(journal: office.rules.journal) && alone.passedOver.count == 1)
    }
    let found = try begin(bad + [good], end: seq)
    #expect(found.seq == seq && found.state == office.machine.state && found.passedOver.count == bad.count)
  }

  @Test("States that released versions wrote are read, each as it was written, or known to be of another format")
  func released() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.states, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
    #expect(files.contains { $0.lastPathComponent == "format-\(KioskState.format).json" })
    for file in files {
      let state = Array(try Data(contentsOf: file))
      let format = try #require(Int(file.deletingPathExtension().lastPathComponent.split(separator: "-")[1]))
      let beginning = try begin([Checkpoint(seq: 7, format: format, state: state)])
      guard format == KioskState.format else {
        #expect(beginning.seq == 0 && beginning.passedOver.count == 1)
        continue
      }
      #expect(beginning.passedOver.isEmpty)
      #expect(try beginning.state.checkpoint(at: 7).state == state)
    }
  }

  /// `journal.tsv` is a history that was written once; when a fold is mended, its state becomes `format-<next>.json`.
  @Test("The committed journal folds to the state that is committed for this format: who mends a fold raises it")
  func pinned() throws {
    let file = Self.states.appending(path: "format-\(KioskState.format).json")
    let journal = Self.states.appending(path: "journal.tsv")
    if ProcessInfo.processInfo.environment["QUEUE_KIOSK_WRITE_STATES"] != nil {
      let office = try OfficeStory.random(steps: 200, seed: 2026)
      try office.journal.map(line).joined().write(to: journal, atomically: true, encoding: .utf8)
      try Data(try office.machine.state.checkpoint(at: 7).state).write(to: file)
    }
    var state = KioskState(journal: try #require(OfficeStory.journal))
    for line in try String(contentsOf: journal, encoding: .utf8).split(separator: "\n") {
      let (fact, seq, stamp) = try event(line)
      state.apply(fact, seq: seq, stamp: stamp)
    }
    #expect(try Array(Data(contentsOf: file)) == state.checkpoint(at: 7).state)
  }

  private func line(_ event: DraftEvent) throws -> String {
    let stamp = event.stamp
    let body = String(decoding: try event.fact.encodedBody(), as: UTF8.self)
    let head = "\(event.seq)\t\(stamp.at)\t\(stamp.boot)\t\(stamp.uptime)\t\(stamp.clock.rawValue)"
    return "\(head)\t\(event.fact.kind)\t\(body)\n"
  }

  private func event(_ line: Substring) throws -> (Fact, Int64, Stamp) {
    let fields = line.split(separator: "\t").map(String.init)
    let stamp = Stamp(
      at: try #require(Int64(fields[1])), boot: fields[2], uptime: try #require(Int64(fields[3])),
      clock: try #require(ClockTrust(rawValue: fields[4])))
    let fact = try Fact(kind: EventKind(rawValue: fields[5]), version: 1, body: Array(fields[6].utf8))
    return (try #require(fact), try #require(Int64(fields[0])), stamp)
  }
}

@Suite("When checkpoints are kept")
struct CheckpointParticipantTests {
  private func batch(_ facts: [Fact]) -> LoopInput {
    let stamp = Stamp(at: 1, boot: "b", uptime: 1, clock: .plausible)
    return .durable(
      DurableBatch(
        facts.enumerated().map { index, fact in
          DecidedEvent(
            event: DraftEvent(seq: Int64(index) + 1, stamp: stamp, day: 1, commandID: nil, fact: fact), cause: nil)
        }))
  }

  private let ordinary = Fact.machine(.devicePlugged(DevicePlugged(device: "pad")))

  @Test("After 2,000 events, counted from the last one, and with those that the start had to fold")
  func interval() {
    var keeper = CheckpointParticipant(folded: 1500)
    let hundred = batch(Array(repeating: ordinary, count: 100))
    let kept = (1...45).filter { _ in !keeper.receive(hundred, at: .at(0)).isEmpty }
    #expect(kept == [5, 25, 45])
  }

  @Test("At a day's opening and at an orderly stop")
  func turningPoints() {
    var keeper = CheckpointParticipant(folded: 0)
    let opened = Fact.day(.opened(ServiceDayOpened(day: 1, date: ServiceDate(dayNumber: 20_778))))
    #expect(keeper.receive(batch([ordinary]), at: .at(0)).isEmpty)
    #expect(keeper.receive(batch([opened, ordinary]), at: .at(0)).count == 1)
    #expect(keeper.receive(batch([.machine(.kioskStopped(KioskStopped(reason: "signal")))]), at: .at(0)).count == 1)
  }
}
