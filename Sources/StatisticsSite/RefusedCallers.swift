import Events
import Hummingbird
import Logging
import Synchronization
import WebServer

/// Writes refused sign-ins into the log: each address once, and again only after a while.
final class RefusedCallers: Sendable {
  /// How long further refusals of an address are not logged.
  static let quiet = Duration.seconds(600)
  /// How many addresses are remembered; with more of them, no more are logged meanwhile.
  private static let most = 1000

  private let logged = Mutex<[String: ContinuousClock.Instant]>([:])

  func note(_ message: String, _ context: some RequestContext) {
    guard let caller = context.logger[metadataKey: WebServer.caller].map({ "\($0)" }), isNews(caller, at: .now) else {
      return
    }
    context.logger.warning("refused: \(message); the next ones from there are not logged for 10 minutes")
  }

  /// Whether nothing was logged of the address lately; it counts as logged then.
  func isNews(_ caller: String, at now: ContinuousClock.Instant) -> Bool {
    logged.withLock { logged in
      if let last = logged[caller], last + Self.quiet > now { return false }
      if logged.count >= Self.most { logged = logged.filter { $0.value + Self.quiet > now } }
      guard logged.count < Self.most else { return false }
      logged[caller] = now
      return true
    }
  }
}
