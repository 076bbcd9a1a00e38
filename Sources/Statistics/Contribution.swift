public import Events

/// What one event does to the counts of its journal.
public enum Contribution: Hashable, Sendable {
  /// Adds to them; nothing for most events.
  case tallies([Tally])
  /// Stands for whatever its date has counted before.
  case seal(ServiceDaySealed)
  /// The body that may have counted something was purged; a seal that came after it has what it counted.
  case purged

  public init(of fact: Fact) {
    if case .day(.sealed(let sealed)) = fact {
      self = .seal(sealed)
    } else {
      self = .tallies(Counting.tallies(of: fact))
    }
  }

  /// Bodies of kinds that count nothing are not read.
  ///
  /// - Throws: `DecodingError` when the body is not what its kind and version promise.
  public init(of event: EventRecord) throws {
    guard let role = event.header.kind.known?.countingRole, role != .countsNothing else {
      self = .tallies([])
      return
    }
    if let fact = try event.fact() { self.init(of: fact) } else { self = .unread(event) }
  }

  /// What is known of an event that says nothing to this version: its body was purged, or it is of a later version.
  public static func unread(_ event: EventRecord) -> Contribution {
    event.body == nil && Counting.mayCount(event.header.kind) ? .purged : .tallies([])
  }

  /// The same for a part of the counts only.
  public func keeping(_ isWanted: (Tally) -> Bool) -> Contribution {
    switch self {
    case .tallies(let tallies): return .tallies(tallies.filter(isWanted))
    case .seal(var sealed):
      sealed.totals.removeAll { !isWanted($0) }
      return .seal(sealed)
    case .purged: return .purged
    }
  }
}
