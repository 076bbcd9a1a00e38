import Events
import Settings
import Testing

@testable import Kiosk
import Presses

@Suite("What presses mean")
struct PressParticipantTests {
  /// What is requested when these signals come at a time of the loop's clock.
  private func requests(
    _ presses: inout PressParticipant, _ signals: [InputSignal], at time: Int64
  ) -> [LoopRequest] {
    signals.flatMap { presses.receive(.signal($0), at: .at(time)) }.compactMap(\.request)
  }

  private func ignored(by presses: PressParticipant) -> [String: [String: Int]] {
    var status = LoopStatus(
      state: .unwritten, position: 0, trust: .plausible, fault: nil, ignored: [:], longestTurn: 0)
    presses.describe(in: &status)
    return status.ignored
  }

  /// The scores of pressing the keys 1…`scale` of a pad, one after the other.
  private func scores(ofPadWith scale: Int) -> [RatingPress] {
    let keys = (1...scale).map { ("KEY_\($0)", InputAction.rate(score: $0, scale: scale)) }
    let pad = InputSettings(
      name: "exit-pad", way: .fifo(path: "/nowhere"), rating: .exit, keys: Dictionary(uniqueKeysWithValues: keys))
    var presses = PressParticipant(inputs: [pad])
    return keys.enumerated().flatMap { index, key in
      let pressed = Int64(index + 1) * 5_000_000
      let signals = [(KeyChange.Phase.down, pressed), (.up, pressed + 100_000)].map { phase, time in
        InputSignal.key(KeyChange(device: "exit-pad", key: key.0, phase: phase, time: time))
      }
      return requests(&presses, signals, at: pressed).compactMap { request -> RatingPress? in
        if case .command(.rate(let press), _) = request { press } else { nil }
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

  // MARK: - Other devices

  private static let screen = InputSettings(
    name: "front", way: .device(DeviceIdentity(name: "Odd Screen")),
    zones: [
      TouchZone(Zone(name: "left", x: 0, y: 0, width: 0.5, height: 1), action: issue("ADVICE")),
      TouchZone(Zone(name: "right", x: 0.5, y: 0, width: 0.5, height: 1), action: issue("COMPLAINT")),
    ])

  private static func issue(_ service: String) -> InputAction {
    .issue(service: service, visitorType: "NOT_STATED", lane: .normal)
  }

  private func down(_ key: String, on device: String, at milliseconds: Int64) -> [InputSignal] {
    [KeyChange.Phase.down, .up].map {
      .key(KeyChange(device: device, key: key, phase: $0, time: milliseconds * 1000 + ($0 == .up ? 500 : 0)))
    }
  }

  @Test("A four-key pad chooses what a finger could touch, and the number is the zone's")
  func fourKeys() {
    let keys = zip(["KEY_A", "KEY_B", "KEY_C", "KEY_D"], FocusStep.allCases).map {
      ($0, InputAction.focus($1, screen: "front"))
    }
    let pad = InputSettings(
      name: "four-keys", way: .fifo(path: "/nowhere"), keys: Dictionary(uniqueKeysWithValues: keys))
    var presses = PressParticipant(inputs: [Self.screen, pad])
    let pressed = ["KEY_C", "KEY_A", "KEY_A", "KEY_D", "KEY_C", "KEY_C"].enumerated()
    let sources = pressed.flatMap { index, key in
      requests(&presses, down(key, on: "four-keys", at: Int64(index) * 500), at: Int64(index) * 500_000)
        .compactMap { if case .command(.issue(let request), _) = $0 { request } else { nil } }
    }
    #expect(sources.map(\.service) == ["COMPLAINT"])
    #expect(sources.map(\.source) == [CommandSource(device: "front", control: "right")])
    #expect(ignored(by: presses) == ["four-keys": ["no_focus": 1], "front": ["pressed_again": 1]])
  }

  @Test("What a scanner reads is no press, and only counted")
  func scanner() {
    var presses = PressParticipant(inputs: [
      InputSettings(name: "reader", way: .fifo(path: "/nowhere"), kind: .scanner), Self.screen,
    ])
    let keys = ["KEY_1", "KEY_2", "KEY_3", "KEY_4", "KEY_ENTER"].enumerated()
    let asked = keys.flatMap { index, key in requests(&presses, down(key, on: "reader", at: Int64(index) * 4), at: 0) }
    #expect(asked.isEmpty && ignored(by: presses) == ["reader": ["scan_unexpected": 1]])
  }
}
