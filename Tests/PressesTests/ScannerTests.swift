import Events
import PressStories
import Testing

@testable import Presses

@Suite("Scanners that act as keyboards")
struct ScannerTests {
  /// Types keys as a scanner does, 4 ms for each.
  private static func typed(_ keys: String, pace: Int = 4) -> String {
    keys.split(separator: " ").map { "down KEY_\($0) / 2ms / up KEY_\($0) / \(pace - 2)ms" }.joined(separator: " / ")
  }

  private static let ean = "4 0 0 6 3 8 1 3 3 3 9 3 1 ENTER"

  static let stories = [
    PressExample("an EAN-13 and Enter", typed(ean), presses: "\"4006381333931\"@52"),
    PressExample("ended by Tab", typed("A 1 B 2 TAB"), presses: "\"a1b2\"@16"),
    PressExample("from the keypad", typed("KP1 KP2 KP3 KP4 KPENTER"), presses: "\"1234\"@16"),
    PressExample(
      "capitals and signs", "down KEY_LEFTSHIFT / \(typed("A 1")) / up KEY_LEFTSHIFT / \(typed("B MINUS SLASH ENTER"))",
      presses: "\"A!b-/\"@20"),
    PressExample("50 ms for each character", typed("1 2 3 4 ENTER", pace: 50), presses: "\"1234\"@200"),
    PressExample(
      "slower is no scan", typed("1 2 3 4 ENTER", pace: 51), presses: "", ignored: [.scanBroken: 5]),
    PressExample("three characters are no code", typed("1 2 3 ENTER"), presses: "", ignored: [.scanBroken: 1]),
    PressExample("a key that is no character", typed("1 2 F1 3 4 ENTER"), presses: "", ignored: [.scanUnreadable: 1]),
    PressExample(
      "one that stops amid its code, and the next", typed("1 2 3 4 5") + " / 900ms / " + typed("9 8 7 6 ENTER"),
      presses: "\"9876\"@936", ignored: [.scanBroken: 1]),
    PressExample(
      "unplugged amid a code", typed("1 2 3") + " / unplug / plug / " + typed("4 5 6 7 ENTER"), presses: "\"4567\"@28"),
  ]

  @Test("A device that is called a scanner gives scans, never presses", arguments: stories)
  func scans(_ story: PressExample) throws { try story.check([PressStory.pad: DeviceReading(kind: .scanner)]) }

  static let pads = [
    PressExample("one that nobody called a scanner gives one press", typed(ean), presses: "KEY_4@0 typed"),
    PressExample(
      "and from its second scan on none", typed(ean) + " / 3000ms / " + typed(ean), presses: "KEY_4@0 typed"),
    PressExample(
      "after which a finger's press is 50 ms late", typed(ean) + " / 3000ms / down KEY_2 / 80ms / up KEY_2",
      presses: "KEY_4@0 typed KEY_2@3056+50"),
    PressExample(
      "two keys in quick succession are two presses", "down KEY_1 @0 / up KEY_1 @5 / down KEY_2 @6 / up KEY_2 @9",
      presses: "KEY_1@0 KEY_2@6+50"),
    PressExample(
      "three keys too, if quicker than any hand", typed("1 2 3"), presses: "KEY_1@0 KEY_2@4+54 KEY_3@8+50"),
  ]

  @Test("On a pad, keys that are typed are no presses", arguments: pads)
  func typing(_ story: PressExample) throws {
    var recognition = PressRecognition(scene: PressStory.scene)
    #expect(try PressStory(story.text).presses(by: &recognition) == story.presses)
  }

  @Test("A pad that presses on up lets nothing of a scan through, and delays no finger")
  func onUp() throws {
    var recognition = PressRecognition(
      scene: PressStory.scene, devices: [PressStory.pad: DeviceReading(kind: .touched(keysPressOn: .up))])
    let story = Self.typed(Self.ean) + " / 3000ms / down KEY_2 / 80ms / up KEY_2"
    #expect(try PressStory(story).presses(by: &recognition) == "KEY_2@3136")
  }

  @Test("A scan that never ends is bounded")
  func endless() throws {
    var recognition = PressRecognition(scene: Scene(), devices: [PressStory.pad: DeviceReading(kind: .scanner)])
    let story = Self.typed(Array(repeating: "7", count: 2000).joined(separator: " ") + " ENTER")
    #expect(try PressStory(story).presses(by: &recognition) == "")
    #expect(recognition.ignoredInAll == [.scanUnreadable: 1])
  }

  @Test("A code is not printed by accident")
  func secret() {
    let scan = Scan(device: "reader", code: "4006381333931", time: 0)
    var dumped = ""
    dump(scan, to: &dumped)
    for text in ["\(scan)", String(reflecting: scan), dumped, "\(Gesture.scan(scan))"] {
      #expect(!text.contains("4006381333931"), "\(text.count)")
    }
  }
}
