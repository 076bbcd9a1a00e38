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
    case .ticketIssued, .ticketHandedOver, .ticketPrinted, .ticketPrintFailed, .ticketUnconfirmed,
      .ticketShownOnScreen, .ticketVoided, .visitorTypeGiven, .visitorCounted, .ratingGiven, .ratingExcluded,
      .ratingReasonGiven:
      .counts
    case .serviceDayOpened, .serviceDayClosed, .serviceDaySealed, .clockJumped, .clockSettled, .numbersSkipped,
      .officeDescribed:
      .frames
    case .officerAtPost, .messageSet, .ticketReprinted, .guideRequested, .devicePlugged, .deviceUnplugged,
      .printerStateChanged,
      .rollChanged, .rollChecked, .alertRaised, .staffAdmitted, .staffLockedOut, .staffActed, .issuingPaused,
      .issuingResumed, .kioskStarted, .kioskStopped:
      .countsNothing
    }
  }
}
