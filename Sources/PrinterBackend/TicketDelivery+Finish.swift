internal import PrinterMessages

/// How it is found out that the printer has worked through the ticket; see `FinishProof`.
extension TicketDelivery {
  /// The question that follows the ticket is asked once before it.
  mutating func rehearse(at time: Duration) {
    guard proof.isKnownToAnswer == nil else { return begin(answering: true, at: time) }
    phase = .rehearsing
    rehearsed = time
    outgoing += DeviceCommand.haveYouFinished
    isTicketOnLine = false
    alarms[.answer] = time + options.answer
  }

  /// No answer: the printer may be at work on an earlier job, wait for the rest of a band, or not know the question.
  mutating func endRehearsal(at time: Duration) {
    proof.rehearsed(isAnswered: false)
    begin(answering: true, at: time)
  }

  /// `GS r 1` was answered: everything before some question of that form has been worked through.
  mutating func handleFinished(_ bits: UInt8, at time: Duration) {
    if phase == .rehearsing, proof.isKnownToAnswer == nil {
      proof.rehearsed(isAnswered: true)
      isResynchronised = true
      alarms[.answer] = nil
      // An idle printer answers at once. A later answer may be to an earlier job: then the one to this question comes
      // before the answers of the next round.
      if time - rehearsed <= Self.promptAnswer { begin(answering: true, at: time) } else { ask(at: time) }
    } else if phase == .confirming, isAskedToFinish, proof.claim(), round == nil {
      ask(at: time)
    }
  }

  /// A printer that is well and did not answer the rehearsal does not know `GS r`, and the job ends without proof. One that
  /// answered it is waited for, until the job's patience ends.
  mutating func giveUpAnswer(at time: Duration) {
    guard phase == .confirming, complaints.isEmpty, proof.isKnownToAnswer != true else { return }
    if missedRounds == 0, !isStalled, isAskedToFinish, unsent == 0 { return finish(at: time) }
    alarms[.finish] = time + options.finish
  }

  /// Everything before the question has been worked through, and the printer is well.
  mutating func printed(_ status: DeviceStatus, at time: Duration) {
    complaints = []
    isStalled = false
    reportReasons(status.reasons)
    report(.printed, at: time)
    messages.append(.impression)
    if isAskedToReport { outgoing += DeviceCommand.reportNothing }
    finish(at: time)
  }

  /// A printer that was not well when it seemed to answer is asked once more when it is, and the line is free.
  mutating func askAgainToFinish() {
    guard mustAskAgain, phase == .confirming, outgoing.isEmpty, unsent == 0 else { return }
    mustAskAgain = false
    outgoing += DeviceCommand.haveYouFinished
    isTicketOnLine = false
  }
}
