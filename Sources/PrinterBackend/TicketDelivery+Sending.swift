internal import PrinterMessages

/// How the job goes out.
extension TicketDelivery {
  /// At least so many bytes go to the line at once, if they are there.
  private static let share = 4096

  /// The printer is known well enough: the job may go out.
  mutating func begin(answering: Bool, at time: Duration) {
    answers = answering
    phase = .sending
    complaints = []
    if !answering { reportReasons([]) }
    resynchronise()
    moved(at: time)
    goOn(at: time)
  }

  /// Once for each connection, before anything of the job.
  mutating func resynchronise() {
    guard !isResynchronised else { return }
    isResynchronised = true
    outgoing += DeviceCommand.resynchronise
    isTicketOnLine = false
  }

  /// Does what can be done now.
  mutating func goOn(at time: Duration) {
    if phase == .sending, outgoing.isEmpty, complaints.isEmpty { fill(at: time) }
    if phase == .sending, outgoing.isEmpty, isWholeJobRead, nextPiece == pieces.count { conclude(at: time) }
    askAgainToFinish()
    if phase == .finishing, outgoing.isEmpty { close(at: time) }
    if unsent > 0, exit == nil { alarms[.drained] = time + (isStalled ? Self.questionPause : Self.drainPause) }
  }

  private mutating func fill(at time: Duration) {
    let sentBefore = sent
    while nextPiece < pieces.count, outgoing.count < Self.share {
      let piece = pieces[nextPiece]
      if piece.looksLikeQuestion {
        if round != nil { break }
        doubtfulUntil = time + options.answer
      }
      append(piece)
    }
    if nextPiece == pieces.count, nextPiece > 0 {
      pieces = []
      nextPiece = 0
    }
    if sent > sentBefore, lastReport?.stage != .sending || time - lastReportTime >= Self.reportPause {
      report(.sending, at: time)
    }
  }

  private mutating func append(_ piece: TicketFramer.Piece) {
    outgoing += piece.bytes
    isTicketOnLine = true
    queuedBytes -= piece.bytes.count
    nextPiece += 1
    if piece.kind == .band { sent += 1 }
    if piece.kind == .initialise, answers == true, options.reportsChanges, !isAskedToReport {
      isAskedToReport = true
      outgoing += DeviceCommand.reportChanges
    }
  }

  /// The last byte is at the line.
  private mutating func conclude(at time: Duration) {
    guard answers == true else { return finish(at: time) }
    phase = .confirming
    outgoing += DeviceCommand.haveYouFinished
    isTicketOnLine = true
    alarms[.question] = time + Self.questionPause
    alarms[.finish] = time + options.finish
    if complaints.isEmpty { report(.confirming, at: time) }
  }

  /// Something moved: whoever waits may wait anew.
  mutating func moved(at time: Duration) {
    alarms[.patience] = time + options.wait
    if phase == .confirming { alarms[.finish] = time + options.finish }
    alarms[.stall] = time + Self.stallLimit
    guard isStalled else { return }
    isStalled = false
    reportReasons((reported ?? []).subtracting([.timedOut]))
    if phase == .sending || phase == .confirming { report(phase == .sending ? .sending : .confirming, at: time) }
  }

  /// Nothing has moved: is that our fault (no job to read) or the printer's?
  mutating func stall(at time: Duration) {
    let isLineStuck = !outgoing.isEmpty || unsent > 0
    let isSilent = phase == .confirming && missedRounds > 0
    guard phase == .sending || phase == .confirming || phase == .finishing, complaints.isEmpty else { return }
    guard isLineStuck || isSilent else {
      if phase == .sending, answers == true { ask(at: time) }
      alarms[.stall] = time + Self.stallLimit
      return
    }
    isStalled = true
    reportReasons((reported ?? []).union([.timedOut]))
    report(.stalled, at: time)
  }
}
