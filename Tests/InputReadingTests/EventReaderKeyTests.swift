import EventStories
import Events
import Testing

@testable import InputReading

@Suite("What a reader makes of keys")
struct EventReaderKeyTests {
  @Test("Down and up, also in one frame, in their order")
  func keys() {
    var reader = EventReader(device: "pad", description: .pad)
    let words = EventStory("@0 KEY_1=1\n@15 KEY_1=0\n@40 KEY_2=1 KEY_2=0").words(by: &reader)
    #expect(words == ["KEY_1.down@0", "KEY_1.up@15", "KEY_2.down@40", "KEY_2.up@40"])
  }

  @Test("Repetition, doubled states, nonsense and keys the device does not have are counted, and are no signals")
  func ignored() {
    var reader = EventReader(device: "pad", description: .pad)
    let words = EventStory("@0 KEY_1=1\n@9 KEY_1=2\n@10 KEY_1=1\n@11 KEY_2=0 KEY_3=7 KEY_9=1 0:3=5 2:1f=1 4:4=30")
      .words(by: &reader)
    #expect(words == ["KEY_1.down@0"])
    #expect(reader.ignored == [.autoRepeat: 1, .repeatedState: 2, .badValue: 1, .unknownCode: 3])
  }

  @Test("A key held through lost events goes on; one let go meanwhile is cancelled; one pressed meanwhile is down")
  func dropped() {
    var reader = EventReader(device: "pad", description: .pad)
    _ = EventStory("@0 KEY_1=1 KEY_2=1").words(by: &reader)
    let words = EventStory("@5 dropped …\n@9 KEY_4=1").words(by: &reader, state: DeviceState(keys: [3, 4]))
    #expect(words == ["KEY_1.cancelled@9", "KEY_3.down@9"])
  }

  @Test("A key that the kernel releases, because the pad goes away or the machine sleeps, was not let go")
  func releasedByKernel() {
    var reader = EventReader(device: "pad", description: .pad)
    let words = EventStory("@0 KEY_1=1\n@9 KEY_1=2 !\n@15 KEY_1=0\n@40 KEY_2=1\n@50 KEY_2=0 !\n@60 KEY_2=1 KEY_2=0")
      .words(by: &reader)
    #expect(
      words == ["KEY_1.down@0", "KEY_1.up@15", "KEY_2.down@40", "KEY_2.cancelled@50", "KEY_2.down@60", "KEY_2.up@60"])
  }

  @Test("A pad that ends all its frames as only the kernel does is believed")
  func endsWithOne() {
    var reader = EventReader(device: "pad", description: .pad)
    #expect(EventStory("@0 KEY_1=1 !\n@9 KEY_1=0 !").words(by: &reader) == ["KEY_1.down@0", "KEY_1.up@9"])
  }

  @Test("Keys that come up and go down within a frame are given in their order")
  func orderInOneFrame() {
    var reader = EventReader(device: "pad", description: .pad)
    let words = EventStory("@0 KEY_1=1\n@5 KEY_1=0 KEY_1=1 KEY_1=0 KEY_2=1 KEY_2=0").words(by: &reader)
    #expect(
      words == [
        "KEY_1.down@0", "KEY_1.up@5", "KEY_1.down@5", "KEY_1.up@5", "KEY_2.down@5", "KEY_2.up@5",
      ])
    #expect(reader.ignored.isEmpty)
  }

  @Test("When the pad goes away, its held keys are cancelled, and those of an unfinished frame")
  func gone() {
    var reader = EventReader(device: "pad", description: .pad)
    _ = EventStory("@0 KEY_1=1\n@5 KEY_2=1 KEY_1=0 …").words(by: &reader)
    #expect(reader.cancelAll(time: 9000).map(EventStory.word) == ["KEY_1.cancelled@9", "KEY_2.cancelled@9"])
  }

  @Test("Time that goes back is counted")
  func timeBack() {
    var reader = EventReader(device: "pad", description: .pad)
    #expect(EventStory("@9 KEY_1=1\n@3 KEY_1=0").words(by: &reader) == ["KEY_1.down@9", "KEY_1.up@3"])
    #expect(reader.ignored == [.timeWentBack: 1])
  }

  @Test("The axes of a joystick are no screen: its buttons are keys, and its ends are those of a pad of directions")
  func joystick() {
    let stick = DeviceDescription(axes: [0: AxisRange(0, 255), 1: AxisRange(0, 255)], keys: [0x120, 0x121])
    var reader = EventReader(device: "pad", description: stick)
    let words = EventStory("@0 X=120 BTN_TRIGGER=1\n@10 X=3\n@20 X=40\n@30 X=255\n@40 X=127 Y=0").words(by: &reader)
    #expect(
      words == [
        "BTN_TRIGGER.down@0", "BTN_DPAD_LEFT.down@10", "BTN_DPAD_LEFT.up@30", "BTN_DPAD_RIGHT.down@30",
        "BTN_DPAD_RIGHT.up@40", "BTN_DPAD_UP.down@40",
      ])
    #expect(
      reader.cancelAll(time: 50_000).map(EventStory.word).sorted() == [
        "BTN_DPAD_UP.cancelled@50", "BTN_TRIGGER.cancelled@50",
      ])
  }

  @Test("A hat that is let go while events were lost is cancelled")
  func hat() {
    let pad = DeviceDescription(axes: [0x10: AxisRange(-1, 1), 0x11: AxisRange(-1, 1)], keys: [0x2c0])
    var reader = EventReader(device: "pad", description: pad)
    #expect(EventStory("@0 10:3=-1").words(by: &reader) == ["BTN_DPAD_LEFT.down@0"])
    let state = DeviceState(axes: [0x10: 0, 0x11: 1])
    #expect(
      EventStory("@9 dropped").words(by: &reader, state: state) == [
        "BTN_DPAD_LEFT.cancelled@9", "BTN_DPAD_DOWN.down@9",
      ])
  }

  @Test(
    "Keys have the kernel's names",
    arguments: [("KEY_1", UInt16(2)), ("BTN_TRIGGER", 0x120), ("BTN_0", 0x100), ("KEY_KPENTER", 96), ("0x2fe", 0x2fe)])
  func names(name: String, code: UInt16) {
    #expect(KeyCode.name(of: code) == name && KeyCode.code(named: name) == code)
  }

  @Test("A second name is understood, an unknown one is not")
  func otherNames() {
    #expect(KeyCode.code(named: "BTN_A") == 0x130)
    #expect(KeyCode.code(named: "KEY_NONSENSE") == nil && KeyCode.code(named: "0x300") == nil)
  }
}
