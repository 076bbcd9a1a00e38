import Events
import Glibc
import Settings
import Testing

@testable import InputDevices

@Suite("The life of one configured input")
struct InputChannelTests {
  private final class Silence: EventSource {
    let descriptor: Int32 = -1
    let description = DeviceDescription.pad
    let initialState = DeviceState()
    func read(into reader: inout EventReader, signals: inout [InputSignal]) throws(InputFault) {}
  }

  private let pad = FoundDevice(
    node: "/dev/input/event3", name: "Pad", vendor: 1, product: 2, physicalPath: "usb-1/input0", byID: ["usb-Pad"],
    abilities: ["key"])
  private let settings = InputSettings(name: "exit", way: .device(DeviceIdentity(name: "Pad")))

  @Test("A device that another program has grabbed is reported once, tried ever less often, and taken when free")
  func busy() {
    var isFree = false
    let channel = InputChannel(settings) { node throws(InputFault) in
      if !isFree { throw InputFault("EVIOCGRAB", on: node, EBUSY) }
      return Silence()
    }
    var now: Int64 = 0
    var pauses: [Int64] = []
    #expect(
      channel.connect(devices: [pad], taken: [], now: now) == [.unplugged(device: "exit", reason: "busy")])
    while let retry = channel.retryAt, pauses.count < 8 {
      pauses.append((retry - now) / 1000)
      now = retry
      #expect(channel.connect(devices: [pad], taken: [], now: now).isEmpty)
    }
    let reason = channel.fault?.description ?? ""
    #expect(reason.contains("Another program has grabbed it") && reason.contains("โปรแกรมอื่นยึดอุปกรณ์นี้ไว้"))
    #expect(pauses == [250, 500, 1000, 2000, 4000, 5000, 5000, 5000])
    isFree = true
    #expect(channel.connect(devices: [pad], taken: [], now: now) == [.plugged(device: "exit")])
    #expect(channel.retryAt == nil && channel.fault == nil && channel.node == "/dev/input/event3")
  }

  @Test("A missing device is waited for without a clock, and its removal is not told twice")
  func missing() {
    let channel = InputChannel(settings) { _ throws(InputFault) in Silence() }
    #expect(channel.connect(devices: [], taken: [], now: 0) == [.unplugged(device: "exit", reason: "missing")])
    #expect(channel.retryAt == nil)
    #expect(channel.connect(devices: [pad], taken: [], now: 1) == [.plugged(device: "exit")])
    let gone = InputFault("read", on: pad.node, ENODEV)
    #expect(channel.close(because: gone, now: 2) == [.unplugged(device: "exit", reason: "removed")])
    #expect(channel.connect(devices: [], taken: [], now: 3).isEmpty)
    #expect(channel.retryAt == nil)
  }

  @Test("What was ignored is counted on when the device comes back")
  func countedOn() {
    final class Chatter: EventSource {
      let descriptor: Int32 = -1
      let description = DeviceDescription.pad
      let initialState = DeviceState()
      func read(into reader: inout EventReader, signals: inout [InputSignal]) throws(InputFault) {
        signals += reader.read(InputEvent(type: 1, code: 0x2ff, value: 1, time: 1))
      }
    }
    let channel = InputChannel(settings) { _ throws(InputFault) in Chatter() }
    for now in Int64(0)..<3 {
      _ = channel.connect(devices: [pad], taken: [], now: now)
      _ = channel.read(now: now)
      _ = channel.close(because: InputFault("read", on: pad.node, ENODEV), now: now)
    }
    #expect(channel.ignored == [.unknownCode: 3])
  }

  @Test("What came before a device was torn out did happen, and what it still held is cancelled")
  func lastWords() {
    final class TornOut: EventSource {
      let descriptor: Int32 = -1
      let description = DeviceDescription.pad
      let initialState = DeviceState()
      func read(into reader: inout EventReader, signals: inout [InputSignal]) throws(InputFault) {
        for event in EventStory("@1 KEY_1=1\n@2 KEY_1=0\n@3 KEY_2=1").events { signals += reader.read(event) }
        throw InputFault("read", on: "/dev/input/event3", ENODEV)
      }
    }
    let channel = InputChannel(settings) { _ throws(InputFault) in TornOut() }
    _ = channel.connect(devices: [pad], taken: [], now: 0)
    #expect(
      channel.read(now: 9000).map(EventStory.word) == [
        "KEY_1.down@1", "KEY_1.up@2", "KEY_2.down@3", "KEY_2.cancelled@9", "unplugged(exit,removed)",
      ])
  }

  @Test("A device that another input holds is not taken twice")
  func taken() {
    let channel = InputChannel(settings) { _ throws(InputFault) in Silence() }
    #expect(
      channel.connect(devices: [pad], taken: [pad.node], now: 0) == [.unplugged(device: "exit", reason: "missing")])
  }

  @Test(
    "Every field that the identity gives must match",
    arguments: [
      (DeviceIdentity(), true), (DeviceIdentity(name: "Pad", vendor: 1, product: 2), true),
      (DeviceIdentity(name: "Pad", vendor: 9), false), (DeviceIdentity(physicalPath: "usb-1/input0"), true),
      (DeviceIdentity(physicalPath: "usb-2/input0"), false), (DeviceIdentity(byID: "usb-Pad"), true),
      (DeviceIdentity(byID: "usb-Other"), false),
    ])
  func identity(identity: DeviceIdentity, matches: Bool) {
    #expect(pad.matches(identity) == matches)
  }

  @Test("Signals of several devices come in the order of their stamps, each device's own order kept")
  func order() {
    func key(_ device: String, _ time: Int64) -> InputSignal {
      .key(KeyChange(device: device, key: "KEY_1", phase: .down, time: time))
    }
    let merged = InputOrder.merged([
      [key("a", 5), key("a", 3), key("a", 9)], [key("b", 4), .unplugged(device: "b", reason: "removed")],
    ])
    #expect(
      merged == [key("b", 4), .unplugged(device: "b", reason: "removed"), key("a", 5), key("a", 3), key("a", 9)])
  }
}
