import ControlSocket
import Events
import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

@Suite("kill -9 between commit and cut", .serialized)
struct PaperKillProcessTests {
  /// Rounds of each step; a long run is `PAPER_ROUNDS=100`.
  private static let rounds = ProcessInfo.processInfo.environment["PAPER_ROUNDS"].flatMap { Int($0) } ?? 1
  /// Tickets that wait when cupsd dies; a long run is `PAPER_WAITING=100`.
  private static let waiting =
    [1, 10] + (ProcessInfo.processInfo.environment["PAPER_WAITING"].flatMap { Int($0) }.map { [$0] } ?? [])

  /// Moments at which the kiosk loses its power, as the world outside sees them.
  enum Step: String, CaseIterable, CustomTestStringConvertible {
    case committed, jobMade, handedOver, firstByte, wholeTicket

    var testDescription: String { rawValue }
  }

  @Test(
    "kioskd is killed at a step: after the next start every ticket is on paper or told, and none twice unmarked",
    arguments: Step.allCases)
  func kioskKilled(at step: Step) async throws {
    let room = try PaperRoom(pace: .milliseconds(100))
    for _ in 1...Self.rounds {
      let kiosk = try await RunningKiosk(at: room.place)
      let before = Marks(
        sheets: room.device.received.count, jobs: try room.cups.jobs("all").count, facts: try room.place.facts().count)
      for _ in 1...3 { _ = try await kiosk.control.issue(.init(service: "ADVICE")) }
      try await reach(step, in: room, kiosk, after: before)
      try await kiosk.kill()
    }
    let last = try await RunningKiosk(at: room.place)
    _ = try await last.control.issue(.init(service: "ADVICE"))
    let facts = try await room.settled(last)
    #expect(try await quiet(room))
    try await last.stop()
    room.check(facts)
  }

  @Test(
    "cupsd is killed with tickets waiting and comes back: all come out, and none twice unmarked", arguments: waiting)
  func spoolerKilled(waiting: Int) async throws {
    let room = try PaperRoom(pace: .milliseconds(100))
    let kiosk = try await RunningKiosk(at: room.place)
    for _ in 1...waiting { _ = try await kiosk.control.issue(.init(service: "ADVICE")) }
    #expect(await room.device.wait { !$0.isEmpty })
    room.cups.crash()
    try room.cups.start()
    let facts = try await kiosk.journal(within: Double(20 + waiting)) { PaperLedger($0).isSettled }
    #expect(try await quiet(room))
    try await kiosk.stop()
    #expect(PaperLedger(facts).told == 0)
    room.check(facts)
  }

  /// How far everything was before a round.
  private struct Marks {
    var sheets: Int
    var jobs: Int
    var facts: Int
  }

  private func reach(
    _ step: Step, in room: PaperRoom, _ kiosk: RunningKiosk, after before: Marks
  ) async throws {
    switch step {
    case .committed: return
    case .jobMade: #expect(try room.cups.wait { try room.cups.jobs("all").count > before.jobs })
    case .handedOver:
      try await kiosk.journal { $0.dropFirst(before.facts).contains { $0.kind == .ticket(.handedOver) } }
    case .firstByte: #expect(await room.device.wait { $0.count > before.sheets })
    case .wholeTicket:
      #expect(await room.device.wait { $0.dropFirst(before.sheets).contains { $0.isComplete } })
    }
  }

  /// Waits until nothing is in the spooler and every connection to the printer has ended.
  private func quiet(_ room: PaperRoom) async throws -> Bool {
    guard try room.cups.wait(until: { try room.cups.jobs().isEmpty }) else { return false }
    return await room.device.wait { $0.allSatisfy(\.isComplete) }
  }
}
