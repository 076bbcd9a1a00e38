import Events

@testable import VisitorJourney

/// Signals as a story, steps between slashes, times in milliseconds.
///
///     down KEY_1 @0 / up KEY_1 @15
///     touch a 0.2,0.5 @0 / move a 0.3,0.5 @20 / lift a @90
///
/// `cancel` is for fingers and keys; `unplug` and `plug` for the whole device, which is `kiosk` throughout.
struct PressStory {
  private(set) var signals: [InputSignal] = []
  private var places: [Substring: (x: Double, y: Double)] = [:]
  private var contacts: [Substring: Int] = [:]

  init(_ text: String) {
    for step in text.split(separator: "/") { tell(step.split(separator: " ", omittingEmptySubsequences: true)) }
  }

  private mutating func tell(_ words: [Substring]) {
    let time = words.last.flatMap { Int64($0.dropFirst()) }.map { $0 * 1000 } ?? 0
    let name = words.count > 1 ? words[1] : ""
    switch words[0] {
    case "down": key(name, .down, time)
    case "up": key(name, .up, time)
    case "cancel" where name.contains("_"): key(name, .cancelled, time)
    case "touch":
      contacts[name] = signals.count
      contact(name, at: words[2], .down, time)
    case "move": contact(name, at: words[2], .moved, time)
    case "lift": contact(name, at: words.count > 3 ? words[2] : nil, .up, time)
    case "cancel": contact(name, at: nil, .cancelled, time)
    case "unplug": signals.append(.unplugged(device: "kiosk", reason: "removed"))
    case "plug": signals.append(.plugged(device: "kiosk"))
    default: break
    }
  }

  private mutating func key(_ name: Substring, _ phase: KeyChange.Phase, _ time: Int64) {
    signals.append(.key(KeyChange(device: "kiosk", key: String(name), phase: phase, time: time)))
  }

  private mutating func contact(_ name: Substring, at place: Substring?, _ phase: ContactPhase, _ time: Int64) {
    if let parts = place?.split(separator: ",").compactMap({ Double($0) }), parts.count == 2 {
      places[name] = (parts[0], parts[1])
    }
    let (x, y) = places[name] ?? (0, 0)
    signals.append(
      .contact(Contact(device: "kiosk", id: contacts[name] ?? -1, x: x, y: y, phase: phase, time: time)))
  }

  /// Two zones, `left` and `right`, with a gap of 0.2 between them, and the keys 1 to 5.
  static let scene = Scene(
    zones: [
      "kiosk": [
        Zone(name: "left", x: 0, y: 0, width: 0.4, height: 1), Zone(name: "right", x: 0.6, y: 0, width: 0.4, height: 1),
      ]
    ],
    keys: ["kiosk": ["KEY_1", "KEY_2", "KEY_3", "KEY_4", "KEY_5"]])

  /// The presses as `KEY_1@0 left@90`.
  static func presses(_ text: String, _ recognition: inout PressRecognition) -> String {
    recognition.recognise(PressStory(text).signals).map { "\($0.source.control)@\($0.time / 1000)" }
      .joined(separator: " ")
  }
}
