import Events
import Ports
import HTTPTypes
import Hummingbird
import NIOCore

/// Asks the store how it is, for whoever wants to know: however many ask, it is asked once in a few seconds.
actor HealthProbe {
  /// How long an answer is given to everybody.
  static let age = Duration.seconds(5)

  private let ask: @Sendable () async throws -> Void
  private var last: (at: ContinuousClock.Instant, answer: Task<Void, any Error>)?

  init(check ask: @escaping @Sendable () async throws -> Void) {
    self.ask = ask
  }

  /// `/health`, for whoever watches over the centre.
  nonisolated func add(to router: Router<BasicRequestContext>) {
    router.get("health") { _, _ in
      try await self.check()
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: "{\"status\":\"ok\"}")))
    }
  }

  /// - Throws: a `Problem` with the store's own words when it cannot do its work.
  func check() async throws {
    do { try await answer().value } catch let fault as StoreFault { throw Problem(fault) }
  }

  private func answer() -> Task<Void, any Error> {
    if let last, last.at + Self.age > .now { return last.answer }
    let answer = Task { [ask] in try await ask() }
    last = (.now, answer)
    return answer
  }
}
