import HTTPTypes

/// Lets few batches be unpacked at a time, so that memory stays bounded however many kiosks come back at once.
actor IngestGate {
  private var free: Int
  private let mostWaiting: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Parameters:
  ///   - atOnce: batches that are unpacked at a time, each up to `Batch.decompressedLimit` bytes.
  ///   - mostWaiting: batches that wait for their turn, each up to `Batch.compressedLimit` bytes.
  init(atOnce: Int = 2, mostWaiting: Int = 200) {
    free = atOnce
    self.mostWaiting = mostWaiting
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
      var problem = Problem(.serviceUnavailable, "busy", "Too many kiosks send at once", remedy: "Try again later.")
      problem.headers[.retryAfter] = "5"
      throw problem
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Gives the turn to the batch that has waited longest.
  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
