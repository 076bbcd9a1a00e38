import ArgumentParser
import Events
import Foundation
import Glibc
import Logging
import ServiceLifecycle
import ServiceNotification
import Settings
import StatisticsSite
import StatisticsStore
import UnixSignals
import WebServer

/// The daemon: the one place that names what it is made of.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves until SIGTERM (the default).")

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    try await Console.running { try await serve(try options.settings()) }
  }

  /// Returns when a signal has stopped the group and every service has ended.
  private func serve(_ settings: StatisticsSettings) async throws {
    let logger = Self.logger()
    let notification = ServiceNotification(environment: ProcessInfo.processInfo.environment)
    let store = try SQLiteStore(in: settings)
    let scheme = settings.tls == nil ? "http" : "https"
    let site = try StatisticsSite(
      settings: settings, store: store, logger: logger, now: { Int64(Date().timeIntervalSince1970 * 1000) },
      onListening: { port in
        logger.notice("listening on \(scheme)://\(settings.listen.address):\(port)")
        notification.send(.ready)
      })
    let health = HealthReport(
      notification: notification,
      check: {
        await WebServer.turns()
        try await store.check()
      },
      report: { fault in
        if let fault {
          logger.error("the store is not well: \(fault)")
        } else {
          logger.notice("the store is well again")
        }
      })
    let configuration = ServiceGroupConfiguration(
      services: [site, health], gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.quiet(logger))
    try await ServiceGroup(configuration: configuration).run()
  }

  private static func logger() -> Logger {
    var logger = Logger(label: "statisticsd") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .notice
    return logger
  }

  /// The service group logs nothing itself: what ends the daemon is printed once, by `Console.running`.
  private static func quiet(_ logger: Logger) -> Logger {
    var quiet = logger
    quiet.logLevel = .critical
    return quiet
  }
}

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

extension SQLiteStore {
  /// The store of these settings; its directory is made, for this user only.
  init(in settings: StatisticsSettings) throws {
    umask(0o077)
    try? FileManager.default.createDirectory(
      atPath: settings.stateDirectory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try self.init(path: settings.databaseFile)
  }
}
