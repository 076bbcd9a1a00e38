internal import Events
internal import Ports

/// The tickets that wait for one printer, in order, and how long each may wait.
///
/// | the spooler | a ticket in the line is given up |
/// | --- | --- |
/// | answers | when it has waited its limit and the printer has made no progress for as long |
/// | is silent, for less than the deadline | never: it is offered again |
/// | is silent for the deadline and longer | when the spooler was silent once more after it came |
///
/// So sixty people at the opening all get paper from a printer of three seconds, and nobody waits for a dead one. Times
/// are durations since any fixed moment of a clock that never goes back.
struct WaitingLine {
  struct Waiting {
    var order: PrintOrder
    var arrived: Duration
  }

  struct Expired {
    var order: PrintOrder
    var reason: String
  }

  let deadline: Duration
  let limit: Duration
  private(set) var waiting: [Waiting] = []
  private var lastProgress: Duration = .zero
  private var silence: (first: Duration, last: Duration)?

  init(deadline: Duration, limit: Duration) {
    self.deadline = deadline
    self.limit = limit
  }

  var isEmpty: Bool { waiting.isEmpty }

  mutating func add(_ order: PrintOrder, at time: Duration) { waiting.append(Waiting(order: order, arrived: time)) }
  mutating func takeHead() -> Waiting? { waiting.isEmpty ? nil : waiting.removeFirst() }
  /// The spooler did not take it: it stays the next.
  mutating func putBack(_ head: Waiting) { waiting.insert(head, at: 0) }

  /// The printer got on with something.
  mutating func progressed(at time: Duration) { lastProgress = time }

  mutating func spoolerAnswered() { silence = nil }
  mutating func spoolerWasSilent(at time: Duration) { silence = (silence?.first ?? time, time) }

  /// When the next ticket has waited too long; `nil` while nobody waits.
  var nextLimit: Duration? { waiting.map(limitOf).min() }

  mutating func takeExpired(at time: Duration) -> [Expired] {
    let expired = waiting.compactMap { waiting -> Expired? in
      if let silence, silence.last - silence.first >= deadline, silence.last > waiting.arrived {
        return Expired(order: waiting.order, reason: "spooler_unreachable")
      }
      return limitOf(waiting) <= time ? Expired(order: waiting.order, reason: "waited_too_long") : nil
    }
    guard !expired.isEmpty else { return [] }
    let gone = Set(expired.map(\.order.job))
    waiting.removeAll { gone.contains($0.order.job) }
    return expired
  }

  private func limitOf(_ waiting: Waiting) -> Duration { max(waiting.arrived, lastProgress) + limit }
}
