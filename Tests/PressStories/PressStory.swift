public import Events
public import VisitorJourney

/// What happens at a kiosk, as a story: steps between slashes, pauses between steps.
///
///     touch a 0.2,0.5 / 90ms / lift a / 20ms / down KEY_1 / 15ms / up KEY_1
///
/// | step | |
/// | --- | --- |
/// | `touch a 0.2,0.5`, `move a 0.3,0.5`, `lift a`, `cancel a` | the contact `a` on the screen |
/// | `down KEY_1`, `up KEY_1`, `cancel KEY_1` | a key of the pad |
/// | `unplug`, `plug` | the screen and the pad |
/// | `scene 2` | another scene with the same zones |
/// | `close left` | the same scene without that zone |
/// | `lose` | signals of the screen and the pad were lost |
/// | `90ms`, `60us` | time goes by |
/// | `@90` after a step | it happens at that time; 0 is the beginning, milliseconds |
public struct PressStory {
  public enum Event {
    case signal(InputSignal)
    case scene(Scene)
    case lose
    case pause
  }

  public static let screen = "screen"
  public static let pad = "pad"

  /// In the order of telling; times in microseconds.
  public private(set) var events: [(time: Int64, event: Event)] = []
  private var clock: Int64 = 0
  private var current: Scene
  private var places: [Substring: (x: Double, y: Double)] = [:]
  private var contacts: [Substring: Int] = [:]

  public init(_ text: String, scene: Scene = PressStory.scene) {
    current = scene
    for step in text.split(separator: "/") { tell(step.split(whereSeparator: \.isWhitespace)) }
  }

  /// The signals alone.
  public var signals: [InputSignal] {
    events.compactMap { if case .signal(let signal) = $0.event { signal } else { nil } }
  }

  /// Two zones, `left` and `right`, with a gap of 0.2 between them, and the keys 1 to 5.
  public static let scene = Scene(
    revision: 1,
    zones: [
      screen: [
        Zone(name: "left", x: 0, y: 0, width: 0.4, height: 1), Zone(name: "right", x: 0.6, y: 0, width: 0.4, height: 1),
      ]
    ],
    keys: [pad: ["KEY_1", "KEY_2", "KEY_3", "KEY_4", "KEY_5"]])

  /// What the recognition makes of the story: `KEY_1@0 left@90`, milliseconds; a press that came out later than it was
  /// made says how much, as in `left@90+410`.
  ///
  /// Time goes on as a loop lets it: what waits comes out when it is due, also after the last step.
  public func told(to recognition: inout PressRecognition) -> String {
    var words: [String] = []
    for (time, event) in events {
      while let due = recognition.deadline, due <= time, !event.isSignal || due < time {
        words += recognition.wake(at: due).map { $0.word(at: due) }
      }
      switch event {
      case .signal(let signal): words += recognition.recognise([signal], at: time).map { $0.word(at: time) }
      case .scene(let scene): recognition.show(scene, at: time)
      case .lose: recognition.lose([Self.screen, Self.pad])
      case .pause: break
      }
    }
    while let due = recognition.deadline { words += recognition.wake(at: due).map { $0.word(at: due) } }
    return words.joined(separator: " ")
  }

  // MARK: - Telling

  private mutating func tell(_ words: [Substring]) {
    guard let first = words.first else { return }
    if first.last == "s", let length = Self.microseconds(first) {
      clock += length
      return events.append((clock, .pause))
    }
    if let mark = words.last, mark.first == "@", let time = Int64(mark.dropFirst()) { clock = time * 1000 }
    let rest = words.dropFirst().filter { $0.first != "@" }
    let name = rest.first ?? ""
    switch first {
    case "unplug":
      for device in [Self.screen, Self.pad] { tell(.unplugged(device: device, reason: "removed")) }
    case "plug": for device in [Self.screen, Self.pad] { tell(.plugged(device: device)) }
    case "lose": events.append((clock, .lose))
    case "scene":
      current.revision = Int(name) ?? 0
      events.append((clock, .scene(current)))
    case "close":
      current.zones[Self.screen]?.removeAll { $0.name == name }
      events.append((clock, .scene(current)))
    default: touchOrPress(first, name, at: rest.dropFirst().first)
    }
  }

  private mutating func touchOrPress(_ verb: Substring, _ name: Substring, at place: Substring?) {
    switch verb {
    case "down": key(name, .down)
    case "up": key(name, .up)
    case "cancel" where name.contains("_"): key(name, .cancelled)
    case "touch":
      contacts[name] = events.count
      contact(name, at: place, .down)
    case "move": contact(name, at: place, .moved)
    case "lift": contact(name, at: place, .up)
    case "cancel": contact(name, at: place, .cancelled)
    default: preconditionFailure("no such step: \(verb)")
    }
  }

  private mutating func key(_ name: Substring, _ phase: KeyChange.Phase) {
    tell(.key(KeyChange(device: Self.pad, key: String(name), phase: phase, time: clock)))
  }

  private mutating func contact(_ name: Substring, at place: Substring?, _ phase: ContactPhase) {
    if let parts = place?.split(separator: ",").compactMap({ Double($0) }), parts.count == 2 {
      places[name] = (parts[0], parts[1])
    }
    let (x, y) = places[name] ?? (0, 0)
    tell(
      .contact(Contact(device: Self.screen, id: contacts[name] ?? -1, x: x, y: y, phase: phase, time: clock)))
  }

  private mutating func tell(_ signal: InputSignal) { events.append((clock, .signal(signal))) }

  private static func microseconds(_ word: Substring) -> Int64? {
    if word.hasSuffix("ms") { return Int64(word.dropLast(2)).map { $0 * 1000 } }
    if word.hasSuffix("us") { return Int64(word.dropLast(2)) }
    return nil
  }
}

extension PressStory.Event {
  fileprivate var isSignal: Bool { if case .signal = self { true } else { false } }
}

extension Gesture {
  /// `left@90`, and `+410` when it comes so many milliseconds later; a scan is its code in quotes, and
  /// `typed` takes back the press before.
  fileprivate func word(at now: Int64) -> String {
    switch self {
    case .scan(let scan): return "\"\(scan.code)\"@\(scan.time / 1000)"
    case .typing: return "typed"
    case .press(let press):
      let late = (now - press.time) / 1000
      return "\(press.source.control)@\(press.time / 1000)" + (late > 0 ? "+\(late)" : "")
    }
  }
}
