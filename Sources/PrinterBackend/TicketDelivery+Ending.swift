internal import PrinterMessages

/// Exit statuses of `backend(7)` that this backend uses.
///
/// Every failure is `cancelJob`: whatever the queue's error policy says, CUPS neither prints the job again (some of it
/// may be on paper, and a ticket of this morning is of no use tomorrow) nor stops the queue.
public enum ExitStatus: Int32, Hashable, Sendable {
  /// `CUPS_BACKEND_OK`
  case done = 0
  /// `CUPS_BACKEND_CANCEL`
  case cancelJob = 5
}

/// How a job ends, and what is reported.
extension TicketDelivery {
  /// All is with the printer: what remains is to let the line run empty.
  mutating func finish(at time: Duration) {
    phase = .finishing
    alarms[.question] = nil
    alarms[.answer] = nil
    alarms[.finish] = nil
    if outgoing.isEmpty { close(at: time) }
  }

  mutating func close(at time: Duration) {
    // After `printed` only the command that ends automatic status is on its way, which needs no acknowledgement.
    if lastReport?.stage != .printed {
      guard unsent == 0 else { return }
      report(.sent, at: time)
    }
    end(nil, at: time)
  }

  /// The job is over and did not succeed. Where the printer answers and has some of it, it is made to forget the rest.
  mutating func fail(_ cause: BackendReport.Cause, at time: Duration) {
    guard exit == nil, phase != .clearing else { return }
    // The ticket is printed; what was still to be sent does not change that.
    if lastReport?.stage == .printed { return end(nil, at: time) }
    failure = cause
    outgoing = []
    pieces = []
    alarms = [:]
    if cause == .unreachable || cause == .lost { reportReasons([.offline]) }
    guard answers == true, sent > 0, cause != .lost else { return end(.failed, at: time) }
    phase = .clearing
    outgoing = DeviceCommand.clear
    alarms[.cleared] = time + Self.clearLimit
  }

  /// - Parameter stage: `nil` when the last report was the end.
  mutating func end(_ stage: BackendReport.Stage?, isCleared: Bool = false, at time: Duration) {
    phase = .ended
    alarms = [:]
    outgoing = []
    if let stage { report(stage, isCleared: sent > 0 ? isCleared : nil, at: time) }
    exit = failure == nil ? .done : .cancelJob
  }

  mutating func report(_ stage: BackendReport.Stage, isCleared: Bool? = nil, at time: Duration) {
    let report = BackendReport(
      stage, answers: answers, sent: sent, of: isWholeJobRead ? bands : nil, reasons: Array(complaints),
      cause: stage == .failed ? failure : nil, isCleared: isCleared)
    guard report != lastReport else { return }
    lastReport = report
    lastReportTime = time
    messages.append(.report(report))
  }

  /// Reports to the scheduler which reasons hold now, and the first time also that all others do not: it
  /// remembers what an earlier job said.
  mutating func reportReasons(_ reasons: Set<PrinterReason>) {
    guard reasons != reported else { return }
    let before = reported ?? Set(PrinterReason.allCases)
    let removed = before.subtracting(reasons)
    let added = reasons.subtracting(reported ?? [])
    reported = reasons
    messages.append(.reasons(added: added.sorted(), removed: removed.sorted()))
  }
}
