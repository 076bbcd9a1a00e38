internal import Events
internal import Ports
internal import Queueing

/// Keeps checkpoints of the durable state, so that a start need not fold the whole journal. The journal's thread encodes
/// and writes them when no batch waits: no press is on their way.
struct CheckpointParticipant: Participant {
  /// Keep this state, which is the one after the event at `seq`.
  struct Effect: Sendable {
    let state: KioskState
    let seq: Int64
  }

  private var rule: CheckpointRule

  /// - Parameter folded: how many events the start folded beyond its checkpoint.
  init(folded: Int) {
    rule = CheckpointRule(events: folded)
  }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .durable(let batch):
      guard rule.isDue(after: batch.events.map(\.event.fact)) else { return [] }
      return [.effect(Effect(state: moment.state, seq: moment.position))]
    case .started, .signal, .signalsLost, .printer, .call, .answer, .outcome, .notice, .time, .settled: return []
    }
  }
}
