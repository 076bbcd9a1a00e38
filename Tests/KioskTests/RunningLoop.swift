import Events
import Ports
import OfficeStories
import Foundation
import Journal
import Queueing
import Settings
import Synchronization
import Presses
import Testing

@testable import Kiosk
import VisitorPages

/// The loop on its own thread with a real journal, a touchscreen and a pad, and nobody but the test to touch them.
final class RunningLoop: Sendable {
  static let screen = "screen"
  static let pad = "pad"

  let loop = KioskLoop()
  /// Turns since the start.
  let turns = Mutex(0)
  private let journal: Journal
  var journalID: JournalID { journal.header.journal }
  private let directory: URL
  private let commits: AsyncStream<Void>
  private let committed: AsyncStream<Void>.Continuation

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "loop-\(UUID().uuidString)")
    let place = JournalPlace(
      file: directory.appending(path: "journal.sqlite").path,
      highWaterFile: directory.appending(path: "high/water").path,
      device: "K1", site: "OSS01")
    journal = try Journal.open(place, now: OfficeStory.built)
    (commits, committed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  deinit {
    journal.close()
    try? FileManager.default.removeItem(at: directory)
  }

  /// - Parameters:
  ///   - screen: of the visitor, with the settings that belong to it.
  ///   - clock: the machine's, or a story's own.
  func start(
    screen: (any VisitorScreening)? = nil, voice: (any VisitorSpeaking)? = nil, clock: any ClockReader = MachineClock(),
    staff: StaffParts? = nil, _ change: (inout KioskSettings) -> Void = { _ in }
  ) throws {
    var settings = try OfficeStory(printers: []).settings
    settings.inputs = Self.inputs
    change(&settings)
    let rules = KioskRules(settings: settings, journal: journal.header.journal, buildDate: OfficeStory.built)
    loop.start(
      with: LoopParts(
        settings: settings, rules: rules, state: KioskState(journal: rules.journal), position: 0, clock: clock,
        journal: journal.writer, finder: journal.reader, printers: [],
        tickets: TicketWriter(settings: settings, secret: []), screen: screen, voice: voice, staff: staff,
        program: "test",
        committed: { [committed] in committed.yield() }, turned: { [weak self] in self?.turns.withLock { $0 += 1 } }))
  }

  /// The durable facts, in order.
  func facts() throws -> [Fact] {
    try journal.reader.events(after: 0, limit: 10_000).compactMap { try $0.fact() }
  }

  /// Waits until the durable facts fulfil a wish.
  @discardableResult
  func until(_ wish: ([Fact]) -> Bool) async throws -> [Fact] {
    var commits = commits.makeAsyncIterator()
    repeat {
      let facts = try facts()
      if wish(facts) { return facts }
    } while await commits.next() != nil
    throw Refusal(.stopping)
  }

  /// Waits until so many numbers were given.
  func visits(_ count: Int) async throws -> LoopStatus {
    var commits = commits.makeAsyncIterator()
    repeat {
      let status = try await loop.status()
      if status.state.queue.visits >= count { return status }
    } while await commits.next() != nil
    throw Refusal(.stopping)
  }

  /// Two halves of the screen, and a pad with a key for each service.
  private static var inputs: [InputSettings] {
    func issue(_ service: String) -> InputAction { .issue(service: service, visitorType: "NOT_STATED", lane: .normal) }
    let zones = [
      TouchZone(Zone(name: "left", x: 0, y: 0, width: 0.5, height: 1), action: issue("ADVICE")),
      TouchZone(Zone(name: "right", x: 0.5, y: 0, width: 0.5, height: 1), action: issue("COMPLAINT")),
    ]
    return [
      InputSettings(name: screen, way: .fifo(path: "/nowhere"), zones: zones),
      InputSettings(
        name: pad, way: .fifo(path: "/nowhere"), keys: ["KEY_1": issue("ADVICE"), "KEY_2": issue("COMPLAINT")]),
    ]
  }
}

extension InputSignal {
  static func contact(_ id: Int, _ x: Double, _ y: Double, _ phase: ContactPhase, at time: Int64) -> InputSignal {
    .contact(Contact(device: RunningLoop.screen, id: id, x: x, y: y, phase: phase, time: time))
  }

  /// A tap of 20 ms.
  static func tap(_ id: Int, _ x: Double, _ y: Double, at time: Int64) -> [InputSignal] {
    [.contact(id, x, y, .down, at: time), .contact(id, x, y, .up, at: time + 20_000)]
  }

  static func key(_ key: String, _ phase: KeyChange.Phase, at time: Int64) -> InputSignal {
    .key(KeyChange(device: RunningLoop.pad, key: key, phase: phase, time: time))
  }
}
