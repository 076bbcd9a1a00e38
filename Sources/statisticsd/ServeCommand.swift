import ArgumentParser
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
    let health = Self.health(of: store, notification, logger)
    let configuration = ServiceGroupConfiguration(
      services: [site, health], gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.quiet(logger))
    try await ServiceGroup(configuration: configuration).run()
  }

  private static func health(
    of store: SQLiteStore, _ notification: ServiceNotification, _ logger: Logger
  ) -> HealthReport {
    HealthReport(
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

extension SQLiteStore {
  /// The store of these settings; its directory is made, for this user only.
  init(in settings: StatisticsSettings) throws {
    umask(0o077)
    try? FileManager.default.createDirectory(
      atPath: settings.stateDirectory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try self.init(path: settings.databaseFile)
  }
}
