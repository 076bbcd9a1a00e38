internal import Events
internal import Ports
internal import Queueing

/// A command with somebody who waits for its answer, such as a caller on the control socket.
struct Call: Cause {
  var command: KioskCommand
  /// Repeated with the same identity, it gives its first result.
  var id: String?
  /// Called exactly once, on any thread, when what the command gave is durable or it is refused.
  var answer: @Sendable (Result<KioskReply, Refusal>) -> Void
}

/// Asks the rules on behalf of callers, and gives them their answers.
///
/// A ticket that a caller names by its label is looked for first, of whatever day, off the loop; which of those found is
/// meant the rules decide, by what is true at that moment.
struct CallParticipant: Participant {
  enum Effect: Sendable {
    case answer(Call, Result<KioskReply, Refusal>)
    /// Its outcome is a `Finding`.
    case find(Query)
  }

  /// A label to be looked for on behalf of a call.
  struct Query: Sendable {
    var call: Call
    var label: String
    var date: ServiceDate
    /// The open service day.
    var day: Int
  }

  struct Finding: Sendable, Awaited {
    var query: Query
    var tickets: Result<[FoundTicket], JournalFault>

    func refuse(_ refusal: Refusal) { query.call.answer(.failure(refusal)) }
  }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .call(let call): return [begin(call, in: moment.state)]
    case .outcome(let outcome):
      guard let finding = outcome as? Finding else { return [] }
      return [take(finding)]
    case .answer(let answer):
      guard let call = answer.cause as? Call else { return [] }
      return [.effect(.answer(call, answer.result))]
    case .started, .signal, .signalsLost, .printer, .durable, .notice, .time, .settled: return []
    }
  }

  private func begin(_ call: Call, in state: KioskState) -> LoopOutput<Effect> {
    guard case .label(let label, let date)? = call.command.ticket else { return ask(call.command, call) }
    guard let day = state.day else { return .effect(.answer(call, .failure(Refusal(.unknownTicket, detail: label)))) }
    return .effect(.find(Query(call: call, label: label, date: date ?? day.date, day: day.id)))
  }

  private func take(_ finding: Finding) -> LoopOutput<Effect> {
    let query = finding.query
    switch finding.tickets {
    case .success(let tickets):
      let found = FoundTickets(label: query.label, date: query.date, day: query.day, tickets: tickets)
      return ask(query.call.command.naming(found), query.call)
    case .failure(let fault):
      return .effect(.answer(query.call, .failure(Refusal(.journalFault, detail: fault.description))))
    }
  }

  private func ask(_ command: KioskCommand, _ call: Call) -> LoopOutput<Effect> {
    .request(.command(command, id: call.id), because: call)
  }
}
