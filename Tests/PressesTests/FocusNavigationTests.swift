import Events
import Testing

@testable import Presses

@Suite("A four-key pad drives the screen")
struct FocusNavigationTests {
  /// Two rows of two; the second row's right zone reaches higher than its left one.
  private static func scene(_ revision: Int, _ names: [String] = ["c", "b", "d", "a"]) -> Scene {
    let zones = [
      "a": Zone(name: "a", x: 0, y: 0, width: 0.4, height: 0.4),
      "b": Zone(name: "b", x: 0.5, y: 0.05, width: 0.4, height: 0.2),
      "c": Zone(name: "c", x: 0, y: 0.6, width: 0.4, height: 0.3),
      "d": Zone(name: "d", x: 0.5, y: 0.55, width: 0.4, height: 0.3),
    ]
    return Scene(revision: revision, zones: ["front": names.compactMap { zones[$0] }])
  }

  private var navigation = FocusNavigation(screen: "front", scene: scene(1))

  private mutating func take(_ step: FocusStep, at time: Int64 = 0, revision: Int = 1) -> FocusNavigation.Outcome {
    let source = CommandSource(device: "four-keys", control: "KEY_X")
    return navigation.take(step, Press(source: source, time: time, revision: revision))
  }

  @Test("Nothing is chosen before something is in focus")
  mutating func unfocused() {
    let first = (take(.choose), take(.repeat))
    #expect(first == (.ignored(.noFocus), .repeated(zone: nil)))
  }

  @Test("Next goes through the zones in reading order and round again, previous back")
  mutating func order() {
    let forth = (0..<5).map { _ in take(.next) }
    #expect(forth == ["a", "b", "c", "d", "a"].map { .focused(zone: $0) })
    let back = (0..<2).map { _ in take(.previous) }
    #expect(back == ["d", "c"].map { .focused(zone: $0) })
    let again = take(.repeat)
    #expect(again == .repeated(zone: "c"))
  }

  @Test("Choose presses the focused zone as a touch would, and says by which pad")
  mutating func choose() {
    _ = take(.previous)
    let chosen = take(.choose, at: 77)
    let source = CommandSource(device: "front", control: "d")
    #expect(chosen == .pressed(Press(source: source, time: 77, revision: 1, pad: "four-keys")))
  }

  @Test("Another scene takes the focus away, and the key that was on its way counts for nothing")
  mutating func change() {
    _ = take(.next)
    navigation.show(Self.scene(2), at: 1_000_000)
    _ = take(.next, revision: 2)
    let early = (take(.choose, at: 1_399_999, revision: 2), take(.choose, at: 1_500_000, revision: 1))
    #expect(early == (.ignored(.settling), .ignored(.sceneChanged)))
    guard case .pressed(let press) = take(.choose, at: 1_400_000, revision: 2) else {
      Issue.record("no press")
      return
    }
    #expect(press.revision == 2 && press.source.control == "a")
  }

  @Test("A zone that goes takes the focus with it; another leaves it")
  mutating func zones() {
    _ = take(.next)
    navigation.show(Self.scene(1, ["a", "b", "c"]), at: 0)
    #expect(navigation.focus == "a")
    navigation.show(Self.scene(1, ["b", "c"]), at: 0)
    #expect(navigation.focus == nil)
    let none = FocusNavigation(screen: "elsewhere", scene: Self.scene(1))
    navigation = none
    let empty = take(.next)
    #expect(empty == .ignored(.noFocus))
  }
}
