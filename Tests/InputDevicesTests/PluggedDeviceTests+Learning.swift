import Events
import Ports
import Foundation
import KioskFixtures
import Settings
import Testing

@testable import InputDevices

// Devices that are being set up. They are of this suite because there is one mocked /dev for the whole process.
extension PluggedDeviceTests {
  @Test("What is lent is read by the borrower alone, uncalibrated, and comes back")
  func lending() async throws {
    try devices.plug("touchscreen", number: 0, physicalPath: "usb-1/input0")
    try devices.plug("five-key-pad", number: 1, physicalPath: "usb-2/input0")
    let screen = InputSettings(
      name: "screen", way: .device(DeviceIdentity(name: "Office Touchscreen")), panel: PanelSettings(rotation: .half))
    let listener = InputListener(settings: [screen], receiver: recorder)
    try listener.start()
    defer { listener.stop() }
    try devices.send("@1 id=7 x=1020 y=1020 touch=1", to: 0)
    _ = recorder.words(atLeast: 2)
    let lender = InputLender(listener: listener)
    let learner = InputLearner(listener: InputListener(settings: [screen], receiver: SignalRecorder()))
    let list = try learner.list().map(InputDeviceStatus.init)
    var loan = await lender.lend(list).makeAsyncIterator()
    #expect(await loan.next() != nil)
    let signals = try await learner.learn(["a": list[0], "b": list[1]])
    #expect(
      recorder.words(atLeast: 4)
        == ["screen:plugged", "screen:down(75,75)", "screen:cancelled(75,75)", "screen:unplugged(learning)"])
    #expect(try listener.list().first?.state == .learning)
    var read = signals.makeAsyncIterator()
    #expect(await read.next() == .plugged(device: "a"))
    #expect(await read.next() == .plugged(device: "b"))
    try devices.send("@1 KEY_3=1", to: 1)
    guard case .key(let key)? = await read.next() else { throw NothingRead() }
    #expect(key.device == "b" && key.key == "KEY_3" && key.phase == .down)
    try devices.send("@9 id=8 x=1020 y=1020 touch=1\n@90 id=-1 touch=0", to: 0)
    guard case .contact(let contact)? = await read.next() else { throw NothingRead() }
    #expect(contact.device == "a" && abs(contact.x - 0.25) < 0.01 && contact.phase == .down)
    await learner.stop()
    await lender.stop()
    #expect(recorder.words(atLeast: 5).suffix(1) == ["screen:plugged"])
    #expect(await loan.next() == nil)
    try devices.send("@1 id=9 x=1020 y=1020 touch=1", to: 0)
    #expect(recorder.words(atLeast: 6).suffix(1) == ["screen:down(75,75)"])
  }

  @Test("A newer session ends the one before, and takes its devices over")
  func takenOver() async throws {
    try devices.plug("five-key-pad", number: 0, physicalPath: "usb-2/input0")
    let learner = InputLearner(listener: InputListener(settings: [], receiver: SignalRecorder()))
    let pad = try InputDeviceStatus(#require(try learner.list().first))
    let first = try await learner.learn(["a": pad])
    let second = try await learner.learn(["b": pad])
    // It would never end otherwise.
    for await _ in first {}
    var read = second.makeAsyncIterator()
    #expect(await read.next() == .plugged(device: "b"))
    await learner.stop()
  }

  @Test("Without a kiosk: of two equal pads a press shows which, and both entries name their place")
  func learnedEqualPads() async throws {
    let story = try LearningPlace(devices)
    try devices.plug("five-key-pad", number: 3, physicalPath: "usb-1/input0")
    try devices.plug("five-key-pad", number: 5, physicalPath: "usb-2/input0")
    for (counter, device, path) in [(1, 5, "usb-2/input0"), (2, 3, "usb-1/input0")] {
      let talk = try story.learn("--yes")
      try await talk.choose("Five Key Pad – button pad (2 equal ones")
      try await talk.choose("At a service counter")
      try await talk.waitFor("counter's number")
      talk.type("\(counter)")
      try await talk.waitFor("Press any button on the pad for counter \(counter)")
      try devices.send("@1 KEY_1=1\n@20 KEY_1=0", to: device)
      try await talk.choose("Five\n")
      try await talk.choose("No\n")
      try await story.pressFive(talk, device: device)
      #expect(try await talk.program.end() == .exited(0), "\(talk.said)")
      let pad = try #require(try story.inputs()["counter-\(counter)-pad"])
      let identity = DeviceIdentity(name: "Five Key Pad", vendor: 0x1d6b, product: 0x0105, physicalPath: path)
      #expect(pad.way == .device(identity) && pad.rating == .counter(counter))
      #expect(pad.keys == Dictionary(uniqueKeysWithValues: (1...5).map { ("KEY_\($0)", .rate(score: $0, scale: 5)) }))
    }
    #expect(try story.inputs().count == 4)
  }

  @Test("With a kiosk: a touchscreen that nobody has configured is learned, and works after the restart")
  func learnedThroughKiosk() async throws {
    let story = try LearningPlace(devices)
    let (place, preload) = (story.place, story.preload)
    try devices.plug("touchscreen", number: 0, physicalPath: "usb-1/input0")
    let kiosk = try await RunningKiosk(at: place, environment: preload)
    let talk = try story.learn()
    try await talk.choose("Office Touchscreen – touchscreen (not set up)")
    // It hangs upside down.
    for (number, corner) in [(3850, 3850), (245, 3850), (245, 245), (3850, 245)].enumerated() {
      try await talk.waitFor("(\(number + 1)/4) Touch the")
      try await Task.sleep(for: .milliseconds(350))
      try devices.send("@1 id=\(number) x=\(corner.0) y=\(corner.1) touch=1\n@90 id=-1 touch=0", to: 0)
    }
    try await talk.waitFor("turned by 180°")
    try await talk.choose("Save\n")
    try await talk.choose("Now")
    // The story is the service manager.
    #expect(try await kiosk.program.end() == .exited(0))
    let again = try await RunningKiosk(at: place, environment: preload)
    try await talk.waitFor("has restarted and uses it")
    talk.type("0")
    #expect(try await talk.program.end() == .exited(0), "\(talk.said)")
    let list = try await again.kioskctl("input", "list").output
    #expect(list.contains("screen-2: open\n  name: \"Office Touchscreen\""), "\(list)")
    #expect(try story.inputs()["screen-2"]?.panel == PanelSettings(rotation: .half))
    try await again.stop()
  }
}

/// kioskctl input learn beside mocked devices, and what it wrote.
private struct LearningPlace {
  let place: KioskPlace
  let devices: MockDevices

  init(_ devices: MockDevices) throws {
    self.devices = devices
    place = try KioskPlace()
  }

  /// What a program needs to see these devices too.
  var preload: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key == "LD_PRELOAD" || $0.key.hasPrefix("UMOCKDEV_") }
      .merging(["KIOSK_SOCKET": place.socket]) { $1 }
  }

  func learn(_ arguments: String...) throws -> Conversation {
    try Conversation(
      "kioskctl", ["input", "learn", "--config", place.configurationFile] + arguments, environment: preload,
      in: place.directory)
  }

  func inputs() throws -> [String: InputSettings] {
    let inputs = try KioskSettings.load(place.configurationFile).settings.inputs
    return Dictionary(inputs.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Presses the buttons for five levels, as they are asked for.
  func pressFive(_ talk: Conversation, device: Int) async throws {
    for (number, key) in (1...5).reversed().enumerated() {
      try await talk.waitFor("(\(number + 1)/5) Press the button for:")
      // The rest of a hand after a press; a mock device is stamped when it is read.
      try await Task.sleep(for: .milliseconds(350))
      try devices.send("@1 KEY_\(key)=1\n@20 KEY_\(key)=0", to: device)
    }
  }
}

private struct NothingRead: Error {}
