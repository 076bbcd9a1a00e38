import Events
import Foundation
import InputSetup
import Settings
import Testing

@Suite("A settings file in which one input is changed")
struct EditedInputsTests {
  private let head = """
    site: {code: S, name: สำนักงาน}
    kiosk: {code: k}
    hours: always
    services: [{code: ADVICE, name: ปรึกษา, kind: MISSION, series: A}]
    """

  private let pad = InputSettings(
    name: "counter-3-pad",
    way: .device(DeviceIdentity(name: "Pad \"X\" \\ 5", vendor: 0x1d6b, product: 1, physicalPath: "usb-1/input0")),
    rating: .counter(3),
    keys: [
      "KEY_2": .rate(score: 3, scale: 3), "KEY_1": .rate(score: 1, scale: 3),
      "KEY_A": .issue(service: "ADVICE", visitorType: "JURISTIC", lane: .priority),
    ])

  private let padLines = """
    - name: counter-3-pad
      match: {name: "Pad \\"X\\" \\\\ 5", vendor: "1d6b", product: "0001", physical_path: "usb-1/input0"}
      rating: counter 3
      keys:
        KEY_2: {rate: 3, of: 3}
        KEY_1: {rate: 1, of: 3}
        KEY_A: {issue: ADVICE, visitor_type: JURISTIC, lane: PRIORITY}
    """

  private func padLines(indentedBy count: Int) -> String {
    padLines.split(separator: "\n").map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
  }

  private func edited(_ yaml: String, _ input: InputSettings) throws -> String {
    try KioskSettings.text(yaml, setting: input, file: "kioskd.yaml")
  }

  /// The settings of a file, to change one input of.
  private func input(_ index: Int, of yaml: String) throws -> InputSettings {
    try KioskSettings.check(yaml, file: "kioskd.yaml").settings.inputs[index]
  }

  // MARK: - A new entry

  @Test("A file without inputs gets the section at its end, also after a last line without a break")
  func noSection() throws {
    let expected = "\n\ninputs:\n" + padLines(indentedBy: 2) + "\n"
    #expect(try edited(head, pad) == head + expected)
    #expect(try edited(head + "\n", pad) == head + expected)
  }

  @Test(
    "An empty section is filled, and the comment beside it stays",
    arguments: ["inputs: []", "inputs:   [ ]", "\"inputs\" :\n  []"])
  func emptySection(_ written: String) throws {
    let key = written.hasPrefix("inputs") ? "inputs:" : "\"inputs\" :"
    let comment = "   # จอและแป้น"
    #expect(
      try edited("\(written)\(comment)\n\(head)\n", pad)
        == "\(key)\(comment)\n\(padLines(indentedBy: 2))\n\(head)\n")
    #expect(try edited("\(head)\n\(written)", pad) == "\(head)\n\(key)\n\(padLines(indentedBy: 2))")
  }

  @Test("A new entry follows the last one in the manner of the file, before the comments of what comes next")
  func following() throws {
    let before = """
      inputs:   # all of them
      - name: door
        fifo: /run/door   # a pipe
          # says more of the pipe

      # The rest.
      """
    let text = try edited("\(before)\n\(head)\n", pad)
    #expect(
      text == """
        inputs:   # all of them
        - name: door
          fifo: /run/door   # a pipe
            # says more of the pipe
        \(padLines)

        # The rest.
        \(head)

        """)
  }

  @Test("Deep indentation after the dash is kept")
  func wideDash() throws {
    let text = try edited("\(head)\ninputs:\n    -   name: door\n        fifo: /run/door", pad)
    #expect(
      text.hasPrefix("\(head)\ninputs:\n    -   name: door\n        fifo: /run/door\n    -   name: counter-3-pad\n"))
    #expect(text.contains("\n        rating: counter 3\n        keys:\n          KEY_2: "))
  }

  @Test("A list on one line gets the entry on the same line")
  func flow() throws {
    let text = try edited("\(head)\ninputs: [{name: door, fifo: /run/door}]  # both\n", pad)
    #expect(text.contains("inputs: [{name: door, fifo: /run/door}, {name: counter-3-pad, match: {"))
    #expect(text.hasSuffix("lane: PRIORITY}}}]  # both\n"))
  }

  @Test("Line breaks of Windows and the mark that some editors put first stay")
  func windows() throws {
    let before = "\u{FEFF}" + head.replacing("\n", with: "\r\n") + "\r\n"
    let text = try edited(before, pad)
    let lines = ["", "inputs:"] + padLines(indentedBy: 2).split(separator: "\n").map(String.init)
    #expect(text == before + lines.joined(separator: "\r\n") + "\r\n")
  }

  // MARK: - An entry that is there

  private static func example() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "config/kioskd.yaml"), encoding: .utf8)
  }

  @Test("In the example, a pad's new button changes one line, and every other byte stays")
  func exampleButton() throws {
    let yaml = try Self.example()
    var input = try input(1, of: yaml)
    input.keys["KEY_1"] = .rate(score: 1, scale: 4)
    input.keys["KEY_5"] = nil
    input.keys["BTN_0"] = .issue(service: "COMPLAINT", visitorType: "NOT_STATED", lane: .normal)
    let expected =
      yaml
      .replacing("      KEY_1: {rate: 1, of: 5}  ", with: "      KEY_1: {rate: 1, of: 4}  ")
      .replacing(
        "      KEY_5: {rate: 5, of: 5}         # พึงพอใจมากที่สุด\n", with: "      BTN_0: {issue: COMPLAINT}\n")
    #expect(try edited(yaml, input) == expected)
  }

  @Test("In the example, place, path and panel change beside their comments")
  func exampleOthers() throws {
    let yaml = try Self.example()
    var pad = try input(1, of: yaml)
    pad.rating = .exit
    pad.way = .device(
      DeviceIdentity(physicalPath: "usb-0000:00:14.0-7/input0", byID: "usb-Example_Rating_Pad-event-kbd"))
    let text = try edited(yaml, pad)
    #expect(text.contains("    rating: exit                 # หรือ exit · or exit\n"))
    #expect(text.contains("      physical_path: \"usb-0000:00:14.0-7/input0\"   # แยกแป้นรุ่นเดียวกัน"))
    let old = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(zip(old, new).count { $0 != $1 } == 2 && old.count == new.count)
    var screen = try input(0, of: yaml)
    screen.panel = PanelSettings(calibration: .init(2, 0, -0.4, 0, 1.25, -0.125), rotation: .threeQuarters, mirror: .x)
    let turned = try edited(yaml, screen)
    #expect(try input(0, of: turned) == screen)
    screen.panel = try input(0, of: yaml).panel
    #expect(try input(0, of: edited(turned, screen)) == screen)
  }

  @Test("What says the same already is not touched")
  func unchanged() throws {
    let yaml = try Self.example()
    for index in 0..<3 { #expect(try edited(yaml, input(index, of: yaml)) == yaml) }
  }

  @Test("Every way of writing an entry can be changed, and its comments stay")
  func manners() throws {
    let entries = [
      "[{name: p, match: {name: 'it''s #1'}, rating: exit, rotation: 90, keys: {KEY_1: {rate: 1}}}]  # c",
      "\n  - {name: p, match: {name: 'it''s #1'}, # c\n     rating: exit, rotation: 90, keys: {KEY_1: {rate: 1}}}",
      "\n  - # c\n    name: p\n    match:\n      name: \"it's \\x231\"\n    rotation: 90\n    rating: exit\n    keys:\n"
        + "      \"KEY_1\": # d\n        rate: 1",
      "\n- match: {name: \"it's #1\"}  # c\n  rating:\n    exit\n  keys: {KEY_1: {rate: 1}}\n  name: p\n  rotation: 90",
    ]
    for entry in entries {
      for yaml in ["\(head)\ninputs: \(entry)", "inputs: \(entry)\n\(head)\n"] {
        var input = try input(0, of: yaml)
        #expect(input.way == .device(DeviceIdentity(name: "it's #1")))
        input.way = .device(DeviceIdentity(name: "it's #2", vendor: 7))
        input.rating = .counter(12)
        input.panel = PanelSettings(mirror: .y)
        input.keys = ["KEY_1": .rate(score: 2, scale: 3), "KEY_2": .rate(score: 3, scale: 3)]
        let text = try edited(yaml, input)
        #expect(try self.input(0, of: text) == input)
        #expect(text.contains("# c") && text.contains(head) && text.contains("rotation") == false)
      }
    }
  }

  // MARK: - What cannot be

  @Test("A file that is wrong is refused as a start refuses it: tabs, an unknown service")
  func wrong() {
    #expect(throws: SettingsFaults.self) { try edited("\(head)\ninputs:\n\t- name: x\n", pad) }
    var input = pad
    input.keys["KEY_B"] = .issue(service: "LAND", visitorType: "NOT_STATED", lane: .normal)
    #expect(throws: SettingsFaults.self) { try edited(head, input) }
    input = pad
    input.way = .device(DeviceIdentity(name: "bad\u{202A}name"))
    #expect(throws: SettingsFaults.self) { try edited(head, input) }
  }

  @Test("A file whose places are not known is left alone, and the lines to write by hand are shown")
  func unknownPlaces() throws {
    let anchored = "\(head)\ninputs:\n  - name: door\n    fifo: &pipe /run/door\n"
    let fault = #expect(throws: SettingsEditFault.self) { try edited(anchored, pad) }
    #expect(fault?.description.contains("by hand:\n  - name: counter-3-pad\n    match: {") == true)
    let oneLine =
      "{site: {code: S, name: x}, kiosk: {code: k}, hours: always, "
      + "services: [{code: ADVICE, name: x, kind: MISSION, series: A}]}"
    #expect(throws: SettingsEditFault.self) { try edited(oneLine, pad) }
    #expect(throws: SettingsEditFault.self) { try edited("\(head)\n...\n", pad) }
  }
}
