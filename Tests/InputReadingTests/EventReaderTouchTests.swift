import EventStories
import Events
import Testing

@testable import InputReading

@Suite("What a reader makes of fingers")
struct EventReaderTouchTests {
  private func signals(_ story: String, by description: DeviceDescription, state: DeviceState? = nil) -> [String] {
    var reader = EventReader(device: "screen", description: description)
    return EventStory(story).words(by: &reader, state: state)
  }

  @Test("Type B: two fingers, lifted one after the other")
  func twoFingers() {
    let words = signals(
      """
      @0 slot=0 id=7 x=10 y=20 slot=1 id=8 x=90 y=80
      @30 slot=0 x=11
      @60 slot=1 id=-1
      @90 slot=0 id=-1
      """, by: .slotScreen)
    #expect(
      words == [
        "down#1(0.10,0.20)@0", "down#2(0.90,0.80)@0", "moved#1(0.11,0.20)@30", "up#2(0.90,0.80)@60",
        "up#1(0.11,0.20)@90",
      ])
  }

  @Test("A tap that begins and ends in one frame is a tap")
  func tapInOneFrame() {
    #expect(
      signals("@5 slot=0 id=7 x=10 y=20 id=-1", by: .slotScreen) == ["down#1(0.10,0.20)@5", "up#1(0.10,0.20)@5"])
    #expect(
      signals("@5 touch=1 X=10 Y=20 touch=0", by: .singleScreen()) == ["down#1(0.10,0.20)@5", "up#1(0.10,0.20)@5"])
  }

  @Test("A finger that the kernel lifts, because the screen goes away or the machine sleeps, has not pressed")
  func liftedByKernel() {
    #expect(
      signals("@5 touch=1 X=10 Y=20\n@9 touch=0 !", by: .singleScreen())
        == ["down#1(0.10,0.20)@5", "cancelled#1(0.10,0.20)@9"])
    #expect(
      signals("@5 slot=0 id=7 x=10 y=20\n@9 id=-1 !", by: .slotScreen)
        == ["down#1(0.10,0.20)@5", "cancelled#1(0.10,0.20)@9"])
  }

  @Test("Nothing is given before a frame is complete")
  func missingReport() {
    #expect(signals("@5 slot=0 id=7 x=10 y=20 …\n@9 id=-1 …", by: .slotScreen).isEmpty)
  }

  @Test("A frame that never ends does not grow, and is counted")
  func endlessFrame() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    var words: [String] = []
    for id in Int32(0)..<20_000 {
      words += EventStory("@1 slot=0 id=\(id) x=10 y=20 id=-1 …").words(by: &reader)
    }
    words += EventStory("@2 x=1").words(by: &reader)
    #expect(words.count <= 2 * InputFrame.limit && reader.ignored[.overlongFrame] == 1)
    #expect(words.filter { $0.hasPrefix("down") }.count == words.filter { $0.hasPrefix("up") }.count)
  }

  @Test("Single touch: the finger is the button, BTN_TOUCH or at ELO BTN_LEFT")
  func singleTouch() {
    let story = "@0 touch=1 X=50 Y=50\n@10 X=52\n@90 touch=0"
    let expected = ["down#1(0.50,0.50)@0", "moved#1(0.52,0.50)@10", "up#1(0.52,0.50)@90"]
    #expect(signals(story, by: .singleScreen()) == expected)
    let elo = story.replacing("touch", with: "left")
    #expect(signals(elo, by: .singleScreen(button: 0x110)) == expected)
  }

  @Test("Type A: contacts without identity are followed by nearness")
  func frames() {
    let words = signals(
      """
      @0 x=10 y=10 contact x=80 y=80 contact touch=1
      @10 x=79 y=80 contact x=11 y=10 contact
      @20 x=12 y=10 contact
      @30 contact touch=0
      """, by: .frameScreen)
    #expect(
      words == [
        "down#1(0.10,0.10)@0", "down#2(0.80,0.80)@0", "moved#1(0.11,0.10)@10", "moved#2(0.79,0.80)@10",
        "moved#1(0.12,0.10)@20", "up#2(0.79,0.80)@20", "up#1(0.12,0.10)@30",
      ])
  }

  @Test(
    "Axes of every kind of range end on the display",
    arguments: [
      (AxisRange(0, 100), Int32(25), 0.25), (AxisRange(-100, 100), -50, 0.25), (AxisRange(3900, 200), 200, 1),
      (AxisRange(.min, .max), .max, 1), (AxisRange(.max, .min), .max, 0),
      (AxisRange(0, 100), 140, 1), (AxisRange(0, 100), -3, 0),
    ])
  func ranges(range: AxisRange, value: Int32, part: Double) {
    var reader = EventReader(device: "screen", description: .singleScreen(range))
    let signals = EventStory("@0 touch=1 X=\(value) Y=50").events.flatMap { reader.read($0) }
    guard case .contact(let contact)? = signals.first else {
      Issue.record("no contact")
      return
    }
    #expect(abs(contact.x - part) < 1e-9)
    let isOutside = value == 140 || value == -3
    #expect(reader.ignored[.outOfRange] == (isOutside ? 1 : nil))
  }

  @Test("A range without extent grows with what is seen, to the next power of two, and is counted")
  func uselessRange() {
    var reader = EventReader(device: "screen", description: .singleScreen(AxisRange(7, 7)))
    #expect(EventStory("@0 touch=1 X=1023 Y=50\n@9 touch=0").words(by: &reader).first == "down#1(1,0.50)@0")
    #expect(EventStory("@20 touch=1 X=4095 Y=50").words(by: &reader) == ["down#2(1,0.50)@20"])
    #expect(EventStory("@30 X=2048").words(by: &reader) == ["moved#2(0.50,0.50)@30"])
    #expect(reader.ignored == [.uselessRange: 4])
  }

  @Test("A finger that rests on the screen when it is opened is nobody's press")
  func heldAtOpening() {
    let held = DeviceState(slots: [DeviceState.Slot(tracking: 7, x: 10, y: 10), DeviceState.Slot()])
    var reader = EventReader(device: "screen", description: .slotScreen, state: held)
    #expect(EventStory("@0 slot=0 x=11\n@9 id=-1").words(by: &reader).isEmpty)
    #expect(EventStory("@20 slot=0 id=8 x=30 y=40").words(by: &reader) == ["down#1(0.30,0.40)@20"])
  }

  @Test("Lost events: what vanished is cancelled, what stays goes on, what is new begins")
  func dropped() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    _ = EventStory("@0 slot=0 id=7 x=10 y=10 slot=1 id=8 x=90 y=90").words(by: &reader)
    let state = DeviceState(slots: [
      DeviceState.Slot(tracking: 7, x: 12, y: 10), DeviceState.Slot(tracking: 9, x: 50, y: 50),
    ])
    let words = EventStory("@20 dropped …\n@30 slot=1 id=-1 x=3").words(by: &reader, state: state)
    #expect(words == ["moved#1(0.12,0.10)@30", "cancelled#2(0.90,0.90)@30", "down#3(0.50,0.50)@30"])
    #expect(reader.ignored == [.eventsLost: 1])
  }

  @Test("Lost events of a source that cannot be asked cancel everything")
  func droppedBlind() {
    let words = signals("@0 touch=1 X=50 Y=50\n@20 dropped …\n@30 touch=0\n@40 touch=1", by: .generic)
    #expect(words == ["down#1(0,0)@0", "cancelled#1(0,0)@30", "down#2(0,0)@40"])
  }

  @Test("A new contact in a slot ends the one that was not lifted; its id twice is one contact")
  func replaced() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    let words = EventStory("@0 slot=0 id=7 x=10 y=10\n@10 id=7 x=11\n@20 id=8 x=50 y=50").words(by: &reader)
    #expect(
      words == ["down#1(0.10,0.10)@0", "moved#1(0.11,0.10)@10", "up#1(0.11,0.10)@20", "down#2(0.50,0.50)@20"])
    #expect(reader.ignored == [.repeatedState: 1, .replacedContact: 1])
  }

  @Test("Slots that do not exist are counted and touch no other slot")
  func badSlots() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    let words = EventStory("@0 slot=9 id=7 x=10 y=10\n@10 slot=-1 id=8\n@20 slot=1 id=9 x=5 y=5").words(by: &reader)
    #expect(words == ["down#1(0.05,0.05)@20"] && reader.ignored == [.badSlot: 6])
  }

  @Test("When the device goes away, fingers on it are cancelled and an unfinished frame never was")
  func gone() {
    var reader = EventReader(device: "screen", description: .slotScreen)
    _ = EventStory("@0 slot=0 id=7 x=10 y=10\n@5 slot=1 id=8 x=20 y=20 …").words(by: &reader)
    #expect(reader.cancelAll(time: 9000).map(EventStory.word) == ["cancelled#1(0.10,0.10)@9"])
  }

  @Test("A pipe is single touch until it speaks of slots")
  func generic() {
    var reader = EventReader(device: "pipe", description: .generic)
    let single = EventStory("@0 touch=1 X=32767 Y=0\n@9 touch=0").words(by: &reader)
    #expect(single == ["down#1(1,0)@0", "up#1(1,0)@9"])
    let slots = EventStory("@20 slot=0 id=3 x=0 y=32767 touch=1 X=0 Y=32767\n@29 id=-1 touch=0").words(by: &reader)
    #expect(slots == ["down#2(0,1)@20", "up#2(0,1)@29"])
  }
}
