internal import PrinterMessages

/// What the printer is asked and what it answers.
extension TicketDelivery {
  /// Asks for the whole status, where a question can stand: between two commands, with nothing else on its way.
  mutating func ask(at time: Duration) {
    guard canAsk, time >= doubtfulUntil else {
      if answers != false { alarms[.question] = max(doubtfulUntil, time + Self.questionPause) }
      return
    }
    round = []
    outgoing += DeviceCommand.questions
    isTicketOnLine = false
    alarms[.answer] = time + options.answer
  }

  private var canAsk: Bool {
    switch phase {
    case .asking, .holding, .sending, .confirming: answers != false && round == nil && outgoing.isEmpty && unsent == 0
    case .connecting, .finishing, .clearing, .ended: false
    }
  }

  mutating func handle(_ answer: DeviceAnswer, at time: Duration) {
    switch answer {
    case .status(let bits): handleStatus(bits, at: time)
    case .change(let bits): if answers == true { apply(DeviceStatus(change: bits), at: time) }
    case .sensors(let bits): handleFinished(bits, at: time)
    case .cleared: if phase == .clearing { end(.failed, isCleared: true, at: time) }
    }
  }

  /// Four answers are a status; fewer, or others, are none.
  private mutating func handleStatus(_ bits: UInt8, at time: Duration) {
    guard var round else { return }
    round.append(bits)
    self.round = round
    guard round.count == DeviceCommand.questionCount else { return }
    self.round = nil
    alarms[.answer] = nil
    answers = true
    missedRounds = 0
    if isStalled, phase == .confirming { moved(at: time) }
    apply(DeviceStatus(answers: round), at: time)
    if phase == .holding || phase == .confirming || !complaints.isEmpty {
      alarms[.question] = time + Self.questionPause
    }
  }

  /// The printer did not answer in time.
  mutating func missAnswer(at time: Duration) {
    round = nil
    missedRounds += 1
    switch (phase, options.status) {
    case (.asking, .auto): begin(answering: false, at: time)
    case (.asking, _), (.holding, _):
      phase = .holding
      complain([.offline], at: time)
      alarms[.question] = time + Self.questionPause
    default: alarms[.question] = time + Self.questionPause
    }
  }

  /// What the printer says of itself decides whether bands go out.
  private mutating func apply(_ status: DeviceStatus, at time: Duration) {
    guard status.isReady else {
      if phase == .asking { phase = .holding }
      return complain(status.reasons, at: time)
    }
    let wasComplaining = !complaints.isEmpty
    complaints = []
    reportReasons(status.reasons.union(isStalled ? [.timedOut] : []))
    if phase == .asking || phase == .holding {
      begin(answering: true, at: time)
    } else if wasComplaining {
      moved(at: time)
      report(phase == .confirming ? .confirming : .sending, at: time)
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

  /// A printer that is well and says so, and does not answer `GS r`, does not know it: it cannot tell.
  mutating func giveUpAnswer(at time: Duration) {
    guard phase == .confirming, complaints.isEmpty else { return }
    if missedRounds == 0, !isStalled, isAskedToFinish, unsent == 0 { return finish(at: time) }
    alarms[.finish] = time + options.finish
  }

  /// Everything before the question has been worked through.
  private mutating func handleFinished(_ bits: UInt8, at time: Duration) {
    guard phase == .confirming, isAskedToFinish else { return }
    complaints = []
    isStalled = false
    reportReasons(DeviceStatus(sensors: bits).reasons)
    report(.printed, at: time)
    messages.append(.impression)
    if isAskedToReport { outgoing += DeviceCommand.reportNothing }
    finish(at: time)
  }
}
