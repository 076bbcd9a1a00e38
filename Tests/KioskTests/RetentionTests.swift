import Events
import Ports
import OfficeStories
import Exports
import Foundation
import Journal
import Queueing
import Statistics
import Testing

@testable import Kiosk

@Suite("Old visits go under the retention rule, on a real journal")
struct RetentionTests {
  private let directory: URL
  private let journal: Journal
  private var office: OfficeStory
  private var participant: RetentionParticipant
  private var acknowledged: Int64?
  private var written = 0

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "retention-\(UUID().uuidString)")
    let place = JournalPlace(
      file: directory.appending(path: "journal.sqlite").path,
      highWaterFile: directory.appending(path: "high/water").path, device: "K1", site: "OSS01")
    journal = try Journal.open(place, now: OfficeStory.built)
    office = try OfficeStory(from: "2026-11-20 09.00")
    office.synchronised = true
    participant = RetentionParticipant(rules: office.rules, at: office.moment)
  }

  private func end() {
    journal.close()
    try? FileManager.default.removeItem(at: directory)
  }

  // MARK: - The loop, with this one participant

  /// Writes what the office has decided by itself.
  private mutating func write() async throws {
    let events = Array(office.journal.dropFirst(written))
    try await append(events)
  }

  private mutating func append(_ events: [DraftEvent]) async throws {
    written += events.count
    guard !events.isEmpty else { return }
    _ = try await withCheckedContinuation { answer in
      journal.writer.append(events) { answer.resume(returning: $0) }
    }.get()
  }

  /// Gives the participant an input, and whatever that leads to, until it rests or waits.
  private mutating func give(_ input: LoopInput) async throws {
    var inputs = [input]
    while !inputs.isEmpty {
      for output in participant.receive(inputs.removeFirst(), at: office.moment) {
        switch output {
        case .request(let request, let cause): inputs += try await decide(request, cause)
        case .effect(let effect): inputs.append(.outcome(await outcome(of: effect)))
        case .notice: break
        }
      }
    }
  }

  private mutating func decide(_ request: LoopRequest, _ cause: (any Cause)?) async throws -> [LoopInput] {
    var inputs: [LoopInput] = []
    var actions = office.machine.receive(request, at: office.reading, because: cause)
    while !actions.isEmpty {
      switch actions.removeFirst() {
      case .append(let events):
        try await append(events)
        actions += office.machine.committed()
      case .publish(let batch):
        office.journal += batch.events.map(\.event)
        inputs.append(.durable(batch))
      case .answer, .journal: break
      }
    }
    return inputs
  }

  private func outcome(of effect: RetentionParticipant.Effect) async -> RetentionParticipant.Outcome {
    let parts = RetentionParts(.standard, journal: journal.reader, bodies: journal) { [acknowledged] in acknowledged }
    return await withCheckedContinuation { answer in parts.perform(effect) { answer.resume(returning: $0) } }
  }

  private var status: RetentionStatus? {
    var status = LoopStatus(
      state: office.machine.state, position: 0, trust: .plausible, fault: nil, ignored: [:], retention: nil,
      longestTurn: 0)
    participant.describe(in: &status)
    return status.retention
  }

  /// Three years pass, a new day opens, and the kiosk has just been started.
  private mutating func waitYears() async throws {
    office.wait(seconds: 3 * 366 * 86_400)
    try office.ask(.tick)
    try await write()
    participant = RetentionParticipant(rules: office.rules, at: office.moment)
    try await give(.time)
  }

  // MARK: - Stories

  private func counts() throws -> Counts { try JournalCounting(journal.reader).countOfEveryEvent().counts }
  private func events() throws -> [EventRecord] { try journal.reader.events(after: 0, limit: 10_000) }

  private mutating func twoDays() async throws -> ServiceDate {
    for _ in 1...3 { try office.issue() }
    try office.void(ticket: 1)
    office.wait(seconds: 86_400)
    for _ in 1...2 { try office.issue("COMPLAINT") }
    return try #require(ServiceDate("2026-11-20"))
  }

  @Test("Totals are sealed, then bodies go; every figure stays what it was, and nothing is lost")
  mutating func sealed() async throws {
    defer { end() }
    _ = try await twoDays()
    try await waitYears()
    let before = try counts()
    try await give(.notice(.retentionAsked))
    #expect(status?.horizon?.description == "2027-10-01" && status?.problem == nil)
    #expect(status?.sealed == 2 && (status?.emptied ?? 0) >= 5)
    let count = try JournalCounting(journal.reader).countOfEveryEvent()
    #expect(count.counts == before && count.lost == 0 && count.contradictedSeals.isEmpty)
    #expect(try JournalCounting(journal.reader).count().counts == before)
    let emptied = try events().filter { $0.body == nil }
    let facts = Dictionary(uniqueKeysWithValues: office.journal.map { ($0.seq, $0.fact) })
    #expect(
      emptied.allSatisfy { event in facts[event.header.seq].map { count.mayPurge($0, at: event.header.seq) } == true })
    #expect(!emptied.contains { [.ticket(.voided), .day(.opened), .day(.closed)].contains($0.header.kind.known) })
    #expect(try journal.reader.verify().fault == nil)
    #expect(try office.refolded() == office.machine.state)
    try await give(.notice(.retentionAsked))
    #expect(status?.sealed == 2, "there is nothing more to do")
  }

  @Test("A ticket whose body is gone is taken back by its label, once, and is not printed again")
  mutating func label() async throws {
    defer { end() }
    let date = try await twoDays()
    try await waitYears()
    try await give(.notice(.retentionAsked))
    let before = try counts()
    let found = try journal.reader.tickets(labelled: "A002", on: date)
    #expect(found.count == 1 && found.first?.isPurged == true && found.first?.isVoided == false)
    #expect(try reply(.reprint(ReprintRequest(.found(office.found(found))))) == "ticket_purged")
    #expect(try reply(.void(VoidRequest(.found(office.found(found)), reason: .duplicate))) == "A002")
    try await write()
    let after = try counts()
    let changes = after.differences(from: before).filter { $0.table == Counting.visits }
    #expect(changes.map(\.measure) == ["voided"] && changes.map(\.count) == [2], "A001 was taken back on its day")
    #expect(changes.first?.by[.service] == "ADVICE" && changes.first?.by[.date] == date.description)
    for label in ["A001", "A002"] {
      let again = try journal.reader.tickets(labelled: label, on: date)
      #expect(again.map(\.isVoided) == [true], "\(label)")
    }
    #expect(try journal.reader.tickets(labelled: "A004", on: date).isEmpty)
    #expect(try journal.reader.tickets(labelled: "A002", on: date.adding(days: 1)).isEmpty)
  }

  private mutating func reply(_ command: KioskCommand) throws -> String {
    switch try office.ask(.command(command, id: nil)) {
    case .success(.voided(let reference)): reference.ticket.description
    case .failure(let refusal): refusal.code.rawValue
    default: "no answer"
    }
  }

  @Test("Who takes a ticket back while the totals are made is counted: that date is sealed at the next quiet time")
  mutating func changed() async throws {
    defer { end() }
    let date = try await twoDays()
    try await waitYears()
    let looking = participant.receive(.notice(.retentionAsked), at: office.moment)
    let effect = try #require(looking.first?.effect)
    let reviewed = await outcome(of: effect)
    let found = try journal.reader.tickets(labelled: "A003", on: date)
    #expect(try reply(.void(VoidRequest(.found(office.found(found)), reason: .duplicate))) == "A003")
    try await write()
    let expected = try counts()
    try await give(.outcome(reviewed))
    #expect(status?.sealed == 1 && status?.emptied == 0)
    office.wait(seconds: 61)
    try await give(.time)
    #expect(status?.problem != nil && status?.isRunning == false)
    office.wait(seconds: 601)
    try await give(.time)
    #expect(status?.sealed == 2 && (status?.emptied ?? 0) >= 5 && status?.problem == nil)
    #expect(try counts() == expected)
  }

  @Test("What the centre does not hold yet keeps its body")
  mutating func unsent() async throws {
    defer { end() }
    _ = try await twoDays()
    try await waitYears()
    acknowledged = 0
    try await give(.notice(.retentionAsked))
    #expect(status?.emptied == 0)
    acknowledged = 3
    try await give(.notice(.retentionAsked))
    #expect(try events().filter { $0.body == nil }.allSatisfy { $0.header.seq <= 3 })
    #expect((status?.emptied ?? 0) > 0)
  }

  @Test("Nothing is looked at before the kiosk was quiet for ten minutes, nor under a doubtful clock")
  mutating func quiet() async throws {
    defer { end() }
    _ = try await twoDays()
    try await waitYears()
    office.wait(seconds: 590)
    #expect(participant.receive(.time, at: office.moment).isEmpty)
    office.wait(seconds: 20)
    office.synchronised = false
    office.at = OfficeStory.built - 1
    #expect(participant.receive(.time, at: office.moment).isEmpty && participant.deadline == nil)
    _ = participant.receive(.notice(.retentionAsked), at: office.moment)
    #expect(status?.isRunning == false && status?.problem != nil)
  }

  @Test("Whatever has happened in an office, no figure changes", arguments: [11, 12, 13])
  mutating func random(seed: UInt64) async throws {
    defer { end() }
    office = try OfficeStory.random(steps: 250, seed: seed)
    office.at = max(office.at, 1_795_140_000_000)
    office.synchronised = true
    try await waitYears()
    let before = try counts()
    try await give(.notice(.retentionAsked))
    let count = try JournalCounting(journal.reader).countOfEveryEvent()
    #expect(count.counts == before && count.lost == 0 && count.contradictedSeals.isEmpty)
    #expect((status?.emptied ?? 0) > 100 && status?.problem == nil)
    #expect(try journal.reader.verify().fault == nil)
  }
}
