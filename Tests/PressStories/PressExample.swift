public import Presses

/// A story, what it presses, and why the rest is no press.
public struct PressExample: Sendable, CustomStringConvertible {
  public var title: String
  public var text: String
  /// As `PressStory.presses(by:)` says it.
  public var presses: String
  public var ignored: [IgnoredPress: Int]

  public init(_ title: String, _ text: String, presses: String, ignored: [IgnoredPress: Int] = [:]) {
    self.title = title
    self.text = text
    self.presses = presses
    self.ignored = ignored
  }

  public var description: String { title }

  /// Stories that need no time to go by: they can be written to a device's file as fast as it takes them.
  public static let instant = [
    PressExample("a tap of no length", "touch a 0.2,0.5 / lift a", presses: "left@0"),
    PressExample("a key that goes down and up in one frame", "down KEY_3 / up KEY_3", presses: "KEY_3@0"),
    PressExample(
      "a key whose contact chatters", "down KEY_1 / up KEY_1 / down KEY_1 / up KEY_1 / down KEY_1 / up KEY_1",
      presses: "KEY_1@0", ignored: [.bounce: 2]),
    PressExample(
      "a chord", "down KEY_2 / down KEY_3 / down KEY_1 / up KEY_2 / up KEY_3 / up KEY_1", presses: "KEY_2@0",
      ignored: [.chord: 2]),
    PressExample(
      "a finger that slides off and back", "touch a 0.2,0.5 / move a 0.5,0.5 / move a 0.2,0.5 / lift a", presses: "",
      ignored: [.slidOff: 1]),
    PressExample(
      "a finger that slides onto a zone", "touch a 0.5,0.5 / move a 0.7,0.5 / lift a", presses: "",
      ignored: [.unbound: 1]),
    PressExample(
      "a palm", "touch a 0.2,0.5 / touch b 0.22,0.6 / touch c 0.3,0.5 / lift a / lift b / lift c", presses: "",
      ignored: [.secondFinger: 1, .palm: 2]),
    PressExample(
      "a second finger close by", "touch a 0.7,0.5 / touch b 0.8,0.5 / lift b / lift a", presses: "right@0",
      ignored: [.secondFinger: 1]),
    PressExample(
      "unplugged with a finger and a key down, plugged, touched and pressed",
      """
      touch a 0.2,0.5 / down KEY_1 / cancel a / cancel KEY_1 / unplug / plug \
      / touch b 0.7,0.5 / lift b / down KEY_2 / up KEY_2
      """, presses: "KEY_1@0 KEY_2@0+50 right@0+500", ignored: [.cancelled: 1]),
    PressExample(
      "a scanner that nobody called one",
      "down KEY_4 / up KEY_4 / down KEY_2 / up KEY_2 / down KEY_5 / up KEY_5 / down KEY_1 / up KEY_1 / down KEY_3 / up KEY_3",
      presses: "KEY_4@0 typed", ignored: [.typed: 4]),
  ]
}
