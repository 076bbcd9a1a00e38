import Events
import PressStories
import Settings
import Testing

@testable import InputDevices
import Presses

/// The stories of the press recognition, this time played by devices of the kernel: what is written to their files comes
/// through udev, libevdev and the input thread, and presses the same.
extension PluggedDeviceTests {
  @Test("Stories of presses, played by devices", arguments: PressExample.instant)
  func story(_ story: PressExample) throws {
    var hand = try Hand(devices, recorder)
    let listener = listener([
      (PressStory.screen, DeviceIdentity(name: "Office Touchscreen")),
      (PressStory.pad, DeviceIdentity(name: "Five Key Pad")),
    ])
    try listener.start()
    defer { listener.stop() }
    for signal in try PressStory(story.text).signals { try hand.perform(signal) }
    let presses = Self.presses(try hand.finish())
    #expect(presses == story.presses.split(separator: " ").map { String($0.prefix { $0 != "@" }) }.sorted())
  }

  /// What is pressed, whenever it comes out: a live device has its times from the clock.
  private static func presses(_ signals: [InputSignal]) -> [String] {
    var recognition = PressRecognition(scene: PressStory.scene)
    var gestures = recognition.recognise(signals, at: 0)
    while let due = recognition.deadline { gestures += recognition.wake(at: due) }
    return gestures.map { gesture in
      switch gesture {
      case .press(let press): press.source.control
      case .scan(let scan): scan.description
      case .typing: "typed"
      }
    }.sorted()
  }
}

/// Does to a mock touchscreen and a mock pad what a story tells, and waits until it has come through.
private struct Hand {
  private let devices: MockDevices
  private let recorder: SignalRecorder
  private var numbers = [PressStory.screen: 0, PressStory.pad: 1]
  private var slots: [Int: Int] = [:]
  private var tracking = 0
  /// Frames of one device that are written at once, so that no pause comes between them.
  private var frames: (device: String, lines: [String]) = ("", [])
  /// How many signals must have come; both devices are plugged to begin with.
  private var expected = 2
  /// How many will come with the next unplugging.
  private var owed = 0

  init(_ devices: MockDevices, _ recorder: SignalRecorder) throws {
    self.devices = devices
    self.recorder = recorder
    try plug(PressStory.screen)
    try plug(PressStory.pad)
  }

  mutating func perform(_ signal: InputSignal) throws {
    switch signal {
    case .contact(let contact) where contact.phase != .cancelled:
      try add(frame(contact), to: contact.device)
    case .key(let change) where change.phase != .cancelled:
      try add("@1 \(change.key)=\(change.phase == .down ? 1 : 0)", to: change.device)
    case .contact, .key:
      // The device's going away gives up what is held.
      owed += 1
      return
    case .unplugged(let device, _):
      try write()
      devices.unplug(numbers[device] ?? 0)
      slots = [:]
      expected += owed
      owed = 0
    case .plugged(let device):
      try write()
      // What was held comes with the unplugging.
      _ = recorder.signals(atLeast: expected)
      numbers[device, default: 0] += 2
      try plug(device)
    }
    expected += 1
  }

  mutating func finish() throws -> [InputSignal] {
    try write()
    let signals = recorder.signals(atLeast: expected)
    #expect(signals.count == expected, "a signal was lost, or invented")
    return signals
  }

  private func plug(_ device: String) throws {
    try devices.plug(
      device == PressStory.screen ? "touchscreen" : "five-key-pad", number: numbers[device] ?? 0,
      physicalPath: "usb-\(device)/input0")
  }

  private mutating func add(_ line: String, to device: String) throws {
    if frames.device != device { try write() }
    frames.device = device
    frames.lines.append(line)
  }

  private mutating func write() throws {
    guard let number = numbers[frames.device], !frames.lines.isEmpty else { return }
    let before = expected - frames.lines.count
    _ = recorder.signals(atLeast: before)
    try devices.send(frames.lines.joined(separator: "\n"), to: number)
    _ = recorder.signals(atLeast: expected)
    frames.lines = []
  }

  /// One frame of a touchscreen of type B.
  private mutating func frame(_ contact: Contact) -> String {
    let place = "x=\(Int((contact.x * 4095).rounded())) y=\(Int((contact.y * 4095).rounded()))"
    switch contact.phase {
    case .down:
      let slot = (0..<5).first { !slots.values.contains($0) } ?? 0
      slots[contact.id] = slot
      tracking += 1
      return "@1 slot=\(slot) id=\(tracking) \(place) touch=1"
    case .moved: return "@1 slot=\(slots[contact.id] ?? 0) \(place)"
    case .up, .cancelled:
      let slot = slots.removeValue(forKey: contact.id) ?? 0
      return "@1 slot=\(slot) id=-1" + (slots.isEmpty ? " touch=0" : "")
    }
  }
}
