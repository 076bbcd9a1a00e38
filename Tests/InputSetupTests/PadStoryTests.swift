import EventStories
import Events
import Settings
import Testing

@testable import InputSetup

@Suite("Learning a pad")
struct PadStoryTests {
  private let fiveRatings = Dictionary(
    uniqueKeysWithValues: (1...5).map { ("KEY_\($0)", InputAction.rate(score: $0, scale: 5)) })

  @Test("A new pad at a counter: five presses, a look at the change, saved")
  func newPad() {
    var talk = Talk([.pad()])
    #expect(talk.said.last?.contains("1. Five Key Pad – button pad (not set up)") == true)
    talk.type("1", "1", "3")
    #expect(talk.shown.contains("How many levels"))
    talk.type("1", "1")
    #expect(talk.held == [0] && talk.shown.contains("(1/5) Press the button for: Most satisfied (5 of 5)"))
    talk.press("KEY_5", "KEY_4", "KEY_3", "KEY_2")
    #expect(talk.draft == [])
    talk.press("KEY_1")
    #expect(talk.held == [] && talk.shown.contains("+ DIFFERENCE") && talk.shown.contains("1. Save"))
    let identity = DeviceIdentity(name: "Five Key Pad", vendor: 0x1d6b, product: 0x0105)
    #expect(
      talk.draft == [
        InputSettings(name: "counter-3-pad", way: .device(identity), rating: .counter(3), keys: fiveRatings)
      ])
    #expect(talk.saves == 0)
    talk.type("1")
    #expect(talk.saves == 1 && talk.shown.contains("COPY") && talk.shown.contains("RESTART"))
    talk.type("0")
    #expect(talk.left == true)
  }

  @Test("ผู้ใช้ภาษาไทย: แป้นใหม่ที่ทางออก สามระดับ พิมพ์เลขไทยได้")
  func thai() {
    var talk = Talk([.pad()], language: .thai)
    #expect(talk.said.last?.contains("1. Five Key Pad – แป้นกด (ยังไม่ได้ตั้งค่า)") == true)
    talk.type("๑")
    #expect(talk.shown.contains("ใช้ประเมินความพึงพอใจที่ใด"))
    talk.type("๒", "๓", "๑")
    #expect(talk.shown.contains("(1/3) กดปุ่มสำหรับ: พึงพอใจมากที่สุด (3 จาก 3)"))
    talk.press("BTN_TRIGGER", "BTN_THUMB")
    #expect(talk.shown.contains("พึงพอใจน้อยที่สุด (1 จาก 3)"))
    talk.press("BTN_TOP")
    #expect(talk.shown.contains("บันทึกหรือไม่") && talk.draft.first?.name == "exit-pad")
    #expect(talk.draft.first?.keys["BTN_THUMB"] == .rate(score: 2, scale: 3))
    talk.type("1")
    #expect(talk.shown.contains("บันทึกแล้ว"))
  }

  @Test("A pad without ratings gives tickets: the services are asked for, and some are skipped")
  func tickets() {
    var talk = Talk([.pad()])
    talk.type("1", "3")
    #expect(talk.shown.contains("(1/3) Press the button for: queue ticket, First advice"))
    talk.press("KEY_A")
    talk.type("1")
    talk.press("KEY_C")
    #expect(talk.draft.first?.name == "ticket-pad" && talk.draft.first?.rating == nil)
    #expect(
      talk.draft.first?.keys == [
        "KEY_A": .issue(service: "ADVICE", visitorType: "NOT_STATED", lane: .normal),
        "KEY_C": .issue(service: "COMPLAINT", visitorType: "NOT_STATED", lane: .normal),
      ])
  }

  @Test("A bounce, a chord and a held key are one press; a key that is taken is refused with its meaning")
  func clumsyHands() {
    var talk = Talk([.pad()])
    talk.type("1", "2", "1", "1")
    talk.press("KEY_5")
    func change(_ key: String, _ phase: KeyChange.Phase) -> InputSignal {
      .key(KeyChange(device: "0", key: key, phase: phase, time: talk.time * 1000))
    }
    // Within the same instant.
    talk.send(change("KEY_5", .down))
    talk.send(change("KEY_5", .up))
    #expect(talk.shown == "")
    talk.pass(1)
    talk.send(change("KEY_4", .down))
    talk.pass(1)
    talk.send(change("KEY_3", .down))
    talk.send(change("KEY_3", .up))
    talk.send(change("KEY_4", .up))
    #expect(talk.said.last?.contains("(3/5)") == true)
    talk.press("KEY_5")
    #expect(talk.shown.contains("“Most satisfied (5 of 5)” already"))
    talk.press("KEY_3")
    #expect(talk.said.last?.contains("(4/5)") == true)
  }

  @Test("Back forgets the button before, and from the first one goes to the list")
  func back() {
    var talk = Talk([.pad()])
    talk.type("1", "2", "1", "1")
    talk.press("KEY_9")
    talk.type("2")
    #expect(talk.shown.contains("(1/5)"))
    talk.press("KEY_5", "KEY_9")
    #expect(talk.said.last?.contains("(3/5)") == true)
    talk.type("2", "2", "2")
    #expect(talk.shown.contains("Which device") && talk.held == [])
  }

  @Test("A pad that is silent for a minute is given back, and what to do is asked")
  func silence() {
    var talk = Talk([.pad()])
    talk.type("1", "2", "1", "1")
    talk.press("KEY_5")
    talk.pass(60)
    #expect(talk.shown.contains("Nothing came") && talk.held == [])
    talk.press("KEY_4")
    talk.type("1")
    #expect(talk.held == [0] && talk.shown.contains("(2/5)"))
    talk.pass(60)
    talk.pass(600)
    #expect(talk.left == false && talk.saves == 0)
  }

  @Test(
    "A device that cannot be read is named with its remedy",
    arguments: [("denied", "as root"), ("busy", "kiosk-staff"), ("missing", "not plugged")])
  func unreadable(_ reason: String, _ words: String) {
    var talk = Talk([.pad()])
    talk.closed = [0: reason]
    talk.type("1", "2", "1", "1")
    #expect(talk.said.suffix(2).joined().contains(words) && talk.said.last?.contains("1. Try again") == true)
    talk.type("2")
    #expect(talk.shown.contains("Which device"))
  }

  @Test("Of several equal pads a press shows which, and each entry names its own place from then on")
  func equalPads() {
    let loose = InputSettings(
      name: "counter-1-pad", way: .device(DeviceIdentity(name: "Five Key Pad")), rating: .counter(1), keys: fiveRatings)
    var talk = Talk([.pad("usb-1/input0", configured: "counter-1-pad"), .pad("usb-2/input0")], inputs: [loose])
    #expect(talk.said.last?.contains("2 equal ones, set up as counter-1-pad") == true)
    talk.type("1", "1", "3")
    #expect(talk.held == [0, 1] && talk.shown.contains("Press any button on the pad for counter 3"))
    talk.press("KEY_2", on: 1)
    talk.type("1", "1")
    #expect(talk.held == [1])
    talk.press("KEY_5", "KEY_4", "KEY_3", "KEY_2", "KEY_1", on: 1)
    #expect(talk.draft.map(\.name) == ["counter-1-pad", "counter-3-pad"])
    let paths = talk.draft.map { input -> String? in
      if case .device(let identity) = input.way { identity.physicalPath } else { nil }
    }
    #expect(paths == ["usb-1/input0", "usb-2/input0"])
    #expect(talk.draft[0].keys == fiveRatings)
  }

  @Test("A link with a serial number tells equal pads apart wherever they are plugged")
  func serialNumbers() {
    var talk = Talk([.pad("usb-1/input0", link: "pad-0001"), .pad("usb-2/input0", link: "pad-0002")])
    talk.type("1", "2")
    talk.press("KEY_1", on: 0)
    talk.type("3", "1")
    talk.press("KEY_1", "KEY_2", "KEY_3")
    let identity = DeviceIdentity(name: "Five Key Pad", vendor: 0x1d6b, product: 0x0105, byID: "pad-0001")
    #expect(talk.draft.map(\.way) == [.device(identity)])
  }

  @Test("Equal pads at no known place cannot be told apart, which is said before anybody presses five buttons")
  func indistinguishable() {
    var talk = Talk([.pad(""), .pad("")])
    talk.type("1", "2")
    talk.press("KEY_1", on: 1)
    #expect(talk.said.suffix(2).first?.contains("Nothing tells this device") == true)
  }

  @Test("An entry that is there keeps its name, its identity and the buttons that were skipped")
  func again() {
    let old = InputSettings(
      name: "front", way: .device(DeviceIdentity(byID: "usb-pad")), rating: .exit,
      keys: [
        "KEY_1": .rate(score: 1, scale: 5), "KEY_7": .rate(score: 5, scale: 5),
        "KEY_A": .issue(service: "ADVICE", visitorType: "JURISTIC", lane: .priority),
      ])
    var talk = Talk([.pad(configured: "front", link: "usb-pad")], inputs: [old])
    talk.type("1", "2", "1", "2")
    talk.press("KEY_5")
    talk.type("1", "1", "1", "1")
    talk.press("KEY_A")
    talk.type("1", "1")
    #expect(talk.draft.first?.name == "front" && talk.draft.first?.way == old.way)
    #expect(
      talk.draft.first?.keys == [
        "KEY_1": .rate(score: 1, scale: 5), "KEY_5": .rate(score: 5, scale: 5),
        "KEY_A": .issue(service: "ADVICE", visitorType: "JURISTIC", lane: .priority),
      ])
  }

  @Test("Nothing is saved without a yes, and 0 leaves from everywhere")
  func leaving() {
    var talk = Talk([.pad()])
    talk.type("0")
    #expect(talk.left == false)
    talk = Talk([.pad()])
    talk.type("1", "2", "3", "1")
    talk.press("KEY_1", "KEY_2", "KEY_3")
    talk.type("x", "7")
    #expect(talk.shown.contains("one of the numbers") && talk.saves == 0)
    talk.type("0")
    #expect(talk.left == false && talk.saves == 0)
    talk = Talk([.pad()])
    talk.take(.endOfInput)
    #expect(talk.left == false)
  }

  @Test("Agreed beforehand it saves at once; a running kiosk is restarted on a yes")
  func agreed() {
    var talk = Talk([.pad()], isKioskRunning: true, isAgreed: true)
    talk.type("1", "2", "3", "1")
    talk.press("KEY_1", "KEY_2", "KEY_3")
    #expect(talk.saves == 1 && talk.left == true && talk.restarts == 0)
    talk = Talk([.pad()], isKioskRunning: true)
    talk.type("1", "2", "3", "1")
    talk.press("KEY_1", "KEY_2", "KEY_3")
    talk.type("1")
    #expect(talk.shown.contains("Restart now?"))
    talk.type("1")
    #expect(talk.restarts == 1 && talk.shown.contains("uses it"))
  }

  @Test("Nothing plugged: the list can be read again")
  func nothingPlugged() {
    var talk = Talk([])
    #expect(talk.said.last?.contains("No touchscreen or pad is plugged") == true)
    talk.type("1")
    #expect(talk.shown.contains("1. Look again"))
  }
}
