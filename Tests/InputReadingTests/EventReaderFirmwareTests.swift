import EventStories
import Events
import Testing

@testable import InputReading

@Suite("Nonsense from firmware is survived and counted")
struct EventReaderFirmwareTests {
  @Test("A screen without any button is touched while it feels pressure")
  func pressure() {
    let screen = DeviceDescription(
      axes: [0: AxisRange(0, 100), 1: AxisRange(0, 100), 0x18: AxisRange(0, 255)], properties: [1])
    var reader = EventReader(device: "screen", description: screen)
    let words = EventStory("@0 X=50 Y=50\n@10 X=51 pressure=40\n@20 pressure=60\n@30 pressure=0\n@40 X=60")
      .told(by: &reader)
    #expect(words == ["down#1(0.51,0.50)@10", "up#1(0.51,0.50)@30"])
    let held = DeviceState(axes: [0: 10, 1: 20, 0x18: 9])
    #expect(EventStory("@50 dropped").told(by: &reader, state: held) == ["down#2(0.10,0.20)@50"])
  }

  @Test("A pen's nearness is the finger where nothing else is")
  func toolButton() {
    let screen = DeviceDescription(axes: [0: AxisRange(0, 100), 1: AxisRange(0, 100)], keys: [0x145])
    var reader = EventReader(device: "screen", description: screen)
    #expect(
      EventStory("@0 145:1=1 X=50 Y=50\n@9 145:1=0").told(by: &reader) == ["down#1(0.50,0.50)@0", "up#1(0.50,0.50)@9"])
  }

  @Test("Axes of a joystick that reach into those of contacts are no fingers")
  func fakeMultitouch() {
    let axes = Dictionary(uniqueKeysWithValues: (UInt16(0)...0x3f).map { ($0, AxisRange(0, 255)) })
    #expect(DeviceDescription(axes: axes, slots: 256, keys: [0x120]).touch == .none)
  }

  @Test("Two contacts with one tracking id are two, and counted")
  func doubleTracking() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    let words = EventStory("@0 slot=0 id=7 x=10 y=10 slot=1 id=7 x=90 y=90").told(by: &reader)
    #expect(words == ["down#1(0.10,0.10)@0", "down#2(0.90,0.90)@0"] && reader.ignored == [.doubleTracking: 1])
  }

  @Test("Type A: a contact listed without width has been lifted")
  func liftedByWidth() {
    var screen = DeviceDescription.frameScreen
    screen.axes[0x30] = AxisRange(0, 255)
    var reader = EventReader(device: "screen", description: screen)
    let words = EventStory("@0 x=10 y=10 width=3 contact\n@10 x=10 y=10 width=0 contact").told(by: &reader)
    #expect(words == ["down#1(0.10,0.10)@0", "up#1(0.10,0.10)@10"])
  }

  @Test("Type A: a frame of 40 contacts keeps 32")
  func crowdedFrame() {
    var reader = EventReader(device: "screen", description: .frameScreen)
    let frame = "@0 " + (0..<40).map { "x=\($0 * 2) y=10 contact" }.joined(separator: " ")
    #expect(EventStory(frame).told(by: &reader).count == 32 && reader.ignored == [.overlongFrame: 8])
  }

  @Test("300 contacts at once: as many as a frame holds, each ended, the others never begun")
  func threeHundred() {
    var screen = DeviceDescription.slotScreen
    screen.slots = 300
    var reader = EventReader(device: "screen", description: screen)
    let down = "@0 " + (0..<300).map { "slot=\($0) id=\($0) x=\($0 % 100) y=10" }.joined(separator: " ")
    let up = "@9 " + (0..<300).map { "slot=\($0) id=-1" }.joined(separator: " ")
    #expect(EventStory(down).told(by: &reader).count == InputFrame.limit)
    #expect(EventStory(up).told(by: &reader).count { $0.hasPrefix("up") } == InputFrame.limit)
    #expect(reader.ignored == [.overlongFrame: 1])
    #expect(EventStory("@20 slot=299 id=400 x=1 y=1").told(by: &reader).count == 1)
  }

  @Test("A range as wide as numbers go, and positions beyond every range, end on the display")
  func extremes() {
    for range in [AxisRange(.min, .max), AxisRange(.max, .min), AxisRange(0, 0), AxisRange(-1, -1), AxisRange(5, 4)] {
      var reader = EventReader(device: "screen", description: .singleScreen(range, range))
      for value in [Int32.min, -1, 0, 1, .max] {
        let story = "@0 touch=1 X=\(value) Y=\(value)\n@9 touch=0"
        for case .contact(let contact) in EventStory(story).events.flatMap({ reader.read($0) }) {
          #expect((0...1).contains(contact.x) && (0...1).contains(contact.y), "\(range) \(value)")
        }
      }
    }
  }

  @Test("A frame that does not end is counted, and nothing of it is told")
  func missingReport() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    #expect(EventStory("@0 slot=0 id=7 x=1 y=1 …\n@90 id=-1 …\n@300 id=8 …\n@700 id=-1 …").told(by: &reader).isEmpty)
    #expect(reader.ignored == [.missingReport: 2])
  }

  @Test("A press that is lost as a whole is none; one that goes on is one")
  func droppedPresses() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    let gone = DeviceState(slots: [DeviceState.Slot(), DeviceState.Slot()])
    #expect(EventStory("@0 dropped slot=0 id=7 x=1 y=1\n@9").told(by: &reader, state: gone).isEmpty)
    _ = EventStory("@20 slot=0 id=8 x=50 y=50").told(by: &reader)
    let same = DeviceState(slots: [DeviceState.Slot(tracking: 8, x: 50, y: 50), DeviceState.Slot()])
    #expect(EventStory("@30 dropped").told(by: &reader, state: same).isEmpty)
    #expect(EventStory("@40 id=-1").told(by: &reader) == ["up#1(0.50,0.50)@40"])
  }

  // MARK: - Palms, hovering, jumps

  @Test("What the firmware calls a palm is no contact, and what becomes one is cancelled, until it is lifted")
  func palm() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    #expect(EventStory("@0 slot=0 id=7 x=10 y=10 tool=2\n@90 id=-1").told(by: &reader).isEmpty)
    // The kernel does not repeat that the next one is a palm too.
    #expect(EventStory("@100 id=8 x=20 y=20\n@190 id=-1").told(by: &reader).isEmpty)
    let words = EventStory("@200 id=9 x=10 y=10 tool=0\n@210 tool=2\n@220 tool=0 x=12\n@300 id=-1")
      .told(by: &reader)
    #expect(words == ["down#1(0.10,0.10)@200", "cancelled#1(0.10,0.10)@210"])
    #expect(EventStory("@400 id=10\n@490 id=-1").told(by: &reader).map { String($0.prefix(4)) } == ["down", "up#2"])
    #expect(reader.ignored == [.palm: 3])
  }

  @Test("A palm that the firmware sees as it is lifted is none either")
  func latePalm() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    let words = EventStory("@0 slot=0 id=7 x=10 y=10\n@90 tool=2 id=-1").told(by: &reader)
    #expect(words == ["down#1(0.10,0.10)@0", "cancelled#1(0.10,0.10)@90"])
  }

  @Test("A finger that hovers begins when it touches the glass, and ends when it leaves it")
  func hovering() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    let words = EventStory(
      "@0 slot=0 id=7 x=10 y=10 distance=5\n@20 distance=0 x=12\n@60 distance=3\n@80 distance=0\n@90 id=-1"
    ).told(by: &reader)
    #expect(
      words == ["down#1(0.12,0.10)@20", "up#1(0.12,0.10)@60", "down#2(0.12,0.10)@80", "up#2(0.12,0.10)@90"])
    #expect(EventStory("@100 id=8 distance=9\n@190 id=-1").told(by: &reader).isEmpty)
    #expect(reader.ignored == [.hovering: 1])
  }

  @Test("After lost events the kernel's answer says what is a palm and what hovers")
  func resynchronised() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    _ = EventStory("@0 slot=0 id=7 x=10 y=10 slot=1 id=8 x=90 y=90").told(by: &reader)
    let state = DeviceState(slots: [
      DeviceState.Slot(tracking: 7, x: 10, y: 10, tool: 2), DeviceState.Slot(tracking: 9, x: 50, y: 50, distance: 4),
    ])
    let words = EventStory("@10 dropped").told(by: &reader, state: state)
    #expect(words == ["cancelled#1(0.10,0.10)@10", "cancelled#2(0.90,0.90)@10"])
  }

  @Test("Type A: a listed palm cancels its contact, a listed finger above the glass has been lifted")
  func listedPalm() {
    var reader = EventReader(device: "screen", description: .frameScreen)
    let palm = EventStory("@0 x=10 y=10 contact\n@9 x=11 y=10 tool=2 contact\n@20 contact").told(by: &reader)
    #expect(palm == ["down#1(0.10,0.10)@0", "cancelled#1(0.10,0.10)@9"])
    let above = EventStory("@30 x=10 y=10 contact\n@40 x=10 y=10 distance=3 contact").told(by: &reader)
    #expect(above == ["down#2(0.10,0.10)@30", "up#2(0.10,0.10)@40"])
  }

  @Test(
    "A resistive panel's last position as the finger is lifted is no position",
    arguments: [
      // In a frame of its own, and in the frame that lifts.
      "@0 touch=1 X=37 Y=63\n@12 X=38\n@24 X=1 Y=99\n@30 touch=0",
      "@0 touch=1 X=37 Y=63\n@12 X=38\n@30 X=1 Y=99 touch=0",
    ])
  func liftOffJump(_ story: String) {
    var reader = EventReader(device: "screen", description: .singleScreen())
    let words = EventStory(story).told(by: &reader)
    #expect(words == ["down#1(0.37,0.63)@0", "moved#1(0.38,0.63)@12", "up#1(0.38,0.63)@30"])
    #expect(reader.ignored == [.liftOffJump: 1])
  }

  @Test("A finger that is far away for longer, or goes on from there, is there")
  func farFinger() {
    var reader = EventReader(device: "screen", description: .singleScreen())
    #expect(
      EventStory("@0 touch=1 X=10 Y=10\n@12 X=90\n@23 touch=0").told(by: &reader)
        == ["down#1(0.10,0.10)@0", "up#1(0.90,0.10)@23"])
    #expect(
      EventStory("@30 touch=1 X=10\n@42 X=90\n@50 X=91\n@52 touch=0").told(by: &reader)
        == ["down#2(0.10,0.10)@30", "moved#2(0.91,0.10)@50", "up#2(0.91,0.10)@52"])
    #expect(reader.ignored.isEmpty)
  }

  @Test("Buttons of a joystick beyond the sixteenth are buttons, unless the device says that it lies over a display")
  func arcadePanel() {
    let axes: [UInt16: AxisRange] = [0: AxisRange(0, 255), 1: AxisRange(0, 255)]
    let keys = Set(UInt16(0x130)...0x14a)
    let panel = DeviceDescription(axes: axes, keys: keys)
    #expect(panel.touch == .none && panel.padKeys == keys)
    var reader = EventReader(device: "panel", description: panel)
    let words = EventStory("@0 touch=1\n@9 touch=0\n@20 140:1=1\n@30 Y=0\n@40 Y=127").told(by: &reader)
    #expect(
      words == [
        "BTN_TOUCH.down@0", "BTN_TOUCH.up@9", "BTN_TOOL_PEN.down@20", "BTN_DPAD_UP.down@30", "BTN_DPAD_UP.up@40",
      ])
    let screen = DeviceDescription(axes: axes, keys: keys, properties: [1])
    #expect(screen.touch == .single(button: 0x14a))
    reader = EventReader(device: "screen", description: screen)
    #expect(EventStory("@0 140:1=1\n@9 140:1=0").told(by: &reader).isEmpty && reader.ignored == [.toolButton: 1])
  }
}
