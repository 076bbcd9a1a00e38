import PressStories
import Presses
import Testing

@Suite("Which touches are presses")
struct TouchPressTests {
  static let stories = [
    PressExample("a tap counts when it is lifted", "touch a 0.2,0.5 / 90ms / lift a", presses: "left@90"),
    PressExample("a tap of 60 µs", "touch a 0.2,0.5 / 60us / lift a", presses: "left@0"),
    PressExample("a long press", "touch a 0.7,0.5 / 3000ms / lift a", presses: "right@3000"),
    PressExample(
      "a finger that trembles over the edge",
      "touch a 0.398,0.5 @0 / move a 0.404,0.5 @20 / move a 0.397,0.5 @40 / lift a @60", presses: "left@60"),
    PressExample(
      "a finger that is lifted elsewhere", "touch a 0.2,0.5 / 9ms / lift a 0.7,0.5", presses: "", ignored: [.slidOff: 1]
    ),
    PressExample("a contact that is cancelled", "touch a 0.2,0.5 / cancel a", presses: "", ignored: [.cancelled: 1]),
    PressExample(
      "unplugged with a finger on it, plugged, touched",
      "touch a 0.2,0.5 / 20ms / cancel a / unplug / 900ms / plug / touch b 0.7,0.5 / 40ms / lift b",
      presses: "right@960", ignored: [.cancelled: 1]),
    PressExample(
      "a finger beside a hand that rests where nothing is", "touch a 0.5,0.5 / 20ms / touch b 0.7,0.5 / 20ms / lift b",
      presses: "right@40", ignored: [.unbound: 1]),
    PressExample(
      "a tap while a palm rests elsewhere",
      """
      touch a 0.2,0.8 @0 / touch b 0.22,0.88 @2 / touch c 0.3,0.8 @4 / touch d 0.8,0.2 @600 / lift d @690 / lift a @900
      """, presses: "right@690", ignored: [.secondFinger: 1, .palm: 2]),
    PressExample(
      "a stuck contact does not stand in the way",
      "touch a 0.2,0.5 / 10001ms / touch b 0.7,0.5 / 90ms / lift b / 900ms / lift a", presses: "right@10091",
      ignored: [.stuck: 1]),
    PressExample("a contact held too long", "touch a 0.2,0.5 / 10001ms / lift a", presses: "", ignored: [.stuck: 1]),
    PressExample("a lift without a touch", "lift ? 0.2,0.5", presses: "", ignored: [.stray: 1]),
    PressExample(
      "its end is lost, and the next tap counts",
      "touch a 0.2,0.5 / lose / 600ms / touch b 0.2,0.5 / 50ms / lift b", presses: "left@650", ignored: [.cancelled: 1]),
    PressExample(
      "time that goes back loses no press", "touch a 0.2,0.5 @900 / lift a @880 / touch b 0.2,0.5 @10 / lift b @30",
      presses: "left@880 left@30"),
  ]

  @Test("Touches", arguments: stories)
  func touches(_ story: PressExample) throws { try story.check() }

  static let jitter = [
    PressExample(
      "a touch that noise breaks into three",
      "touch a 0.2,0.5 @0 / lift a @110 / touch b 0.21,0.5 @131 "
        + "/ touch c 0.2,0.51 @260 / lift b @290 / lift c @460", presses: "left@110", ignored: [.jitter: 2]),
    PressExample(
      "a noisy finger that moves, and breaks where it began",
      "touch a 0.2,0.5 @0 / move a 0.3,0.5 @50 / touch b 0.2,0.5 @60 / lift b @90 / lift a @120", presses: "left@120",
      ignored: [.jitter: 1]),
    PressExample(
      "an insect on an infrared frame, 8 ms every 30 ms",
      "touch a 0.9,0.1 @0 / lift a @8 / touch b 0.9,0.1 @30 / lift b @38 / touch c 0.9,0.1 @60 / lift c @68",
      presses: "right@8", ignored: [.jitter: 2]),
    PressExample(
      "a quick double tap is two", "touch a 0.2,0.5 @0 / lift a @30 / touch b 0.2,0.5 @90 / lift b @120",
      presses: "left@30 left@120"),
    PressExample(
      "30 ms after the last is another tap", "touch a 0.2,0.5 @0 / lift a @30 / touch b 0.2,0.5 @60 / lift b @90",
      presses: "left@30 left@90"),
  ]

  @Test("One touch in many contacts is one press", arguments: jitter)
  func broken(_ story: PressExample) throws { try story.check() }

  @Test("A frame that sees insects can be set how short no touch is")
  func tooShort() throws {
    var thresholds = PressThresholds()
    thresholds.shortest = 15_000
    try PressExample(
      "an insect, then a finger", "touch a 0.2,0.5 / 8ms / lift a / 100ms / touch b 0.2,0.5 / 20ms / lift b",
      presses: "left@128", ignored: [.tooShort: 1]
    ).check([PressStory.screen: DeviceReading(thresholds: thresholds)])
  }

  static let scenes = [
    PressExample(
      "a finger that went down on the scene before", "touch a 0.2,0.5 / 20ms / scene 2 / 900ms / lift a", presses: "",
      ignored: [.sceneChanged: 1]),
    PressExample(
      "399 ms after a change", "scene 2 / 399ms / touch a 0.2,0.5 / 90ms / lift a", presses: "", ignored: [.settling: 1]
    ),
    PressExample("400 ms after a change", "scene 2 / 400ms / touch a 0.2,0.5 / 90ms / lift a", presses: "left@490"),
    PressExample(
      "a touch before the change that comes after it", "scene 2 @500 / touch a 0.2,0.5 @490 / lift a @1000",
      presses: "", ignored: [.settling: 1]),
    PressExample(
      "a finger that settles in is no obstacle to the next",
      "scene 2 / 100ms / touch a 0.2,0.5 / 400ms / touch b 0.7,0.5 / 50ms / lift b / lift a", presses: "right@550+450",
      ignored: [.settling: 1]),
    PressExample(
      "a zone that goes under the finger", "touch a 0.2,0.5 / 20ms / close left / 20ms / lift a", presses: "",
      ignored: [.zoneGone: 1]),
    PressExample(
      "another zone goes: the finger is not disturbed, and nothing settles",
      "touch a 0.2,0.5 / 20ms / close right / 20ms / lift a / 50ms / touch b 0.2,0.5 / lift b",
      presses: "left@40 left@90"),
    PressExample(
      "a zone that was closed presses no more", "close left / 20ms / touch a 0.2,0.5 / lift a", presses: "",
      ignored: [.unbound: 1]),
    PressExample(
      "a press that waits for a storm, and the scene changes",
      "touch a 0.2,0.5 / touch b 0.7,0.5 / 20ms / lift a / 20ms / scene 2 / lift b", presses: "",
      ignored: [.secondFinger: 1, .sceneChanged: 1]),
  ]

  @Test("A press belongs to the scene and zone at its beginning", arguments: scenes)
  func sceneOfDown(_ story: PressExample) throws { try story.check() }

  @Test("Signals of a device without zones or keys are no press, and are counted under its name if it has one")
  func otherDevice() throws {
    var recognition = PressRecognition(scene: Scene(), devices: [PressStory.pad: DeviceReading()])
    let story = try PressStory("touch a 0.2,0.5 / lift a / down KEY_1")
    #expect(story.presses(by: &recognition) == "")
    #expect(recognition.ignored == ["": [.unbound: 1], PressStory.pad: [.unbound: 1]])
  }
}
