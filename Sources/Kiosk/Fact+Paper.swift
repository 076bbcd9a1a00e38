internal import Events

extension Fact {
  /// How the wait for a ticket's paper ended.
  enum PaperEnd: Hashable, Sendable {
    /// The spooler or the device says that it is out.
    case out
    /// None came, or nobody can tell.
    case failed
    /// The number stands on the screen in its place.
    case shown
  }

  /// The ticket whose visitor does not wait for paper any more, by its position; `nil`: the fact ends no wait.
  var paperEnd: (seq: Int64, end: PaperEnd)? {
    switch self {
    case .ticketPrinted(let printed): (printed.reference.seq, .out)
    // A printer that is no spooler has ended the job with its hand-over.
    case .ticketHandedOver(let handed): handed.jobUUID.isEmpty ? (handed.reference.seq, .out) : nil
    case .ticketPrintFailed(let failed): (failed.reference.seq, .failed)
    case .ticketUnconfirmed(let unconfirmed): (unconfirmed.reference.seq, .failed)
    case .ticketShownOnScreen(let shown): (shown.reference.seq, .shown)
    case .serviceDayOpened, .serviceDayClosed, .serviceDaySealed, .clockJumped, .clockSettled, .numbersSkipped,
      .officeDescribed,
      .officerAtPost, .messageSet, .ticketIssued,
      .ticketReprinted, .ticketVoided, .visitorTypeGiven, .visitorCounted, .guideRequested, .ratingGiven,
      .ratingExcluded, .ratingReasonGiven, .devicePlugged, .deviceUnplugged, .printerStateChanged, .rollChanged,
      .rollChecked, .alertRaised, .staffAdmitted, .staffLockedOut, .staffActed, .issuingPaused, .issuingResumed,
      .kioskStarted, .kioskStopped:
      nil
    }
  }
}
