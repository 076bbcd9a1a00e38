import Events
import Ports
import Settings

@testable import InputSetup

/// Performs a conversation without devices, files and time: what the dialogue wants is done at once, and time passes
/// when a story says so.
struct Talk {
  private(set) var dialogue: LearningDialogue
  private(set) var time: Int64 = 0
  /// All that was said, and what was said since somebody last typed, pressed, touched or waited.
  private(set) var said: [String] = []
  private(set) var shown = ""
  private(set) var held: [Int] = []
  private(set) var draft: [InputSettings] = []
  private(set) var saves = 0
  private(set) var left: Bool?
  private(set) var restarts = 0
  private let devices: [InputDeviceStatus]
  /// Devices that cannot be opened, and why.
  var closed: [Int: String] = [:]
  private var contact = 0

  init(
    _ devices: [InputDeviceStatus], inputs: [InputSettings] = [], language: Language = .english,
    isKioskRunning: Bool = false, isAgreed: Bool = false
  ) {
    self.devices = devices
    var settings = KioskSettings.embedded(stateDirectory: "/state", runtimeDirectory: "/run")
    settings.inputs = inputs
    dialogue = LearningDialogue(
      LearningDialogue.Manner(
        language: language, isKioskRunning: isKioskRunning, isAgreed: isAgreed, restartCommand: "RESTART"),
      settings: settings)
    perform(dialogue.begin(at: 0))
  }

  mutating func type(_ texts: String...) { for text in texts { act(.answer(text)) } }

  /// Presses keys of a device one after the other, at leisure.
  mutating func press(_ keys: String..., on device: Int = 0) {
    for key in keys {
      pass(1)
      shown = ""
      for phase in [KeyChange.Phase.down, .up] {
        take(.signal(.key(KeyChange(device: "\(device)", key: key, phase: phase, time: time * 1000))))
      }
    }
  }

  mutating func touch(_ places: (Double, Double)..., on device: Int = 0) {
    for (x, y) in places { stroke(from: (x, y), to: (x, y), on: device) }
  }

  mutating func stroke(from first: (Double, Double), to last: (Double, Double), on device: Int = 0) {
    pass(1)
    contact += 1
    shown = ""
    for (place, phase) in [(first, ContactPhase.down), (last, .moved), (last, .up)] {
      take(
        .signal(
          .contact(Contact(device: "\(device)", id: contact, x: place.0, y: place.1, phase: phase, time: time * 1000))))
    }
  }

  mutating func send(_ signal: InputSignal) { act(.signal(signal)) }

  /// Seconds go by, and the deadline with them.
  mutating func pass(_ seconds: Int64) {
    time += seconds * 1000
    if time >= dialogue.deadline { act(.time) }
  }

  private mutating func act(_ event: LearningDialogue.Event) {
    shown = ""
    take(event)
  }

  mutating func take(_ event: LearningDialogue.Event) {
    perform(dialogue.take(event, at: time))
  }

  private mutating func perform(_ actions: [LearningDialogue.Action]) {
    for action in actions {
      switch action {
      case .say(let text), .ask(let text):
        said.append(text)
        shown += text + "\n"
      case .hold(let wanted):
        held = wanted
        for device in wanted {
          let signal: InputSignal =
            closed[device].map { .unplugged(device: "\(device)", reason: $0) } ?? .plugged(device: "\(device)")
          perform(dialogue.take(.signal(signal), at: time))
        }
      case .list: perform(dialogue.take(.devices(devices), at: time))
      case .draft(let inputs):
        draft = inputs
        perform(dialogue.take(.drafted(difference: "+ DIFFERENCE"), at: time))
      case .save:
        saves += 1
        var settings = dialogue.settings
        for input in draft {
          settings.inputs.removeAll { $0.name == input.name }
          settings.inputs.append(input)
        }
        perform(dialogue.take(.saved(settings, copy: "COPY"), at: time))
      case .restart:
        restarts += 1
        perform(dialogue.take(.restarted(true), at: time))
      case .leave(let saved): left = saved
      }
    }
  }
}

extension InputDeviceStatus {
  static func pad(_ path: String = "usb-1/input0", configured: String? = nil, link: String? = nil) -> Self {
    Self(
      configured: configured, name: "Five Key Pad", vendor: 0x1d6b, product: 0x0105, physicalPath: path,
      links: link.map { [$0] } ?? [], abilities: ["key"], state: "present", reason: "")
  }

  static func screen(_ path: String = "usb-9/input0") -> Self {
    Self(
      configured: nil, name: "Office Touchscreen", vendor: 0x1d6b, product: 0x0101, physicalPath: path, links: [],
      abilities: ["touchscreen"], state: "present", reason: "")
  }

  static func pipe(_ name: String) -> Self {
    Self(
      configured: name, name: "", vendor: 0, product: 0, physicalPath: "", links: [], abilities: ["pipe"],
      state: "opened", reason: "")
  }
}
