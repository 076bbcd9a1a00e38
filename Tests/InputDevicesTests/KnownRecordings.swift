import Events
import Foundation
import Testing

@testable import InputDevices

/// A recorded device and its events, in the evemu format, from the folder that `RECORDINGS` names or from
/// `../shared/recordings` beside the package.
struct Recording {
  var description: DeviceDescription
  var events: [InputEvent]
  /// Lines of the recording that cannot be read.
  var unreadable = 0

  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["RECORDINGS"].map { URL(filePath: $0) }
    let root = named ?? package.deletingLastPathComponent().appending(path: "shared/recordings")
    let known = root.appending(path: "known")
    return FileManager.default.fileExists(atPath: known.path) ? known : nil
  }()

  /// - Parameter name: such as `elan-touchscreen--taps`; its device is `elan-touchscreen.desc` or `.prop`.
  init(_ name: String, in folder: URL) throws {
    let device = name.components(separatedBy: "--")[0]
    let files = ["desc", "prop"].map { folder.appending(path: "\(device).\($0)") }
    let file = try #require(files.first { FileManager.default.fileExists(atPath: $0.path) })
    description = Self.description(try String(contentsOf: file, encoding: .utf8))
    events = []
    let text = try String(contentsOf: folder.appending(path: "\(name).events"), encoding: .utf8)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("E:") {
      if let event = Self.event(line) { events.append(event) } else { unreadable += 1 }
    }
  }

  /// What a reader makes of it; lost events are answered with what the events up to there have left held.
  func told() -> Told {
    var reader = EventReader(device: "known", description: description)
    var state = DeviceState(slots: Array(repeating: DeviceState.Slot(), count: description.slots))
    var told = Told(description)
    for event in events {
      state.take(event)
      for signal in reader.read(event, state: { state }) { told.take(signal) }
    }
    told.ignored = reader.ignored
    return told
  }

  /// `E: seconds.microseconds type code value # …`, type and code hexadecimal.
  private static func event(_ line: Substring) -> InputEvent? {
    let words = line.dropFirst(2).split(whereSeparator: \.isWhitespace).prefix { !$0.hasPrefix("#") }
    guard words.count == 4, let type = UInt16(words[1], radix: 16), let code = UInt16(words[2], radix: 16),
      let value = Int64(words[3])
    else { return nil }
    let parts = words[0].split(separator: ".")
    guard parts.count == 2, parts[1].count == 6, let seconds = Int64(parts[0]), let micros = Int64(parts[1]) else {
      return nil
    }
    return InputEvent(
      type: type, code: code, value: Int32(truncatingIfNeeded: value), time: seconds * 1_000_000 + micros)
  }

  private static func description(_ text: String) -> DeviceDescription {
    var bits: [Int: [UInt8]] = [:]
    var axes: [UInt16: AxisRange] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.dropFirst(2).split(separator: " ")
      if line.hasPrefix("B:"), let type = Int(words[0], radix: 16) {
        bits[type, default: []] += words.dropFirst().compactMap { UInt8($0, radix: 16) }
      } else if line.hasPrefix("A:"), let code = UInt16(words[0], radix: 16) {
        axes[code] = AxisRange(Int32(words[1]) ?? 0, Int32(words[2]) ?? 0)
      }
    }
    let keys = (0..<0x300).filter { bit in
      let bytes = bits[1] ?? []
      return bit / 8 < bytes.count && bytes[bit / 8] >> UInt8(bit % 8) & 1 == 1
    }
    let slots = axes[0x2f].map { Int($0.maximum) + 1 } ?? 0
    return DeviceDescription(axes: axes, slots: slots, keys: Set(keys.map { UInt16($0) }))
  }
}

extension DeviceState {
  /// What the kernel's input core remembers of an event.
  fileprivate mutating func take(_ event: InputEvent) {
    switch (event.type, event.code) {
    case (1, _): if event.value == 0 { keys.remove(event.code) } else { keys.insert(event.code) }
    case (3, 0x00): x = event.value
    case (3, 0x01): y = event.value
    case (3, 0x2f): currentSlot = Int(event.value)
    case (3, 0x35) where slots.indices.contains(currentSlot): slots[currentSlot].x = event.value
    case (3, 0x36) where slots.indices.contains(currentSlot): slots[currentSlot].y = event.value
    case (3, 0x39) where slots.indices.contains(currentSlot): slots[currentSlot].tracking = event.value
    default: break
    }
  }
}

/// Contacts and keys of a recording, in the notation of its index: `(340,242)→(341,242) 96` in the device's units and
/// milliseconds, in the order of their ends.
struct Told {
  private(set) var contacts: [String] = []
  private(set) var cancelled = 0
  /// The names of the keys that went down.
  private(set) var keys: [String] = []
  var ignored: [IgnoredInput: Int] = [:]
  var stillDown: Int { starts.count }

  private var starts: [Int: Contact] = [:]
  private let horizontal: AxisRange
  private let vertical: AxisRange

  init(_ description: DeviceDescription) {
    let isSingle = description.axes[0x35] == nil
    horizontal = description.axes[isSingle ? 0x00 : 0x35] ?? AxisRange(0, 0)
    vertical = description.axes[isSingle ? 0x01 : 0x36] ?? AxisRange(0, 0)
  }

  mutating func take(_ signal: InputSignal) {
    switch signal {
    case .key(let change) where change.phase == .down: keys.append(change.key)
    case .contact(let contact): take(contact)
    default: break
    }
  }

  private mutating func take(_ contact: Contact) {
    switch contact.phase {
    case .down: starts[contact.id] = contact
    case .moved: break
    case .cancelled:
      starts[contact.id] = nil
      cancelled += 1
    case .up:
      guard let start = starts.removeValue(forKey: contact.id) else { return }
      let (from, to) = (place(start), place(contact))
      let milliseconds = Int((Double(contact.time - start.time) / 1000).rounded())
      contacts.append((from == to ? from : "\(from)→\(to)") + " \(milliseconds)")
    }
  }

  private func place(_ contact: Contact) -> String {
    "(\(Self.units(contact.x, in: horizontal)),\(Self.units(contact.y, in: vertical)))"
  }

  private static func units(_ part: Double, in range: AxisRange) -> Int {
    Int((part * (Double(range.maximum) - Double(range.minimum)) + Double(range.minimum)).rounded())
  }
}
