import Presses
import Settings
import Testing

@Suite("How panels hang and when a press counts")
struct PressSettingsTests {
  private func checked(_ lines: String) throws -> KioskSettings {
    try KioskSettings.check(validFile + "\n" + lines, file: "kiosk.yaml").settings
  }

  private func input(_ lines: String) throws -> InputSettings {
    let file = validFile.replacing("    rating: exit\n", with: "    rating: exit\n" + lines + "\n")
    return try #require(try KioskSettings.check(file, file: "kiosk.yaml").settings.inputs.first)
  }

  @Test("An input says how its panel hangs, when its keys count, and how long they chatter")
  func panel() throws {
    let input = try input(
      "    rotation: 270\n    mirror: both\n    calibration: [0.5, 0, 0.25, 0, -1e0, 1]\n    press_on: up\n    debounce_ms: 0"
    )
    #expect(input.panel.rotation == .threeQuarters && input.panel.mirror == .both)
    #expect(input.panel.calibration == PanelSettings.Calibration(0.5, 0, 0.25, 0, -1, 1))
    #expect(input.kind == .touched(keysPressOn: .up) && input.debounce == 0)
  }

  @Test("What is left out is a panel that hangs upright, and keys that count at once")
  func defaults() throws {
    let settings = try checked("")
    #expect(settings.inputs.allSatisfy { $0.panel == PanelSettings() && $0.kind == .touched(keysPressOn: .down) })
    #expect(settings.inputs.allSatisfy { $0.debounce == nil })
    let presses = settings.presses
    #expect(presses.settle == 400_000 && presses.debounce == 30_000 && presses.stuck == 10_000_000)
    #expect(presses.storm.contacts == 5 && presses.storm.window == 500_000 && presses.storm.quiet == 1_000_000)
    #expect(settings.kiosk.quirksFile == nil)
  }

  @Test("The thresholds of presses")
  func presses() throws {
    let presses = try checked(
      "presses: {scene_change_ms: 1000, debounce_ms: 5, storm_contacts: 9, storm_quiet_ms: 100}"
    )
    .presses
    #expect(presses.settle == 1_000_000 && presses.debounce == 5000 && presses.stuck == 10_000_000)
    #expect(presses.storm.contacts == 9 && presses.storm.window == 500_000 && presses.storm.quiet == 100_000)
  }

  @Test(
    "What no panel, key or threshold can be is refused at its place",
    arguments: [
      ("rotation: 45", "26:15 bad_value inputs[1].rotation"), ("rotation: left", "26:15 bad_value inputs[1].rotation"),
      ("mirror: z", "26:13 bad_value inputs[1].mirror"), ("press_on: hold", "26:15 bad_value inputs[1].press_on"),
      ("debounce_ms: 1001", "26:18 bad_value inputs[1].debounce_ms"),
      ("debounce_ms: -1", "26:18 bad_value inputs[1].debounce_ms"),
      ("calibration: [1, 0, 0, 0, 1]", "26:18 bad_value inputs[1].calibration"),
      ("calibration: 1", "26:18 bad_value inputs[1].calibration"),
      ("calibration: [1, 0, 0, 0, x, 0]", "26:31 bad_value inputs[1].calibration[5]"),
      ("calibration: [1, 0, 0, 0, nan, 0]", "26:31 bad_value inputs[1].calibration[5]"),
      ("calibration: [1, 0, 0, 0, 1e9, 0]", "26:31 bad_value inputs[1].calibration[5]"),
      ("calibration: [1, 2, 0, 2, 4, 0]", "26:18 bad_value inputs[1].calibration"),
      ("kind: mouse", "26:11 bad_value inputs[1].kind"),
    ])
  func refused(line: String, fault: String) {
    #expect(faults(line: 25, "    rating: exit\n    " + line) == [fault], "\(line)")
  }

  @Test("What a scanner types is bound to nothing")
  func scanner() {
    #expect(
      faults(line: 25, "    rating: exit\n    kind: scanner") == [
        "25:5 conflict inputs[1].rating", "27:5 conflict inputs[1].keys",
      ])
  }

  @Test(
    "Thresholds beyond reason are refused",
    arguments: [
      "scene_change_ms: 249", "scene_change_ms: 1001", "debounce_ms: 1001", "stuck_ms: 999", "storm_contacts: 1",
      "storm_window_ms: 49", "storm_quiet_ms: 10001",
    ])
  func unreasonable(line: String) {
    let name = line.prefix { $0 != ":" }
    #expect(faults(validFile + "\npresses:\n  " + line).map { $0.split(separator: " ").last } == ["presses.\(name)"])
  }
}
