import AsyncHTTPClient
import Foundation
import NIOHTTP1
import Testing

@testable import ScreenPage

@Suite("Presses on the page reach the kiosk as input", .timeLimit(.minutes(1)))
struct PressingTests {
  @Test("A pointer is a finger: down, along, up")
  func finger() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      // A move of a mouse that is not pressed says nothing.
      #expect(try await page.touch(step("move", x: 1, y: 1)) == 204)
      #expect(try await page.touch(step("down", x: 0, y: 32767), step("move", x: 32767, y: 0), step("up")) == 204)
      #expect(await story.recorder.words(3) == ["screen:down(0,100)", "screen:moved(100,0)", "screen:up(100,0)"])
    }
  }

  @Test("Two fingers are two contacts")
  func twoFingers() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      #expect(
        try await page.touch(step("down", x: 0, y: 0, pointer: 7), step("down", x: 32767, y: 0, pointer: 9)) == 204)
      #expect(try await page.touch(step("up", pointer: 7), step("up", pointer: 9)) == 204)
      #expect(
        await story.recorder.words(4) == [
          "screen:down(0,0)", "screen:down(100,0)", "screen:up(0,0)", "screen:up(100,0)",
        ])
    }
  }

  @Test("A touch that the browser takes back is cancelled and no press")
  func cancelled() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      #expect(try await page.touch(step("down", x: 16384, y: 16384), step("cancel")) == 204)
      #expect(await story.recorder.words(2) == ["screen:down(50,50)", "screen:cancelled(50,50)"])
    }
  }

  @Test("When the last browser closes with a finger down, the touch is cancelled")
  func closed() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      let events = try await page.get("/events")
      let looking = Task { for try await _ in events.body {} }
      #expect(try await page.touch(step("down", x: 16384, y: 16384)) == 204)
      looking.cancel()
      #expect(await story.recorder.words(2) == ["screen:down(50,50)", "screen:cancelled(50,50)"])
    }
  }

  @Test("A button of the pad is a key that is pressed and let go")
  func pad() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      #expect(try await page.post("/pad", "{\"button\": \"rate-4\"}") == 204)
      #expect(try await page.post("/pad", "{\"button\": \"focus-next\"}") == 204)
      #expect(
        await story.recorder.words(4) == [
          "exit:KEY_4.down", "exit:KEY_4.up", "exit:KEY_RIGHT.down", "exit:KEY_RIGHT.up",
        ])
    }
  }

  @Test("How long ago something happened is told with it, and time never goes back")
  func times() {
    var panel = TouchPanel()
    func step(_ phase: TouchStep.Phase, age: Int) -> TouchStep {
      TouchStep(pointer: 1, phase: phase, x: 0, y: 0, age: age)
    }
    let frames = panel.frames(for: [step(.down, age: 90), step(.up, age: 10)], now: 1_000_000)
    #expect(frames.map(\.time) == [910_000, 990_000])
    #expect(panel.frames(for: [step(.down, age: 500)], now: 1_001_000).map(\.time) == [990_000])
    #expect(panel.frames(for: [step(.up, age: -5)], now: 1_002_000).map(\.time) == [1_002_000])
  }

  @Test("The longest request fits into one write to a pipe")
  func pieces() {
    var panel = TouchPanel()
    let steps = (0..<TouchPanel.stepLimit).map {
      TouchStep(pointer: 1, phase: $0 % 2 == 0 ? .down : .up, x: 0, y: 0, age: 0)
    }
    let moves = steps.map { TouchStep(pointer: 2, phase: .down, x: $0.x, y: 0, age: 0) }
    #expect(panel.frames(for: steps, now: 1).flatMap(\.events).count * 24 <= 4096)
    #expect(panel.frames(for: moves, now: 1).flatMap(\.events).count * 24 <= 4096)
  }
}
