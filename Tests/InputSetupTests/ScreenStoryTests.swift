import Events
import Settings
import Presses
import Testing

@testable import InputSetup

@Suite("Learning a touchscreen")
struct ScreenStoryTests {
  @Test("Four corners of a panel that hangs turned")
  func turned() {
    var talk = Talk([.screen()])
    talk.type("1")
    #expect(talk.held == [0] && talk.shown.contains("(1/4) Touch the upper left corner"))
    #expect(talk.shown.contains("about a finger's width from both edges"))
    talk.touch((0.05, 0.95), (0.06, 0.05), (0.93, 0.06))
    #expect(talk.shown.contains("(4/4) Touch the lower left corner"))
    talk.touch((0.95, 0.94))
    #expect(talk.said.contains { $0.contains("turned by 90°") })
    let identity = DeviceIdentity(name: "Office Touchscreen", vendor: 0x1d6b, product: 0x0101)
    #expect(
      talk.draft == [InputSettings(name: "screen", way: .device(identity), panel: PanelSettings(rotation: .quarter))])
  }

  @Test("จอกลับด้านซ้ายขวา เป็นภาษาไทย")
  func thai() {
    var talk = Talk([.screen()], language: .thai)
    talk.type("1")
    #expect(talk.shown.contains("แตะมุมซ้ายบนของจอ") && talk.shown.contains("ประมาณหนึ่งนิ้วมือ"))
    talk.touch((0.94, 0.06), (0.06, 0.06), (0.06, 0.94), (0.94, 0.94))
    #expect(talk.said.contains { $0.contains("กลับด้าน") } && talk.draft.first?.panel.mirror == .x)
  }

  @Test("Touches that make no sense are asked for again, and nothing is drafted")
  func nonsense() {
    var talk = Talk([.screen()])
    talk.type("1")
    talk.touch((0.5, 0.5), (0.5, 0.5), (0.5, 0.5), (0.5, 0.5))
    #expect(talk.shown.contains("one place or line") && talk.shown.contains("(1/4)") && talk.draft == [])
    talk.touch((0.06, 0.06), (0.94, 0.06), (0.5, 0.6), (0.06, 0.94))
    #expect(talk.shown.contains("do not fit together") && talk.shown.contains("quirks.yaml"))
    talk.touch((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94))
    #expect(talk.draft.first?.panel == PanelSettings())
  }

  @Test("A stroke, a second finger and a jump are no touches of a corner")
  func clumsyHands() {
    var talk = Talk([.screen()])
    talk.type("1")
    talk.stroke(from: (0.1, 0.1), to: (0.4, 0.1))
    #expect(talk.shown.contains("slid") && talk.shown.contains("(1/4)"))
    talk.pass(1)
    func change(_ id: Int, _ phase: ContactPhase) -> InputSignal {
      .contact(Contact(device: "0", id: id, x: 0.06, y: 0.06, phase: phase, time: talk.time * 1000))
    }
    for signal in [change(90, .down), change(91, .down), change(91, .up)] { talk.send(signal) }
    #expect(talk.shown == "")
    talk.send(change(90, .up))
    #expect(talk.shown.contains("(2/4)"))
    for signal in [change(92, .down), change(92, .up)] { talk.send(signal) }
    #expect(talk.shown == "")
  }

  @Test("Back takes the last corner again; the calibration that was there is replaced, zones stay")
  func again() {
    let zone = TouchZone(
      Zone(name: "all", x: 0, y: 0, width: 1, height: 1),
      action: .issue(service: "ADVICE", visitorType: "NOT_STATED", lane: .normal))
    let old = InputSettings(
      name: "front", way: .device(DeviceIdentity(name: "Office Touchscreen")), zones: [zone],
      panel: PanelSettings(calibration: .init(2, 0, 0, 0, 2, 0), rotation: .half))
    var talk = Talk([.screen()], inputs: [old])
    talk.type("1")
    talk.touch((0.3, 0.3))
    talk.type("1")
    #expect(talk.shown.contains("(1/4)"))
    talk.touch((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94))
    var expected = old
    expected.panel = PanelSettings()
    #expect(talk.draft == [expected])
  }

  @Test("Of two equal screens a touch shows which")
  func equalScreens() {
    var talk = Talk([.screen("usb-1/input0"), .screen("usb-2/input0")])
    talk.type("1")
    #expect(talk.shown.contains("Touch the touchscreen that you want to set up"))
    talk.touch((0.5, 0.5), on: 1)
    #expect(talk.held == [1] && talk.said.last?.contains("(1/4)") == true)
    talk.touch((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94), on: 1)
    #expect(talk.draft.count == 1)
  }

  @Test("What is neither is asked for: a pipe may be a pad or a screen")
  func pipe() {
    let pipe = InputSettings(name: "reception", way: .fifo(path: "/run/reception"))
    var talk = Talk([.pipe("reception")], inputs: [pipe])
    #expect(talk.said.last?.contains("1. reception – another device (set up as reception)") == true)
    talk.type("1")
    #expect(talk.shown.contains("1. A pad with buttons"))
    talk.type("2")
    talk.touch((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94))
    #expect(talk.draft == [pipe])
  }
}
