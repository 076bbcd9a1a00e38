import Events
import Testing

@testable import Presses

@Suite("The corner that staff hold")
struct CornerHoldTests {
  private var corner = CornerHold(screen: "screen", panel: Panel(width: 400, height: 300))

  /// A contact at a place in millimetres from the upper right corner.
  private func contact(
    _ x: Double, _ y: Double, _ phase: ContactPhase, id: Int = 1, on device: String = "screen"
  ) -> InputSignal {
    .contact(Contact(device: device, id: id, x: 1 - x / 400, y: y / 300, phase: phase, time: 0))
  }

  @Test("A press elsewhere, on another screen, or for less than 3 s asks for nothing")
  mutating func others() {
    corner.take(contact(60, 10, .down), at: 0)
    #expect(corner.deadline == nil)
    corner.take(contact(60, 10, .up), at: 0)
    corner.take(contact(10, 10, .down, on: "other"), at: 0)
    #expect(corner.deadline == nil)
    corner.take(contact(10, 10, .down), at: 0)
    var isComplete = [corner.wake(at: 2_999_999)]
    corner.take(contact(10, 10, .up), at: 2_999_999)
    isComplete.append(corner.wake(at: 3_000_000))
    #expect(corner.deadline == nil && isComplete == [false, false])
  }

  @Test("A finger that leaves the corner, or is joined by another, holds it no longer")
  mutating func disturbed() {
    corner.take(contact(10, 10, .down), at: 0)
    corner.take(contact(31, 10, .moved), at: 1)
    #expect(corner.deadline == nil)
    corner.take(contact(31, 10, .up), at: 2)
    corner.take(contact(10, 10, .down), at: 3)
    corner.take(contact(200, 100, .down, id: 2), at: 4)
    #expect(corner.deadline == nil)
  }

  @Test("A touchscreen that goes away, or whose signals are lost, is held by nobody")
  mutating func gone() {
    corner.take(contact(10, 10, .down), at: 0)
    corner.take(.unplugged(device: "screen", reason: "removed"), at: 1)
    #expect(corner.deadline == nil)
    corner.take(contact(10, 10, .down), at: 2)
    corner.lose(["screen"])
    #expect(corner.deadline == nil)
  }

  @Test("Held for 3 s, with a finger that trembles, it is complete once")
  mutating func held() {
    corner.take(contact(24, 24, .down), at: 5_000_000)
    corner.take(contact(27, 26, .moved), at: 6_000_000)
    #expect(corner.deadline == 8_000_000)
    let isComplete = [8_000_000, 9_000_000].map { corner.wake(at: $0) }
    #expect(isComplete == [true, false])
  }
}
