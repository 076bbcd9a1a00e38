import Events

/// What a kind of event is to the counts.
enum CountingRole {
  /// Its events may count something, and their bodies may be purged once that is sealed.
  case counts
  /// Its events say what the days were and how they were counted: their bodies stay for ever.
  case frames
  /// Its events count nothing.
  case countsNothing
}

extension Fact.Kind {
  var countingRole: CountingRole {
    switch self {
    case .ticket(.issued), .ticket(.handedOver), .ticket(.printed), .ticket(.printFailed), .ticket(.unconfirmed),
      .ticket(.shownOnScreen), .ticket(.voided), .ticket(.visitorTypeGiven), .visitor(.counted), .rating:
      .counts
    case .day, .office(.described): .frames
    case .ticket(.reprinted), .visitor(.guideRequested), .office(.issuingPaused), .office(.issuingResumed), .printer,
      .machine, .staff:
      .countsNothing
    }
  }
}
