import InputReading
import EventStories
import Events
import Glibc
import Settings
import Testing

@testable import InputDevices

@Suite("The life of one configured input")
struct InputChannelTests {
  /// A pad that sends what it was given, a part at each reading, and then ends as it was made to.
  private final class ScriptedPad: EventSource {
    let descriptor: Int32 = -1
    let description = DeviceDescription.pad
    let initialState = DeviceState()
    let keepsTimes = true
    private var parts: [[UInt8]]
    private let end: InputFault?
    private let held: DeviceState?

    init(_ stories: String..., end: InputFault? = nil, held: DeviceState? = nil) {
      parts = stories.map { EventStory($0).events.flatMap(\.bytes) }
      self.end = end
      self.held = held
    }

    func read(into buffer: inout [UInt8]) throws(InputFault) -> Int {
      guard !parts.isEmpty else {
        if let end { throw end }
        return 0
      }
      let part = parts.removeFirst()
      buffer.replaceSubrange(..<part.count, with: part)
      return part.count
    }

    func state() -> DeviceState? { held }
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
      return ScriptedPad()
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

  @Test("A missing device is waited for without a clock, and its removal is not reported twice")
  func missing() {
    let channel = InputChannel(settings) { _ throws(InputFault) in ScriptedPad() }
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
    let channel = InputChannel(settings) { _ throws(InputFault) in ScriptedPad("@1 2ff:1=1") }
    for now in Int64(0)..<3 {
      _ = channel.connect(devices: [pad], taken: [], now: now)
      _ = channel.read(now: now)
      _ = channel.close(because: InputFault("read", on: pad.node, ENODEV), now: now)
    }
    #expect(channel.ignored == [.unknownCode: 3])
  }

  @Test("What came before a device was torn out did happen, and what it still held is cancelled")
  func lastWords() {
    let torn = InputFault("read", on: pad.node, ENODEV)
    let channel = InputChannel(settings) { _ throws(InputFault) in
      ScriptedPad("@1 KEY_1=1\n@2 KEY_1=0\n@3 KEY_2=1", end: torn)
    }
    _ = channel.connect(devices: [pad], taken: [], now: 0)
    let signals = channel.read(now: 8000) + channel.read(now: 9000)
    #expect(
      signals.map(EventStory.word) == [
        "KEY_1.down@1", "KEY_1.up@2", "KEY_2.down@3", "KEY_2.cancelled@9", "unplugged(exit,removed)",
      ])
  }

  @Test("After lost events the device's answer counts, and what was read before it does not")
  func lostEvents() {
    // Between the loss and the answer KEY_1 was let go and KEY_2 pressed.
    let channel = InputChannel(settings) { _ throws(InputFault) in
      ScriptedPad("@1 KEY_1=1", "@5 dropped\n@6 KEY_3=1\n@7 KEY_3=0", "@9 KEY_2=0", held: DeviceState(keys: [3]))
    }
    _ = channel.connect(devices: [pad], taken: [], now: 0)
    let words = (0..<3).flatMap { _ in channel.read(now: 0) }.map(EventStory.word)
    #expect(words == ["KEY_1.down@1", "KEY_1.cancelled@5", "KEY_2.down@5", "KEY_2.up@9"])
  }

  @Test("A device that another input holds is not taken twice")
  func taken() {
    let channel = InputChannel(settings) { _ throws(InputFault) in ScriptedPad() }
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
