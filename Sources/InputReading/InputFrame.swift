import Events

/// A position in the device's own units.
public struct RawPoint: Hashable, Sendable {
  public var x: Int32 = 0
  public var y: Int32 = 0
}

/// The contacts' changes of one frame, in order; they become signals when the frame is complete (`SYN_REPORT`).
///
/// A frame that never ends does not grow: beyond the limit nothing new begins, and what was told can always end.
struct InputFrame: Sendable {
  struct Change: Hashable, Sendable {
    var contact: Int
    var point: RawPoint
    var phase: ContactPhase
  }

  /// More than a frame of the kernel carries: 60 slots, each released and pressed again.
  static let limit = 256

  private(set) var changes: [Change] = []
  private(set) var refused = 0
  private var lastContact = 0

  /// Begins a contact that is told apart from every earlier one of this device; `nil` when the frame is full.
  mutating func begin(at point: RawPoint) -> Int? {
    guard hasRoom() else { return nil }
    lastContact += 1
    changes.append(Change(contact: lastContact, point: point, phase: .down))
    return lastContact
  }

  mutating func move(_ contact: Int, to point: RawPoint) {
    guard hasRoom() else { return }
    changes.append(Change(contact: contact, point: point, phase: .moved))
  }

  mutating func end(_ contact: Int, at point: RawPoint, _ phase: ContactPhase) {
    changes.append(Change(contact: contact, point: point, phase: phase))
  }

  mutating func empty() -> [Change] {
    defer {
      changes.removeAll(keepingCapacity: true)
      refused = 0
    }
    return changes
  }

  private mutating func hasRoom() -> Bool {
    if changes.count >= Self.limit { refused += 1 }
    return changes.count < Self.limit
  }
}

/// Follows the fingers of one device.
protocol TouchTracking: Sendable {
  /// - Returns: whether the event was about a finger.
  mutating func take(_ event: InputEvent, frame: inout InputFrame, ignored: inout Tally) -> Bool
  mutating func endFrame(_ frame: inout InputFrame, ignored: inout Tally)
  /// Events were lost and `state` holds now: cancels what vanished, begins what is new.
  mutating func resynchronise(_ state: DeviceState, frame: inout InputFrame)
  /// The device is gone, or nobody knows what it holds.
  mutating func cancelAll(_ frame: inout InputFrame)
}
