import Events

extension Fact {
  /// The position of the earlier event on whose date this one counts; `nil`: it counts by itself.
  var subject: Int64? {
    switch self {
    case .ticket(.voided(let voided)): voided.reference.seq
    case .ticket(.visitorTypeGiven(let given)): given.reference.seq
    case .ticket(.handedOver(let paper)): paper.reference.seq
    case .ticket(.printed(let paper)): paper.reference.seq
    case .ticket(.printFailed(let paper)): paper.reference.seq
    case .ticket(.unconfirmed(let paper)): paper.reference.seq
    case .ticket(.shownOnScreen(let shown)): shown.reference.seq
    case .ticket(.reprinted(let paper)): paper.reference.seq
    case .rating(.excluded(let excluded)): excluded.seq
    case .rating(.reasonGiven(let given)): given.seq
    case .ticket(.issued), .rating(.given), .day, .office, .visitor, .printer, .machine, .staff: nil
    }
  }
}
