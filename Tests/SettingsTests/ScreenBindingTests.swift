import Presses
import Settings
import Testing

@Suite("Which touchscreen lies over the visitor's screen")
struct ScreenBindingTests {
  private static let screen = "\nscreen: {width_mm: 305, height_mm: 229}\n"
  private static let panel = "  - name: panel\n    match: {name: Panel}\n"

  private func file(_ inputs: String, screen: String = screen) -> String {
    validFile.replacing("\ncentre:", with: "\n\(inputs)centre:") + screen
  }

  private func touchscreen(_ yaml: String) throws -> String? {
    try KioskSettings.check(yaml, file: "kiosk.yaml").settings.touchscreen
  }

  @Test("The only input without zones and keys is it; without a screen none is")
  func only() throws {
    #expect(try touchscreen(file(Self.panel)) == "panel")
    #expect(try touchscreen(file(Self.panel, screen: "")) == nil)
    #expect(try touchscreen(validFile + Self.screen) == nil)
  }

  @Test("Else the one that says so, which may have keys of its own; the others keep their zones")
  func said() throws {
    let two =
      Self.panel + "    screen: true\n    keys: {KEY_1: {issue: ADVICE}}\n  - {name: other, match: {name: Other}}\n"
    let settings = try KioskSettings.check(file(two), file: "kiosk.yaml").settings
    #expect(settings.touchscreen == "panel")
    #expect(settings.inputs.first { $0.name == "screen" }?.zones.count == 2)
  }

  @Test("A pad's keys may go over it")
  func focus() throws {
    let yaml = file(Self.panel).replacing("KEY_2: {issue: ADVICE}", with: "KEY_2: {focus: next, screen: panel}")
    #expect(
      try KioskSettings.check(yaml, file: "kiosk.yaml").settings.inputs[0].keys["KEY_2"]
        == .focus(.next, screen: "panel"))
  }

  @Test("What leaves open which one it is, or contradicts itself, is told")
  func conflicts() {
    let twice = Self.panel + "    screen: true\n  - {name: other, match: {name: Other}, screen: true}\n"
    #expect(SettingsTests.faults(file(twice)).contains { $0.hasSuffix("conflict inputs[4]") })
    let open = Self.panel + "  - {name: other, match: {name: Other}}\n"
    #expect(SettingsTests.faults(file(open)).contains { $0.hasSuffix("conflict inputs[4]") })
    let zones = validFile.replacing("match: {vendor: \"222a\"}", with: "match: {vendor: \"222a\"}\n    screen: true")
    #expect(SettingsTests.faults(zones + Self.screen).contains { $0.hasSuffix("conflict inputs[2].zones") })
    let alone = Self.panel + "    screen: true\n"
    #expect(SettingsTests.faults(file(alone, screen: "")).contains { $0.hasSuffix("conflict inputs[3]") })
  }
}
