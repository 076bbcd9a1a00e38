internal import Events

/// A command with somebody who waits for its answer, such as a caller on the control socket.
struct Call: Cause {
  var command: KioskCommand
  /// Repeated with the same identity, it gives its first result.
  var id: String?
  /// Called exactly once, on the loop's thread, when what the command gave is durable or it is refused.
  var answer: @Sendable (Result<KioskReply, Refusal>) -> Void
}

/// Asks the rules on behalf of callers, and gives them their answers.
struct CallParticipant: Participant {
  struct Effect: Sendable {
    var call: Call
    var result: Result<KioskReply, Refusal>
  }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .call(let call): return [.request(.command(call.command, id: call.id), because: call)]
    case .answer(let answer):
      guard let call = answer.cause as? Call else { return [] }
      return [.effect(Effect(call: call, result: answer.result))]
    case .started, .signal, .signalsLost, .printer, .durable, .outcome, .notice, .time, .settled: return []
    }
  }
}
