import HTTPTypes

/// Lets few pieces of work be done at a time, so that memory and processors stay bounded however many ask at once.
actor WorkGate {
  private var free: Int
  private let mostWaiting: Int
  private let busy: String
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Parameters:
  ///   - atOnce: pieces of work that are done at a time.
  ///   - mostWaiting: pieces that wait for their turn; others are refused.
  ///   - busy: what somebody is told who is refused.
  init(atOnce: Int, mostWaiting: Int, busy: String) {
    free = atOnce
    self.mostWaiting = mostWaiting
    self.busy = busy
  }

  /// Runs `work` when it is its turn; first come, first served.
  ///
  /// - Throws: a 503 when too many wait already; what `work` throws.
  nonisolated func pass<Outcome: Sendable>(_ work: @Sendable () async throws -> Outcome) async throws -> Outcome {
    try await enter()
    do {
      let outcome = try await work()
      await leave()
      return outcome
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async throws {
    if free > 0 {
      free -= 1
      return
    }
    guard waiting.count < mostWaiting else {
      throw Problem.later(.serviceUnavailable, "busy", busy, after: .random(in: 2...10))
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Gives the turn to the work that has waited longest.
  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
