public import Events
public import InputReading

/// A contact from its beginning to its end.
public struct Tap: Hashable, Sendable {
  public var began: Contact
  public var ended: Contact
  /// Where it began and ended, in the device's own units.
  public var from: RawPoint
  public var to: RawPoint

  public var start: Int64 { began.time }
  public var end: Int64 { ended.time }
  /// Rounded; 0 for less than half a millisecond.
  public var milliseconds: Int { Int((Double(end &- start) / 1000).rounded()) }
}

/// Puts contacts together as they end; memory is that of the contacts that last.
public struct TapAssembler: Sendable {
  private struct Beginning: Sendable {
    var contact: Contact
    var units: RawPoint
  }

  private var live: [Int: Beginning] = [:]
  public private(set) var cancelled = 0

  public init() {}

  /// Contacts that have begun and not ended.
  public var stillDown: Int { live.count }

  /// - Parameter units: the contact's position in the device's own units.
  /// - Returns: the tap that ends with this contact; one that is cancelled is none.
  public mutating func take(_ contact: Contact, units: RawPoint) -> Tap? {
    switch contact.phase {
    case .down: live[contact.id] = Beginning(contact: contact, units: units)
    case .moved: break
    case .cancelled: if live.removeValue(forKey: contact.id) != nil { cancelled += 1 }
    case .up:
      return live.removeValue(forKey: contact.id).map {
        Tap(began: $0.contact, ended: contact, from: $0.units, to: units)
      }
    }
    return nil
  }
}
