import InputReading
import Events
import Settings
import Testing

@testable import InputDevices

@Suite("Devices that come and go", .serialized)
struct PluggedDeviceTests {
  let devices: MockDevices
  let recorder = SignalRecorder()

  init() throws { devices = try MockDevices() }

  func listener(_ identities: [(String, DeviceIdentity)]) -> InputListener {
    InputListener(
      settings: identities.map { InputSettings(name: $0.0, way: .device($0.1)) }, receiver: recorder)
  }

  @Test("A touchscreen tells its taps, found by its link in by-id")
  func touchscreen() throws {
    try devices.plug("touchscreen", number: 0, physicalPath: "usb-1/input0", byID: "usb-Office_Touchscreen-event")
    let listener = listener([("screen", DeviceIdentity(byID: "usb-Office_Touchscreen-event"))])
    try listener.start()
    defer { listener.stop() }
    try devices.send("@1 id=7 x=2048 y=1024 touch=1 X=2048 Y=1024\n@90 id=-1 touch=0", to: 0)
    #expect(recorder.words(atLeast: 3) == ["screen:plugged", "screen:down(50,25)", "screen:up(50,25)"])
    let presence = try #require(try listener.list().first)
    #expect(presence.state == .opened && presence.name == "Office Touchscreen" && presence.vendor == 0x1d6b)
    #expect(presence.abilities == ["touchscreen"] && presence.physicalPath == "usb-1/input0")
  }

  @Test("A contact that begins before the one before it has ended is another, as in a recording")
  func replacedContact() throws {
    try devices.plug("touchscreen", number: 0, physicalPath: "usb-1/input0")
    let listener = listener([("screen", DeviceIdentity(name: "Office Touchscreen"))])
    try listener.start()
    defer { listener.stop() }
    try devices.send("@1 id=5 x=410 y=410 touch=1\n@20 id=6 x=3686 y=3686\n@40 id=-1 touch=0", to: 0)
    #expect(
      recorder.words(atLeast: 5)
        == ["screen:plugged", "screen:down(10,10)", "screen:up(10,10)", "screen:down(90,90)", "screen:up(90,90)"])
    #expect(listener.ignored()["screen"] == [.replacedContact: 1])
  }

  @Test("A touch that the device calls a palm is none")
  func palm() throws {
    try devices.plug("touchscreen", number: 0, physicalPath: "usb-1/input0")
    let listener = listener([("screen", DeviceIdentity(name: "Office Touchscreen"))])
    try listener.start()
    defer { listener.stop() }
    try devices.send("@1 id=5 x=410 y=410 tool=2 touch=1\n@20 id=-1 touch=0\n@30 id=6 tool=0 touch=1", to: 0)
    #expect(recorder.words(atLeast: 2) == ["screen:plugged", "screen:down(10,10)"])
  }

  @Test("An odd screen, hung on its side, is put right by the list of quirks and by its settings")
  func oddScreen() throws {
    try devices.plug("resistive", number: 0, physicalPath: "usb-1/input0")
    let text = """
      quirks:
        - {match: {vendor: "1d6b", product: "0106"}, reason: odd, axes: {x: ABS_Z, y: ABS_RX}, range: {y: [0, 2000]}}
      """
    let quirks = try DeviceQuirks.check(text, file: "") { EventCode(named: $0) }.settings
    let screen = InputSettings(
      name: "screen", way: .device(DeviceIdentity(name: "Office Resistive")),
      panel: PanelSettings(rotation: .quarter))
    let listener = InputListener(settings: [screen], quirks: quirks, receiver: recorder)
    try listener.start()
    defer { listener.stop() }
    // (0.25, 0.1) of the panel
    try devices.send("@1 touch=1 2:3=1000 3:3=200\n@90 X=7 touch=0", to: 0)
    #expect(recorder.words(atLeast: 3) == ["screen:plugged", "screen:down(90,25)", "screen:up(90,25)"])
  }

  @Test("A keypad that is missing at the start is taken when it is plugged")
  func missingAtStart() throws {
    let listener = listener([("keypad", DeviceIdentity(name: "Office Keypad"))])
    try listener.start()
    defer { listener.stop() }
    #expect(recorder.words == ["keypad:unplugged(missing)"])
    #expect(try listener.list().first?.state == .missing)
    try devices.plug("keypad", number: 3, physicalPath: "usb-1/input0")
    _ = recorder.words(atLeast: 2)
    try devices.send("@1 KEY_KP1=1\n@20 KEY_KP1=0", to: 3)
    #expect(recorder.words(atLeast: 4).suffix(3) == ["keypad:plugged", "keypad:KEY_KP1.down", "keypad:KEY_KP1.up"])
  }

  @Test("A keypad whose permissions udev has yet to set is not there yet, and no fault")
  func notReady() throws {
    try devices.plug("five-key-pad", number: 0, physicalPath: "usb-1/input0")
    let listener = listener([
      ("keypad", DeviceIdentity(name: "Office Keypad")), ("pad", DeviceIdentity(name: "Five Key Pad")),
    ])
    try listener.start()
    defer { listener.stop() }
    try devices.plug("keypad", number: 3, physicalPath: "usb-2/input0", isReady: false)
    // Heard no sooner than what the kernel announced before.
    try devices.send("@1 KEY_1=1", to: 0)
    #expect(recorder.words(atLeast: 3) == ["keypad:unplugged(missing)", "pad:plugged", "pad:KEY_1.down"])
    devices.makeReady(3)
    #expect(recorder.words(atLeast: 4).last == "keypad:plugged")
  }

  @Test("A burst that came while nobody could listen is heard to its end, with nothing more coming")
  func burst() throws {
    try devices.plug("five-key-pad", number: 0, physicalPath: "usb-1/input0")
    let listener = listener([("pad", DeviceIdentity(name: "Five Key Pad"))])
    try listener.start()
    defer { listener.stop() }
    let presses = 40
    try recorder.whileBusy {
      for _ in 0..<presses { try devices.send("@1 KEY_1=1\n@9 KEY_1=0", to: 0) }
    }
    let words = recorder.words(atLeast: 1 + 2 * presses)
    #expect(words.count == 1 + 2 * presses && words.last == "pad:KEY_1.up")
  }

  @Test("Unplugged with a key held, plugged again under another node")
  func unplugged() throws {
    try devices.plug("five-key-pad", number: 0, physicalPath: "usb-1/input0")
    let listener = listener([("pad", DeviceIdentity(vendor: 0x1d6b, product: 0x0105))])
    try listener.start()
    defer { listener.stop() }
    try devices.send("@1 KEY_1=1", to: 0)
    _ = recorder.words(atLeast: 2)
    devices.unplug(0)
    #expect(
      recorder.words(atLeast: 4)
        == ["pad:plugged", "pad:KEY_1.down", "pad:KEY_1.cancelled", "pad:unplugged(removed)"])
    try devices.plug("five-key-pad", number: 7, physicalPath: "usb-1/input0")
    _ = recorder.words(atLeast: 5)
    try devices.send("@1 KEY_2=1", to: 7)
    #expect(recorder.words(atLeast: 6).suffix(2) == ["pad:plugged", "pad:KEY_2.down"])
  }

  @Test("Unplugged with a finger on the screen")
  func fingerOnScreen() throws {
    try devices.plug("touchscreen", number: 0, physicalPath: "usb-1/input0")
    let listener = listener([("screen", DeviceIdentity(name: "Office Touchscreen"))])
    try listener.start()
    defer { listener.stop() }
    try devices.send("@1 id=7 x=0 y=0 touch=1", to: 0)
    _ = recorder.words(atLeast: 2)
    devices.unplug(0)
    #expect(
      recorder.words(atLeast: 4)
        == ["screen:plugged", "screen:down(0,0)", "screen:cancelled(0,0)", "screen:unplugged(removed)"])
  }

  @Test("Two equal pads are told apart by where they are plugged, in whatever order they come")
  func equalPads() throws {
    try devices.plug("five-key-pad", number: 0, physicalPath: "usb-2/input0")
    try devices.plug("five-key-pad", number: 1, physicalPath: "usb-1/input0")
    let listener = listener([
      ("first", DeviceIdentity(name: "Five Key Pad", physicalPath: "usb-1/input0")),
      ("second", DeviceIdentity(name: "Five Key Pad", physicalPath: "usb-2/input0")),
    ])
    try listener.start()
    defer { listener.stop() }
    #expect(recorder.words == ["first:plugged", "second:plugged"])
    try devices.send("@1 KEY_5=1", to: 0)
    #expect(recorder.words(atLeast: 3).last == "second:KEY_5.down")
    try devices.send("@1 KEY_4=1", to: 1)
    #expect(recorder.words(atLeast: 4).last == "first:KEY_4.down")
  }

  @Test("A device that nobody configured is listed and left alone")
  func unconfigured() throws {
    try devices.plug("keypad", number: 2, physicalPath: "usb-1/input0")
    let listener = listener([])
    let presence = try #require(try listener.list().first)
    #expect(presence.configured == nil && presence.state == .present && presence.name == "Office Keypad")
  }
}
