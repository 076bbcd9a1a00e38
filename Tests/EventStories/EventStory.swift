public import Events
public import InputReading
import Testing

/// A device's events as a story: one line per frame, `@milliseconds` and what the frame says.
///
///     @10 slot=0 id=7 x=100 y=200
///     @90 id=-1
///
/// `slot`, `id`, `x`, `y`, `width`, `tool`, `distance` are the multitouch axes, `X`, `Y`, `pressure` those of single touch, `touch` is `BTN_TOUCH`, `left`
/// `BTN_LEFT`, `contact` ends a contact of type A, `dropped` is `SYN_DROPPED`, `code:type` any other; names such as
/// `KEY_1` are keys. A line that ends in `…` has no `SYN_REPORT`; one that ends in `!` has the kernel's own, with 1. A word
/// that is none of these fails the test.
public struct EventStory {
  public private(set) var events: [InputEvent] = []

  public init(_ text: String) {
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")
      guard let first = words.first, first.first == "@", let milliseconds = Int64(first.dropFirst()) else {
        Issue.record("a line begins with its time: \(line)")
        continue
      }
      let isOpen = words.last == "…"
      let report: Int32 = words.last == "!" ? 1 : 0
      words = words.dropFirst().filter { $0 != "…" && $0 != "!" }
      for word in words { events.append(Self.event(word, time: milliseconds * 1000)) }
      if !isOpen { events.append(InputEvent(type: 0, code: 0, value: report, time: milliseconds * 1000)) }
    }
  }

  private static let codes: [Substring: (type: UInt16, code: UInt16)] = [
    "slot": (3, 0x2f), "id": (3, 0x39), "x": (3, 0x35), "y": (3, 0x36), "X": (3, 0), "Y": (3, 1),
    "touch": (1, 0x14a), "left": (1, 0x110), "pressure": (3, 0x18), "width": (3, 0x30), "tool": (3, 0x37),
    "distance": (3, 0x3b), "contact": (0, 2),
    "dropped": (0, 3),
  ]

  private static func event(_ word: Substring, time: Int64) -> InputEvent {
    let parts = word.split(separator: "=")
    let value = parts.count == 1 ? 0 : parts.count == 2 ? Int32(parts[1]) : nil
    let numbers = parts[0].split(separator: ":").compactMap { UInt16($0, radix: 16) }
    let known = codes[parts[0]] ?? (numbers.count == 2 ? (numbers[1], numbers[0]) : nil)
    guard let (type, code) = known ?? KeyCode.code(named: String(parts[0])).map({ (1, $0) }), let value else {
      Issue.record("nobody knows the word \(word)")
      return InputEvent(type: 0, code: 0, value: 0, time: time)
    }
    return InputEvent(type: type, code: code, value: value, time: time)
  }

  /// What a reader makes of it, one word for each signal: `down#1(0.25,0.5)@10`, `KEY_1.down@10`.
  public func told(by reader: inout EventReader, state: DeviceState? = nil) -> [String] {
    events.flatMap { reader.read($0, state: { state }) }.map(Self.word)
  }

  public static func word(_ signal: InputSignal) -> String {
    switch signal {
    case .contact(let contact):
      "\(contact.phase.rawValue)#\(contact.id)(\(rounded(contact.x)),\(rounded(contact.y)))@\(contact.time / 1000)"
    case .key(let key): "\(key.key).\(key.phase.rawValue)@\(key.time / 1000)"
    case .plugged(let device): "plugged(\(device))"
    case .unplugged(let device, let reason): "unplugged(\(device),\(reason))"
    }
  }

  private static func rounded(_ part: Double) -> String {
    let hundredths = Int((part * 100).rounded())
    return hundredths % 100 == 0 ? "\(hundredths / 100)" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
  }
}
