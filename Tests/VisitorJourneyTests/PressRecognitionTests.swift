import Events
import Testing

@testable import VisitorJourney

@Suite("Which touches and keys are presses")
struct PressRecognitionTests {
  struct Story: CustomTestStringConvertible, Sendable {
    var title: String
    var told: String
    var presses: String
    var ignored: [IgnoredPress: Int] = [:]
    var testDescription: String { title }
  }

  private func check(_ story: Story) {
    var recognition = PressRecognition(scene: PressStory.scene)
    #expect(PressStory.presses(story.told, &recognition) == story.presses)
    #expect(recognition.ignored == story.ignored)
  }

  static let keyStories = [
    Story(title: "a short press", told: "down KEY_1 @0 / up KEY_1 @15", presses: "KEY_1@0"),
    Story(title: "down and up in one frame", told: "down KEY_1 @0 / up KEY_1 @0", presses: "KEY_1@0"),
    Story(
      title: "one press that bounces", told: "down KEY_1 @0 / up KEY_1 @4 / down KEY_1 @9 / up KEY_1 @60",
      presses: "KEY_1@0", ignored: [.bounce: 1]),
    Story(
      title: "a release that bounces",
      told: "down KEY_1 @0 / up KEY_1 @90 / down KEY_1 @99 / up KEY_1 @101 / down KEY_1 @128 / up KEY_1 @129",
      presses: "KEY_1@0", ignored: [.bounce: 2]),
    Story(
      title: "29 ms of rest are bounce", told: "down KEY_1 @0 / up KEY_1 @50 / down KEY_1 @79", presses: "KEY_1@0",
      ignored: [.bounce: 1]),
    Story(
      title: "30 ms of rest are another press", told: "down KEY_1 @0 / up KEY_1 @50 / down KEY_1 @80",
      presses: "KEY_1@0 KEY_1@80"),
    Story(
      title: "two keys in quick succession are two presses",
      told: "down KEY_1 @0 / up KEY_1 @5 / down KEY_2 @6 / up KEY_2 @9", presses: "KEY_1@0 KEY_2@6"),
    Story(
      title: "a chord is one press of its first key",
      told: "down KEY_2 @0 / down KEY_3 @1 / down KEY_1 @2 / up KEY_2 @50 / up KEY_3 @50 / up KEY_1 @51",
      presses: "KEY_2@0", ignored: [.chord: 2]),
    Story(
      title: "a jammed key does not disable the others", told: "down KEY_1 @0 / down KEY_2 @10001",
      presses: "KEY_1@0 KEY_2@10001"),
    Story(
      title: "a key without an action", told: "down KEY_9 @0 / down KEY_1 @5 / up KEY_9 @9", presses: "KEY_1@5",
      ignored: [.unbound: 1]),
    Story(
      title: "unplugged with a key held, plugged, pressed",
      told: "down KEY_1 @0 / cancel KEY_1 @9 / unplug / plug / down KEY_1 @20", presses: "KEY_1@0 KEY_1@20"),
    Story(title: "an end without a beginning", told: "up KEY_1 @0", presses: "", ignored: [.stray: 1]),
    Story(
      title: "down twice", told: "down KEY_1 @0 / down KEY_1 @100", presses: "KEY_1@0", ignored: [.stray: 1]),
    Story(
      title: "time that goes back loses no press", told: "down KEY_1 @900 / up KEY_1 @950 / down KEY_1 @10",
      presses: "KEY_1@900 KEY_1@10"),
  ]

  @Test("Keys", arguments: keyStories)
  func keys(_ story: Story) { check(story) }

  static let touchStories = [
    Story(title: "a tap counts when it is lifted", told: "touch a 0.2,0.5 @0 / lift a @90", presses: "left@90"),
    Story(title: "a tap of no length", told: "touch a 0.2,0.5 @0 / lift a @0", presses: "left@0"),
    Story(title: "a long press", told: "touch a 0.7,0.5 @0 / lift a @3000", presses: "right@3000"),
    Story(
      title: "a finger that trembles over the edge",
      told: "touch a 0.398,0.5 @0 / move a 0.404,0.5 @20 / move a 0.397,0.5 @40 / lift a @60", presses: "left@60"),
    Story(
      title: "a finger that slides off", told: "touch a 0.2,0.5 @0 / move a 0.5,0.5 @20 / lift a @90", presses: "",
      ignored: [.slidOff: 1]),
    Story(
      title: "a finger that slides off and back",
      told: "touch a 0.2,0.5 @0 / move a 0.5,0.5 @20 / move a 0.2,0.5 @40 / lift a @90", presses: "",
      ignored: [.slidOff: 1]),
    Story(
      title: "a finger that is lifted elsewhere", told: "touch a 0.2,0.5 @0 / lift a 0.7,0.5 @9", presses: "",
      ignored: [.slidOff: 1]),
    Story(
      title: "a finger that slides onto a zone", told: "touch a 0.5,0.5 @0 / move a 0.7,0.5 @20 / lift a @40",
      presses: "", ignored: [.unbound: 1]),
    Story(
      title: "a contact that is cancelled", told: "touch a 0.2,0.5 @0 / cancel a @20", presses: "",
      ignored: [.cancelled: 1]),
    Story(
      title: "unplugged with a finger on it, plugged, touched",
      told: "touch a 0.2,0.5 @0 / cancel a @20 / unplug / plug / touch b 0.7,0.5 @50 / lift b @90",
      presses: "right@90", ignored: [.cancelled: 1]),
    Story(
      title: "a second finger",
      told: "touch a 0.2,0.5 @0 / touch b 0.7,0.5 @20 / lift b @40 / lift a @90", presses: "left@90",
      ignored: [.secondFinger: 1]),
    Story(
      title: "a finger beside a hand that rests where nothing is",
      told: "touch a 0.5,0.5 @0 / touch b 0.7,0.5 @20 / lift b @40", presses: "right@40", ignored: [.unbound: 1]),
    Story(
      title: "a palm",
      told: "touch a 0.2,0.5 @0 / touch b 0.22,0.55 @2 / touch c 0.25,0.5 @4 / lift a @90 / lift b @91 / lift c @92",
      presses: "", ignored: [.secondFinger: 1, .palm: 2]),
    Story(
      title: "a tap while a palm rests elsewhere",
      told: """
        touch a 0.2,0.8 @0 / touch b 0.22,0.85 @2 / touch c 0.25,0.8 @4 / touch d 0.8,0.2 @500 / lift d @590 \
        / lift a @900
        """, presses: "right@590", ignored: [.secondFinger: 1, .palm: 2]),
    Story(
      title: "a stuck contact", told: "touch a 0.2,0.5 @0 / touch b 0.7,0.5 @10001 / lift b @10090 / lift a @20000",
      presses: "right@10090", ignored: [.stuck: 1]),
    Story(
      title: "a contact held too long", told: "touch a 0.2,0.5 @0 / lift a @10001", presses: "", ignored: [.stuck: 1]),
    Story(title: "a lift without a touch", told: "lift a @0", presses: "", ignored: [.stray: 1]),
  ]

  @Test("Touches", arguments: touchStories)
  func touches(_ story: Story) { check(story) }

  /// Contacts that begin every 40 ms at changing places and stay.
  private func storm(_ count: Int, from start: Int) -> String {
    (0..<count).map { "touch g\($0) 0.\($0 % 10),0.\($0 * 7 % 10) @\(start + $0 * 40)" }.joined(separator: " / ")
  }

  @Test("A ghost storm of 300 contacts presses nothing and leaves little behind")
  func ghostStorm() {
    var recognition = PressRecognition(scene: PressStory.scene)
    let lifts = (0..<300).map { "lift g\($0) @\(20_000 + $0)" }.joined(separator: " / ")
    #expect(PressStory.presses(storm(300, from: 0) + " / " + lifts, &recognition) == "")
    #expect((recognition.ignored[.ghostStorm] ?? 0) >= 295)
  }

  @Test("After one second of quiet a tap counts again, before it does not")
  func afterStorm() {
    var recognition = PressRecognition(scene: PressStory.scene)
    let storm = storm(12, from: 0) + " / " + (0..<12).map { "lift g\($0) @500" }.joined(separator: " / ")
    #expect(PressStory.presses(storm + " / touch a 0.2,0.5 @1000 / lift a @1050", &recognition) == "")
    #expect(PressStory.presses("touch b 0.2,0.5 @2000 / lift b @2050", &recognition) == "left@2050")
  }

  @Test("A child that hammers on one place is no storm")
  func hammering() {
    var recognition = PressRecognition(scene: PressStory.scene)
    let taps = (0..<20).map { "touch a\($0) 0.2,0.5 @\($0 * 60) / lift a\($0) @\($0 * 60 + 30)" }
    #expect(PressStory.presses(taps.joined(separator: " / "), &recognition).split(separator: " ").count == 20)
  }

  @Test("Signals of a device without zones or keys are no press")
  func otherDevice() {
    var recognition = PressRecognition(scene: Scene())
    #expect(PressStory.presses("touch a 0.2,0.5 @0 / lift a @9 / down KEY_1 @20", &recognition) == "")
    #expect(recognition.ignored == [.unbound: 2])
  }
}
