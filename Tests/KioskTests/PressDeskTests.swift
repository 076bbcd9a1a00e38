import Events
import Settings
import Testing

@testable import Kiosk

@Suite("What a rating press means")
struct PressDeskTests {
  /// The scores of pressing the keys 1…`scale` of a pad, one after the other.
  private func scores(ofPadWith scale: Int) -> [RatingPress] {
    let keys = (1...scale).map { ("KEY_\($0)", InputAction.rate(score: $0, scale: scale)) }
    let pad = InputSettings(
      name: "exit-pad", way: .fifo(path: "/nowhere"), rating: .exit, keys: Dictionary(uniqueKeysWithValues: keys))
    var desk = PressDesk(inputs: [pad])
    return keys.enumerated().flatMap { index, key in
      let pressed = Int64(index + 1) * 5_000_000
      let signals = [(KeyChange.Phase.down, pressed), (.up, pressed + 100_000)].map { phase, time in
        InputSignal.key(KeyChange(device: "exit-pad", key: key.0, phase: phase, time: time))
      }
      return desk.receive(signals, at: pressed / 1000).compactMap { outcome -> RatingPress? in
        if case .command(.rate(let press), _) = outcome { press } else { nil }
      }
    }
  }

  @Test(
    "A pad with fewer levels is mapped to the five, and says how many it has",
    arguments: [(3, [1, 3, 5]), (4, [1, 2, 4, 5]), (5, [1, 2, 3, 4, 5])])
  func levels(scale: Int, expected: [Int]) {
    let presses = scores(ofPadWith: scale)
    #expect(presses.map(\.score) == expected)
    #expect(presses.allSatisfy { $0.scale == scale && $0.basis == .exit && $0.survey == .buttonPad })
  }
}
