internal import Events
public import Ports
public import Foundation
import Logging
import ServiceLifecycle
public import Settings
import StatisticsSite
import StatisticsStore
import WebServer

/// A whole centre on a free port of this machine: real SQLite, real HTTP, real TLS.
public final class RunningCentre: Sendable {
  public static let credential = "k1-secret-k1-secret-k1-secret-k1-secret-k1"
  public static let readToken = "reader-secret-of-this-story"
  /// 21 November 2026, afternoon in Bangkok.
  public static let instant: Int64 = 1_795_250_000_000

  public let folder: URL
  public let store: any StatisticsStoring
  public let certificateFile: String
  public let kiosk: RegisteredDevice
  private let settings: StatisticsSettings

  /// Runs a story in a folder of its own, in which kiosk K1 of site S1 is registered.
  public static func opened(_ story: (RunningCentre) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "centre-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await story(RunningCentre(in: folder))
  }

  private init(in folder: URL) async throws {
    self.folder = folder
    let certificate = try TestCertificate(in: folder)
    certificateFile = certificate.certificateFile
    let token = folder.appending(path: "read-token")
    try Self.writeSecret(Self.readToken, to: token)
    guard let time = OfficeTime(identifier: "Asia/Bangkok") else { throw CocoaError(.fileReadUnknown) }
    settings = StatisticsSettings(
      listen: ListenSettings(port: 0),
      tls: ServerCertificateSettings(
        certificateFile: certificate.certificateFile, keyFile: certificate.keyFile),
      stateDirectory: folder.path, readTokenFile: token.path, time: time)
    store = try SQLiteStore(path: settings.databaseFile)
    kiosk = try await store.register(
      device: "K1", site: "S1", credential: Fingerprint(of: Self.credential.utf8), at: Self.instant)
  }

  public static func writeSecret(_ secret: String, to file: URL) throws {
    try Data(secret.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }

  /// Serves while the story lasts. The store outlives it, so a story may serve several times.
  ///
  /// - Parameter port: 0 takes a free one; another may have been served a moment ago, and is waited for while the kernel
  ///   still has it.
  public func serving(port: Int = 0, _ story: (Int) async throws -> Void) async throws {
    let limit = ContinuousClock.now + .seconds(10)
    while true {
      do {
        return try await serve(port, story)
      } catch is ListenFault where .now < limit {
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  private func serve(_ port: Int, _ story: (Int) async throws -> Void) async throws {
    var settings = settings
    settings.listen.port = port
    let (ports, listening) = AsyncStream<Int>.makeStream()
    let site = try StatisticsSite(
      settings: settings, store: store, logger: Logger(label: "centre") { _ in SwiftLogNoOpLogHandler() },
      now: { Self.instant }, onListening: { listening.yield($0) })
    let group = ServiceGroup(
      configuration: .init(services: [site], logger: Logger(label: "centre") { _ in SwiftLogNoOpLogHandler() }))
    let running = Task {
      defer { listening.finish() }
      try await group.run()
    }
    do {
      for await port in ports {
        try await story(port)
        break
      }
    } catch {
      running.cancel()
      throw error
    }
    await group.triggerGracefulShutdown()
    try await running.value
  }

  /// What a kiosk is told of this centre.
  public func kioskSettings(port: Int, credential: String = RunningCentre.credential) throws -> CentreSettings {
    let file = folder.appending(path: "credential-\(credential.prefix(8))")
    try Self.writeSecret(credential, to: file)
    return CentreSettings(
      url: "https://127.0.0.1:\(port)", credentialFile: file.path, trustFile: certificateFile)
  }
}
