import Events
import Ports
import Glibc
import ServiceLifecycle
import SystemCalls

/// Feeds the service manager's watchdog from the store's health, says once when that ends and when it is back, and says
/// when the daemon stops.
struct HealthReport: Service {
  let notification: ServiceNotification
  let check: @Sendable () async throws -> Void
  /// Called with why the store is not well, and with `nil` once it is again.
  let report: @Sendable ((any Error)?) -> Void

  /// How often the store is looked at where no watchdog asks.
  private static let pause = Duration.seconds(30)

  func run() async throws {
    try await withGracefulShutdownHandler {
      try await cancelWhenGracefulShutdown { try await watch() }
    } onGracefulShutdown: {
      notification.send(.stopping)
      Self.stopAnyway()
    }
  }

  /// Peers that do not end their connections would hold the stop up for as long as they like. What was acknowledged is
  /// durable, so they are cut. (A limit of the service group would end in a crash instead.)
  private static func stopAnyway() {
    Task.detached {
      try await Task.sleep(for: .milliseconds(1000))
      _exit(EXIT_SUCCESS)
    }
  }

  /// At a third of the manager's interval.
  private func watch() async throws {
    let pause = notification.watchdogInterval.map { $0 / 3 } ?? Self.pause
    var isWell = true
    while !Task.isCancelled {
      let fault = await fault()
      guard !Task.isCancelled else { return }
      if isWell != (fault == nil) { report(fault) }
      isWell = fault == nil
      if notification.watchdogInterval != nil, Self.isFed(despite: fault) { notification.send(.watchdog) }
      try? await Task.sleep(for: pause)
    }
  }

  private func fault() async -> (any Error)? {
    do { try await check() } catch { return error }
    return nil
  }

  /// A store that does not answer is not fed for: the manager restarts the daemon. A full disk, or another program's lock,
  /// is not mended by that.
  private static func isFed(despite fault: (any Error)?) -> Bool {
    guard let fault else { return true }
    return [.full, .busy].contains((fault as? StoreFault)?.code)
  }
}
