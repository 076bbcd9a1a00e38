internal import PrinterMessages

/// What the printer is asked about its state, and what it answers.
extension TicketDelivery {
  /// Asks for the whole status when a question can be put: between two commands, with nothing else on its way.
  mutating func ask(at time: Duration) {
    guard canAsk, time >= doubtfulUntil else {
      if answers != false { alarms[.question] = max(doubtfulUntil, time + Self.questionPause) }
      return
    }
    beginRound(at: time)
  }

  private var canAsk: Bool { mayBeAsked && answers != false && round == nil && outgoing.isEmpty && unsent == 0 }

  /// Whether the printer's state matters to the job.
  private var mayBeAsked: Bool {
    switch phase {
    case .asking, .holding, .rehearsing, .sending, .confirming: true
    case .connecting, .finishing, .clearing, .ended: false
    }
  }

  mutating func beginRound(at time: Duration) {
    drainedUntil = nil
    round = StatusRound()
    proof.beginsRound()
    outgoing += DeviceCommand.questions
    isTicketOnLine = false
    alarms[.answer] = time + options.answer
  }

  /// What one reading of the line brought. The status bytes come last: an answer to `GS r` beside them is older than the
  /// round that they complete.
  mutating func handle(_ answers: [DeviceAnswer], at time: Duration) {
    if let drainedUntil { alarms[.question] = min(drainedUntil, time + StatusRound.quietTime) }
    for answer in answers {
      switch answer {
      case .status: break
      case .change(let bits): change(to: DeviceStatus(change: bits), at: time)
      case .sensors(let bits): handleFinished(bits, at: time)
      case .cleared: if phase == .clearing { end(.failed, isCleared: true, at: time) }
      }
    }
    let statuses = answers.compactMap(\.statusBits)
    if !statuses.isEmpty { handleStatuses(statuses, at: time) }
  }

  private mutating func handleStatuses(_ bits: [UInt8], at time: Duration) {
    guard var round else { return }
    // A printer that needs a time for each answer has it for each of them.
    alarms[.answer] = time + options.answer
    let outcome = round.take(bits)
    self.round = round
    switch outcome {
    case .incomplete: break
    case .spoiled: drain(at: time)
    case .complete(let status): complete(status, at: time)
    }
  }

  private mutating func complete(_ status: DeviceStatus, at time: Duration) {
    // What was on the line before the first question makes faults where there are none.
    guard status.isReady || isLineKnown else { return drain(at: time) }
    isLineKnown = true
    round = nil
    alarms[.answer] = nil
    answers = true
    missedRounds = 0
    if isStalled, phase == .confirming { moved(at: time) }
    if status.isReady, proof.isGivenByRound { return printed(status, at: time) }
    apply(status, at: time)
    if phase == .holding || phase == .confirming || !complaints.isEmpty {
      alarms[.question] = time + Self.questionPause
    }
    if proof.isClaimed, phase == .confirming, !proof.isRoundAsked { ask(at: time) }
  }

  /// Asks again when the line has been quiet, or at the latest after ten times as long.
  private mutating func drain(at time: Duration) {
    round = nil
    isLineKnown = true
    alarms[.answer] = nil
    drainedUntil = time + StatusRound.quietTime * 10
    alarms[.question] = time + StatusRound.quietTime
  }

  /// The printer did not answer in time.
  mutating func missAnswer(at time: Duration) {
    let isTalking = round?.isEmpty == false
    if phase == .rehearsing, proof.isKnownToAnswer == nil { return endRehearsal(at: time) }
    round = nil
    missedRounds += 1
    switch (phase, options.status) {
    case (.asking, .auto) where isTalking && missedRounds < 3: alarms[.question] = time
    case (.asking, .auto): begin(answering: false, at: time)
    case (.asking, _), (.holding, _), (.rehearsing, _):
      phase = .holding
      complain([.offline], at: time)
      alarms[.question] = time + Self.questionPause
    default: alarms[.question] = time + Self.questionPause
    }
  }

  /// Automatic status. A printer whose state flickers is believed at once, and then once in `reportPause`.
  private mutating func change(to status: DeviceStatus, at time: Duration) {
    guard answers == true else { return }
    latestChange = status
    if alarms[.change] == nil { applyChange(at: time) }
  }

  mutating func applyChange(at time: Duration) {
    guard let status = latestChange, mayBeAsked else { return }
    latestChange = nil
    alarms[.change] = time + Self.reportPause
    apply(status, at: time)
  }

  /// What the printer says of itself decides whether bands go out.
  private mutating func apply(_ status: DeviceStatus, at time: Duration) {
    guard status.isReady else {
      if phase == .asking || phase == .rehearsing { phase = .holding }
      proof.isWithdrawn()
      return complain(status.reasons, at: time)
    }
    let wasComplaining = !complaints.isEmpty
    complaints = []
    reportReasons(status.reasons.union(isStalled ? [.timedOut] : []))
    switch phase {
    case .asking, .holding: rehearse(at: time)
    case .rehearsing: if proof.isKnownToAnswer != nil { begin(answering: true, at: time) }
    case .sending, .confirming:
      guard wasComplaining else { break }
      moved(at: time)
      report(phase == .confirming ? .confirming : .sending, at: time)
      mustAskAgain = isAskedToFinish && proof.isKnownToAnswer == true
    case .connecting, .finishing, .clearing, .ended: break
    }
  }

  private mutating func complain(_ reasons: Set<PrinterReason>, at time: Duration) {
    alarms[.finish] = nil
    alarms[.stall] = nil
    isStalled = false
    guard reasons != complaints else { return }
    complaints = reasons
    reportReasons(reasons)
    report(.waiting, at: time)
    if alarms[.question] == nil, round == nil { alarms[.question] = time + Self.questionPause }
  }
}
