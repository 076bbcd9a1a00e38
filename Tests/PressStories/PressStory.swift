public import Events
internal import Foundation
public import Presses

/// What happens at a kiosk, as a story: steps between slashes, pauses between steps.
///
///     touch a 0.2,0.5 / 90ms / lift a / 20ms / down KEY_1 / 15ms / up KEY_1
///
/// | step | |
/// | --- | --- |
/// | `touch a 0.2,0.5`, `move a 0.3,0.5`, `lift a`, `lift a 0.3,0.5`, `cancel a` | the contact `a` on the screen |
/// | `lift ? 0.2,0.5` | a contact that nobody has seen coming |
/// | `down KEY_1`, `up KEY_1`, `cancel KEY_1` | a key of the pad |
/// | `unplug`, `plug` | the screen and the pad |
/// | `scene 2` | another scene with the same zones |
/// | `close left` | the same scene without that zone |
/// | `lose` | signals of the screen and the pad were lost |
/// | `90ms`, `60us` | time goes by |
/// | `@90` after a step | it happens at that time; 0 is the beginning, milliseconds |
public struct PressStory {
  /// A step that cannot be played.
  public struct Fault: Error, CustomStringConvertible {
    var step: String
    var reason: String
    public var description: String { "“\(step)”: \(reason)" }
  }

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

  /// - Throws: `Fault` for a step that nobody knows, a contact or zone that is not there, a key that the scene does not
  ///   have, a place off the screen, and for a time that is none: a story that was not written as it was meant proves nothing.
  public init(_ text: String, scene: Scene = PressStory.scene) throws {
    current = scene
    for step in text.split(separator: "/") {
      do { try append(step.split(whereSeparator: \.isWhitespace)) } catch {
        throw Fault(step: step.trimmingCharacters(in: .whitespaces), reason: "\(error)")
      }
    }
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

  /// What a pad or scanner that acts as a keyboard types beside the keys that something is bound to.
  private static let keyboard: Set = {
    let signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init) + (0...9).map { "KP\($0)" }
    return Set((signs + ["ENTER", "KPENTER", "TAB", "LEFTSHIFT", "MINUS", "SLASH", "F1"]).map { "KEY_" + $0 })
  }()

  /// What the recognition makes of the story: `KEY_1@0 left@90`, milliseconds; a press that came out later than it was
  /// made says how much, as in `left@90+410`.
  ///
  /// Time goes on as a loop lets it: what waits comes out when it is due, also after the last step.
  public func presses(by recognition: inout PressRecognition) -> String {
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

  private struct Unclear: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
      self.description = description
    }
  }

  // MARK: - Telling

  private mutating func append(_ words: [Substring]) throws {
    guard let first = words.first else { throw Unclear("there is no step between two slashes") }
    if first.first?.isNumber == true {
      guard words.count == 1, let length = Self.microseconds(first) else { throw Unclear("this is no time") }
      clock += length
      return events.append((clock, .pause))
    }
    var rest = words.dropFirst()
    if let mark = rest.last, mark.first == "@" {
      guard let time = Int64(mark.dropFirst()) else { throw Unclear("\(mark) is no time") }
      clock = time * 1000
      rest.removeLast()
    }
    switch (first, rest.count) {
    case ("unplug", 0): for device in [Self.screen, Self.pad] { append(.unplugged(device: device, reason: "removed")) }
    case ("plug", 0): for device in [Self.screen, Self.pad] { append(.plugged(device: device)) }
    case ("lose", 0): events.append((clock, .lose))
    case ("scene", 1): try show(revision: rest[1])
    case ("close", 1): try close(rest[1])
    case ("down", 1): try key(rest[1], .down)
    case ("up", 1): try key(rest[1], .up)
    case ("cancel", 1) where rest[1].contains("_"): try key(rest[1], .cancelled)
    case ("cancel", 1): try contact(rest[1], at: nil, .cancelled)
    case ("touch", 2): try contact(rest[1], at: rest[2], .down)
    case ("move", 2): try contact(rest[1], at: rest[2], .moved)
    case ("lift", 1...2): try contact(rest[1], at: rest.count > 1 ? rest[2] : nil, .up)
    default: throw Unclear("there is no such step")
    }
  }

  private mutating func show(revision: Substring) throws {
    guard let revision = Int(revision) else { throw Unclear("\(revision) is no revision") }
    current.revision = revision
    events.append((clock, .scene(current)))
  }

  private mutating func close(_ name: Substring) throws {
    guard let index = current.zones[Self.screen]?.firstIndex(where: { $0.name == name }) else {
      throw Unclear("there is no zone \(name)")
    }
    current.zones[Self.screen]?.remove(at: index)
    events.append((clock, .scene(current)))
  }

  private mutating func key(_ name: Substring, _ phase: KeyChange.Phase) throws {
    let isBound = current.keys[Self.pad]?.contains(String(name)) == true
    guard isBound || Self.keyboard.contains(String(name)) else { throw Unclear("the pad has no key \(name)") }
    append(.key(KeyChange(device: Self.pad, key: String(name), phase: phase, time: clock)))
  }

  private mutating func contact(_ name: Substring, at place: Substring?, _ phase: ContactPhase) throws {
    if phase == .down { contacts[name] = events.count }
    guard let id = name == "?" ? -1 : contacts[name] else { throw Unclear("there is no contact \(name)") }
    if let place {
      let parts = place.split(separator: ",").compactMap { Double($0) }
      guard parts.count == 2, parts.allSatisfy({ (0...1).contains($0) }) else {
        throw Unclear("\(place) is no place on the screen")
      }
      places[name] = (parts[0], parts[1])
    }
    guard let (x, y) = places[name] else { throw Unclear("nobody knows where \(name) is") }
    append(.contact(Contact(device: Self.screen, id: id, x: x, y: y, phase: phase, time: clock)))
  }

  private mutating func append(_ signal: InputSignal) { events.append((clock, .signal(signal))) }

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
