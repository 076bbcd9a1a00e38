import Events
import Queueing
import Synchronization
import Testing

@testable import Kiosk

@Suite("Presses on the running loop", .timeLimit(.minutes(1)))
struct LoopPressTests {
  private let kiosk: RunningLoop
  private var loop: KioskLoop { kiosk.loop }

  init() throws { kiosk = try RunningLoop() }

  @Test("Of two quick taps far apart the second is late by less than half a second, and nobody asks meanwhile")
  func late() async throws {
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    _ = try await loop.status()
    let begin = MachineClock.microseconds
    loop.receive(InputSignal.tap(1, 0.1, 0.5, at: begin) + InputSignal.tap(2, 0.9, 0.5, at: begin + 60_000))
    let first = try await kiosk.visits(1)
    #expect(first.state.queue.visits == 1)
    let turns = kiosk.turns.withLock(\.self)
    _ = try await kiosk.visits(2)
    let elapsed = MachineClock.microseconds - begin
    #expect(elapsed > 400_000, "\(elapsed) µs")
    // The wake, the commit, the questions of this test.
    #expect(kiosk.turns.withLock(\.self) - turns < 12)
  }

  @Test("A child that hammers on one place gets one number, and every tap is counted")
  func hammering() async throws {
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    for index in 0..<200 { loop.receive(InputSignal.tap(index, 0.2, 0.5, at: Int64(index) * 100_000)) }
    let status = try await kiosk.visits(1)
    #expect(status.state.queue.visits == 1)
    let last = try await loop.status()
    #expect(last.ignored[RunningLoop.screen] == ["pressed_again": 199])
  }

  @Test("A ghost storm of 300 contacts gives the number of its first, and after it a tap counts again")
  func storm() async throws {
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    let begin = MachineClock.microseconds
    for index in 0..<300 {
      let (x, y) = (Double(index * 3 % 10) / 10, Double(index * 7 % 10) / 10)
      loop.receive(InputSignal.tap(index, x, y, at: begin + Int64(index) * 30_000))
    }
    // After the storm's quiet, by the device's own time; and a pad, which no storm concerns.
    loop.receive(InputSignal.tap(900, 0.7, 0.5, at: begin + 20_000_000) + [.key("KEY_1", .down, at: begin)])
    let status = try await kiosk.visits(3)
    #expect(status.state.queue.visits == 3)
    #expect((status.ignored[RunningLoop.screen]?["ghost_storm"] ?? 0) > 250)
  }

  @Test("Fifteen thousand events in one burst neither stall the loop nor fill the memory; the next press counts")
  func burst() async throws {
    // Nobody takes anything yet: what is beyond the bound is refused at once, and leaves one item behind.
    for index in 0..<15_000 { loop.receive([.contact(index, Double(index % 10) / 10, 0.5, .down, at: 0)]) }
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    let flooded = try await loop.status()
    #expect(flooded.ignored[RunningLoop.screen]?["inbox_full"] == 15_000 - KioskLoop.bound)
    #expect(flooded.longestTurn < 2_000_000, "\(flooded.longestTurn) µs")
    loop.receive([.key("KEY_2", .down, at: 1)])
    #expect(try await kiosk.visits(1).state.queue.visits == 1)
  }

  @Test("The end of a touch finds no room: the touch is given up, and the next one counts")
  func lostEnd() async throws {
    loop.receive([.contact(1, 0.2, 0.5, .down, at: 0)])
    for index in 1..<KioskLoop.bound { loop.receive([.key("KEY_9", .down, at: Int64(index) * 60_000)]) }
    loop.receive([.contact(1, 0.2, 0.5, .up, at: 70_000)])
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    let status = try await loop.status()
    #expect(status.state.queue.visits == 0)
    #expect(status.ignored[RunningLoop.screen] == ["inbox_full": 1, "cancelled": 1])
    loop.receive(InputSignal.tap(2, 0.2, 0.5, at: 9_000_000))
    #expect(try await kiosk.visits(1).state.queue.visits == 1)
  }

  @Test("A device that comes or goes finds room where nothing else does")
  func unplugged() async throws {
    for index in 0...KioskLoop.bound { loop.receive([.key("KEY_9", .down, at: Int64(index) * 60_000)]) }
    loop.receive([.key("KEY_1", .cancelled, at: 0), .unplugged(device: RunningLoop.pad, reason: "removed")])
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    let status = try await loop.status()
    #expect(status.ignored[RunningLoop.pad] == ["inbox_full": 2, "unbound": KioskLoop.bound])
  }
}

@Suite("After the loop's end", .timeLimit(.minutes(1)))
struct EndedLoopTests {
  @Test("Whoever asks is refused, and is not kept waiting")
  func refused() async throws {
    let kiosk = try RunningLoop()
    try kiosk.start()
    kiosk.loop.stop(reason: "test")
    await #expect(throws: Refusal(.stopping)) {
      try await kiosk.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
    }
    await #expect(throws: Refusal(.stopping)) { try await kiosk.loop.status() }
    kiosk.loop.receive([.key("KEY_1", .down, at: 0)])
    kiosk.loop.stop(reason: "again")
  }

  @Test("Of those who ask while it ends everybody gets a number or a refusal")
  func racing() async throws {
    let kiosk = try RunningLoop()
    try kiosk.start()
    let answers = await withTaskGroup(of: Bool.self) { group in
      for asker in 0..<200 {
        group.addTask {
          if asker == 100 { kiosk.loop.stop(reason: "test") }
          do {
            _ = try await kiosk.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
            return true
          } catch {
            return error as? Refusal == Refusal(.stopping)
          }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(answers.count == 200 && answers.allSatisfy(\.self))
  }
}
