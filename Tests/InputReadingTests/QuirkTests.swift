import EventStories
import Events
import Settings
import Testing

@testable import InputReading

@Suite("Odd devices, put right by data")
struct QuirkTests {
  private func corrected(_ description: DeviceDescription, _ lines: String) throws -> DeviceDescription {
    let text =
      "quirks:\n  - match: {name: Odd}\n    reason: odd\n" + lines.split(separator: "\n").map { "    \($0)\n" }.joined()
    let quirks = try DeviceQuirks.check(text, file: "") { EventCode(named: $0) }.settings
    return description.corrected(by: quirks.quirk(name: "Odd", vendor: 0, product: 0, bus: 0))
  }

  private func signals(_ story: String, by description: DeviceDescription) -> [String] {
    var reader = EventReader(device: "screen", description: description)
    return EventStory(story).words(by: &reader)
  }

  @Test("A position on other axes, in a range of its own, the wrong way round")
  func axes() throws {
    var screen = DeviceDescription.singleScreen()
    screen.axes[0x02] = AxisRange(0, 0)
    screen.axes[0x03] = AxisRange(0, 4000)
    let odd = try corrected(screen, "axes: {x: ABS_Z, y: ABS_RX}\nrange: {x: [1000, 3000]}\ninvert: y")
    #expect(
      signals("@0 touch=1 2:3=1500 3:3=1000 X=9\n@9 touch=0", by: odd) == ["down#1(0.25,0.75)@0", "up#1(0.25,0.75)@9"])
  }

  @Test("An axis that the device does not have is not taken for the position")
  func foreignAxis() throws {
    let screen = try corrected(.singleScreen(), "axes: {x: ABS_Z}")
    #expect(signals("@0 touch=1 X=25 Y=50", by: screen) == ["down#1(0.25,0.50)@0"])
  }

  @Test("A range and a direction for contacts of several fingers")
  func contacts() throws {
    let odd = try corrected(.slotScreen, "range: {x: [0, 50], y: [0, 200]}\ninvert: both")
    #expect(signals("@0 slot=0 id=7 x=10 y=20", by: odd) == ["down#1(0.80,0.90)@0"])
  }

  @Test("Another button is the finger, and what is ignored is counted")
  func finger() throws {
    let pointer = DeviceDescription(
      axes: [0: AxisRange(0, 100), 1: AxisRange(0, 100), 0x28: AxisRange(0, 256)], keys: [0x110, 0x14a])
    let odd = try corrected(pointer, "finger: BTN_LEFT\nignore: [ABS_MISC, BTN_TOUCH]")
    var reader = EventReader(device: "screen", description: odd)
    #expect(EventStory("@0 X=25 Y=50 left=1 touch=1 28:3=9").words(by: &reader) == ["down#1(0.25,0.50)@0"])
    #expect(reader.ignored == [.quirk: 2])
  }

  @Test("A screen that is none")
  func none() throws {
    let odd = try corrected(.slotScreen, "touch: none")
    #expect(signals("@0 slot=0 id=7 x=10 y=20 7d:1=1", by: odd) == ["KEY_LEFTMETA.down@0"])
  }

  @Test("Type A under a description of type B")
  func frames() throws {
    let odd = try corrected(.slotScreen, "touch: frames")
    #expect(signals("@0 x=10 y=20 contact\n@9 contact", by: odd) == ["down#1(0.10,0.20)@0", "up#1(0.10,0.20)@9"])
  }

  @Test("The list that is built in has no fault")
  func builtIn() throws {
    #expect(try DeviceQuirks.load(nil) { EventCode(named: $0) }.warnings.isEmpty)
  }
}
