public import Events

/// How a visitor's wait for a ticket's paper ended.
public enum PaperEnd: Hashable, Sendable {
  /// The spooler or the device says that it is out.
  case out
  /// None came, or nobody can tell.
  case failed
  /// The number stands on the screen in its place.
  case shown
}

extension Fact {
  /// The ticket whose visitor does not wait for paper any more, by its position; `nil`: the fact ends no wait.
  public var paperEnd: (seq: Int64, end: PaperEnd)? {
    switch self {
    case .ticket(.printed(let printed)): (printed.reference.seq, .out)
    // A printer that is no spooler has ended the job with its hand-over.
    case .ticket(.handedOver(let handed)): handed.jobUUID.isEmpty ? (handed.reference.seq, .out) : nil
    case .ticket(.printFailed(let failed)): (failed.reference.seq, .failed)
    case .ticket(.unconfirmed(let unconfirmed)): (unconfirmed.reference.seq, .failed)
    case .ticket(.shownOnScreen(let shown)): (shown.reference.seq, .shown)
    case .ticket(.issued), .ticket(.reprinted), .ticket(.voided), .ticket(.visitorTypeGiven), .day, .office, .visitor,
      .rating, .printer, .machine, .staff:
      nil
    }
  }
}
