import PressStories
import Presses
import Testing

@Suite("Which keys are presses")
struct KeyPressTests {
  static let stories = [
    PressExample("a short press", "down KEY_1 / 15ms / up KEY_1", presses: "KEY_1@0"),
    PressExample(
      "a key that chatters as it goes down", "down KEY_1 / 4ms / up KEY_1 / 5ms / down KEY_1 / 60ms / up KEY_1",
      presses: "KEY_1@0", ignored: [.bounce: 1]),
    PressExample(
      "a key that chatters as it is let go",
      "down KEY_1 / 90ms / up KEY_1 / 9ms / down KEY_1 / 2ms / up KEY_1 / 27ms / down KEY_1 / 1ms / up KEY_1",
      presses: "KEY_1@0", ignored: [.bounce: 2]),
    PressExample(
      "a held key whose contact fails for a moment",
      "down KEY_1 / 900ms / up KEY_1 / 12ms / down KEY_1 / 900ms / up KEY_1",
      presses: "KEY_1@0", ignored: [.bounce: 1]),
    PressExample(
      "29 ms of rest are bounce", "down KEY_1 / 50ms / up KEY_1 / 29ms / down KEY_1", presses: "KEY_1@0",
      ignored: [.bounce: 1]),
    PressExample(
      "30 ms of rest are another press", "down KEY_1 / 50ms / up KEY_1 / 30ms / down KEY_1", presses: "KEY_1@0 KEY_1@80"
    ),
    PressExample(
      "a chord is one press of its first key",
      "down KEY_2 @0 / down KEY_3 @1 / down KEY_1 @2 / up KEY_2 @50 / up KEY_3 @50 / up KEY_1 @51", presses: "KEY_2@0",
      ignored: [.chord: 2]),
    PressExample(
      "a whole hand on the pad is one press",
      "down KEY_1 / down KEY_2 / 2ms / down KEY_3 / down KEY_4 / down KEY_5 / 80ms / up KEY_1 / up KEY_2",
      presses: "KEY_1@0",
      ignored: [.chord: 4]),
    PressExample(
      "a jammed key does not disable the others", "down KEY_1 / 10001ms / down KEY_2", presses: "KEY_1@0 KEY_2@10001"),
    PressExample(
      "a key without an action", "down KEY_9 / up KEY_9 / 60ms / down KEY_1", presses: "KEY_1@60",
      ignored: [.unbound: 1]),
    PressExample(
      "unplugged with a key held, plugged, pressed",
      "down KEY_1 / 9ms / cancel KEY_1 / unplug / 2000ms / plug / 20ms / down KEY_1", presses: "KEY_1@0 KEY_1@2029"),
    PressExample("an end without a beginning", "up KEY_1", presses: "", ignored: [.stray: 1]),
    PressExample("down twice", "down KEY_1 / 100ms / down KEY_1", presses: "KEY_1@0", ignored: [.stray: 1]),
    PressExample(
      "time that goes back loses no press", "down KEY_1 @900 / up KEY_1 @950 / down KEY_1 @10",
      presses: "KEY_1@900 KEY_1@10"),
    PressExample(
      "the end of a press is lost, and the next press counts", "down KEY_1 / lose / 500ms / down KEY_1",
      presses: "KEY_1@0 KEY_1@500"),
    PressExample(
      "a scene that changes under a held key takes nothing back", "down KEY_1 / 10ms / scene 2 / 50ms / up KEY_1",
      presses: "KEY_1@0"),
  ]

  @Test("On down", arguments: stories)
  func onDown(_ story: PressExample) throws { try story.check() }

  static let upStories = [
    PressExample("a press comes when the key does", "down KEY_1 / 80ms / up KEY_1", presses: "KEY_1@80"),
    PressExample(
      "a key that chatters is one press", "down KEY_1 / 60ms / up KEY_1 / 9ms / down KEY_1 / 9ms / up KEY_1",
      presses: "KEY_1@60", ignored: [.bounce: 1]),
    PressExample("a very short press", "down KEY_1 / up KEY_1", presses: "KEY_1@0+50"),
    PressExample("a jammed key", "down KEY_1 / 10001ms / up KEY_1", presses: "", ignored: [.stuck: 1]),
    PressExample(
      "unplugged while held", "down KEY_1 / 20ms / cancel KEY_1 / unplug", presses: "", ignored: [.cancelled: 1]),
    PressExample(
      "its end is lost", "down KEY_1 / 20ms / lose / 20ms / up KEY_1", presses: "", ignored: [.cancelled: 1, .stray: 1]),
    PressExample(
      "a chord is its first key", "down KEY_1 / 60ms / down KEY_2 / 60ms / up KEY_2 / 60ms / up KEY_1",
      presses: "KEY_1@180",
      ignored: [.chord: 1]),
  ]

  @Test("On up, by the device's setting", arguments: upStories)
  func onUp(_ story: PressExample) throws {
    try story.check([PressStory.pad: DeviceReading(kind: .touched(keysPressOn: .up))])
  }

  @Test("A press on up belongs to the scene on which the key went down")
  func sceneOfUp() throws {
    var recognition = PressRecognition(
      scene: PressStory.scene, devices: [PressStory.pad: DeviceReading(kind: .touched(keysPressOn: .up))])
    let story = try PressStory("down KEY_1 / 60ms / scene 2 / 60ms / up KEY_1")
    var gestures: [Gesture] = []
    for (time, event) in story.events {
      switch event {
      case .signal(let signal): gestures += recognition.recognise([signal], at: time)
      case .scene(let scene): recognition.show(scene, at: time)
      case .lose, .pause: break
      }
    }
    #expect(gestures.map(\.revision) == [1])
  }
}

extension Gesture {
  fileprivate var revision: Int? { if case .press(let press) = self { press.revision } else { nil } }
}
