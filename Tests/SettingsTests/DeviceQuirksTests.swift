import Foundation
import Presses
import Settings
import Testing

@Suite("The list of odd devices")
struct DeviceQuirksTests {
  /// A few of the kernel's names.
  private func code(_ name: String) -> EventCode? {
    let codes = [
      "ABS_Z": (3, 2), "ABS_RX": (3, 3), "ABS_MISC": (3, 0x28), "BTN_LEFT": (1, 0x110), "KEY_POWER": (1, 116),
    ]
    return codes[name].map { EventCode(type: UInt16($0.0), code: UInt16($0.1)) }
  }

  private func faults(_ lines: String) -> [String] {
    let text = "quirks:\n  - match: {name: Odd}\n    reason: odd\n    " + lines
    do {
      return try DeviceQuirks.check(text, file: "quirks.yaml", code: code).warnings.map(\.gist)
    } catch {
      return error.faults.map(\.gist)
    }
  }

  @Test("An entry says which device is meant, what is odd, and what is done about it")
  func entry() throws {
    let text = """
      quirks:
        - match: {name: "Odd*", vendor: "0eef", product: "0001", bus: i2c}
          reason: everything
          touch: single
          axes: {x: ABS_Z, y: ABS_RX}
          range: {x: [30, 4040], y: [4035, -60]}
          finger: BTN_LEFT
          invert: y
          storm_contacts: 9
          ignore: [ABS_MISC, KEY_POWER]
      """
    let quirk = try #require(try DeviceQuirks.check(text, file: "", code: code).settings.quirks.first)
    #expect(quirk.match == DeviceQuirk.Match(name: "Odd*", vendor: 0xeef, product: 1, bus: .i2c))
    #expect(quirk.reason == "everything" && quirk.touch == .single)
    #expect(quirk.horizontalAxis == 2 && quirk.verticalAxis == 3 && quirk.finger == 0x110)
    #expect(quirk.horizontalRange == DeviceQuirk.Range(30, 4040))
    #expect(quirk.verticalRange == DeviceQuirk.Range(4035, -60))
    #expect(quirk.inverted == .y && quirk.storm?.contacts == 9)
    #expect(quirk.ignored == [EventCode(type: 3, code: 0x28), EventCode(type: 1, code: 116)])
  }

  @Test("The first entry whose every field agrees counts")
  func matching() throws {
    let text = """
      quirks:
        - {match: {vendor: "0eef", bus: usb}, reason: by vendor and bus}
        - {match: {name: "eGalax*"}, reason: by name}
      """
    let quirks = try DeviceQuirks.check(text, file: "", code: code).settings
    func reason(_ name: String, _ vendor: Int, _ bus: Int) -> String? {
      quirks.quirk(name: name, vendor: vendor, product: 7, bus: bus)?.reason
    }
    #expect(reason("eGalax Touch", 0xeef, 3) == "by vendor and bus")
    #expect(reason("eGalax Touch", 0xeef, 0x18) == "by name")
    #expect(reason("Other", 0xeee, 3) == nil)
  }

  @Test("A configured identity finds its entry where it states enough")
  func identity() throws {
    let text = """
      quirks:
        - {match: {name: "Odd*", vendor: "0eef"}, reason: both}
        - {match: {vendor: "0eee", bus: usb}, reason: bus}
      """
    let quirks = try DeviceQuirks.check(text, file: "", code: code).settings
    #expect(quirks.quirk(for: DeviceIdentity(name: "Odd Screen", vendor: 0xeef))?.reason == "both")
    #expect(quirks.quirk(for: DeviceIdentity(vendor: 0xeef)) == nil)
    #expect(quirks.quirk(for: DeviceIdentity(vendor: 0xeee)) == nil)
    #expect(quirks.quirk(for: DeviceIdentity(byID: "usb-Odd")) == nil)
  }

  @Test(
    "What is wrong is told at its place",
    arguments: [
      ("touch: multi", "4:12 bad_value quirks[1].touch"), ("axes: {x: ABS_ZZ}", "4:15 bad_value quirks[1].axes.x"),
      ("axes: {x: BTN_LEFT}", "4:15 bad_value quirks[1].axes.x"),
      ("axes: {z: ABS_Z}", "4:12 unknown_key quirks[1].axes.z"),
      ("range: {x: [0, 0]}", "4:16 bad_value quirks[1].range.x"), ("range: {x: 9}", "4:16 bad_value quirks[1].range.x"),
      ("range: {y: [0, 4294967296]}", "4:20 bad_value quirks[1].range.y[2]"),
      ("finger: ABS_Z", "4:13 bad_value quirks[1].finger"), ("invert: up", "4:13 bad_value quirks[1].invert"),
      ("ignore: [NONSENSE]", "4:14 bad_value quirks[1].ignore[1]"),
      ("storm_contacts: 0", "4:21 bad_value quirks[1].storm_contacts"), ("axis: x", "4:5 unknown_key quirks[1].axis"),
    ])
  func wrong(line: String, fault: String) {
    #expect(faults(line).joined(separator: " + ") == fault, "\(line)")
  }

  @Test("An entry without match or reason is refused")
  func incomplete() {
    let report = #expect(throws: SettingsFaults.self) {
      try DeviceQuirks.check("quirks:\n  - {touch: none}\n  - {match: {}, reason: a}", file: "", code: code)
    }
    #expect(
      report?.faults.map(\.gist) == [
        "2:5 missing quirks[1].match", "2:5 missing quirks[1].reason", "3:13 bad_value quirks[2].match",
      ])
  }

  @Test("The copy built into the program is the installed file, byte for byte")
  func embedded() throws {
    let file = ExampleFilesTests.folder.appending(path: "quirks.yaml")
    var names: Set<String> = []
    let known = { (name: String) -> EventCode? in
      names.insert(name)
      return EventCode(type: name.hasPrefix("ABS_") ? 3 : 1, code: 0)
    }
    let builtIn = try DeviceQuirks.load(nil, code: known).settings
    #expect(try DeviceQuirks.load(file.path, code: known).settings == builtIn)
    #expect(!builtIn.quirks.isEmpty && builtIn.quirks.allSatisfy { !$0.reason.isEmpty })
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(names.allSatisfy { text.contains($0) })
  }
}
