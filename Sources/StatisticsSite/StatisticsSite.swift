internal import Events
public import Ports
import Foundation
import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle
public import Settings
import WebServer

/// Why the site cannot open: cause and remedy.
public struct SiteFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var cause: String
  public var remedy: String

  public var description: String { "\(cause). \(remedy)" }
}

/// The centre's HTTP site: takes journals from kiosks, and answers with daily counts.
public struct StatisticsSite: Service {
  private let settings: StatisticsSettings
  private let responder: RouterResponder<BasicRequestContext>
  private let server: WebServer
  private let onListening: @Sendable (_ port: Int) async -> Void
  private let logger: Logger

  /// - Parameters:
  ///   - logger: receives the cause of every answer 500.
  ///   - onListening: called once, when connections are accepted.
  ///   - now: milliseconds since 1970 UTC.
  /// - Throws: `SiteFault` when the certificate, the key or the read token cannot be used, or when clear text would leave
  ///   this machine.
  public init(
    settings: StatisticsSettings, store: any BatchReceiving & CountReading, logger: Logger,
    now: @escaping @Sendable () -> Int64, onListening: @escaping @Sendable (_ port: Int) async -> Void
  ) throws {
    self.settings = settings
    self.logger = logger
    self.onListening = onListening
    let refused = RefusedCallers()
    let journals = JournalPages(store: store, now: now, refused: refused) { logger.warning("\($0)") }
    server = try Self.server(settings, logger) { await journals.caller(of: $0) }
    let router = Router()
    router.add(
      middleware: AnswerMiddleware(isSecure: settings.tls != nil) { logger.error("\($0)") })
    journals.add(to: router)
    DailyPages(store: store, time: settings.time, readers: try Readers(settings, refused: refused), now: now)
      .add(to: router)
    HealthProbe(check: store.check).add(to: router)
    responder = router.buildResponder()
  }

  /// Looks at everything of the settings that the site needs to open: certificate, key and read token.
  ///
  /// - Throws: `SiteFault` as `init` does.
  public static func check(_ settings: StatisticsSettings) throws {
    _ = try settings.tls.map(configuration)
    _ = try Readers(settings, refused: RefusedCallers())
  }

  /// Serves until graceful shutdown.
  ///
  /// - Throws: `ListenFault` when connections cannot be taken at the address.
  public func run() async throws {
    try await server.serve(responder) { [onListening] port in await onListening(port ?? 0) }
  }

  /// - Throws: `SiteFault` where clear text would leave this machine.
  private static func server(
    _ settings: StatisticsSettings, _ logger: Logger, recognise: @escaping @Sendable (HTTPRequest) async -> String?
  ) throws -> WebServer {
    let listen = settings.listen
    guard settings.tls != nil || isLoopback(listen.address) else {
      throw SiteFault(
        cause: "Without TLS the site listens on this machine only, not on \(listen.address)",
        remedy: "Set a certificate and key under tls, or listen on 127.0.0.1.")
    }
    return WebServer(
      .host(listen.address, port: listen.port), tls: try settings.tls.map(configuration), recognise: recognise,
      logger: logger)
  }

  /// By what is written in the settings; no other name is looked up.
  private static func isLoopback(_ address: String) -> Bool {
    address.hasPrefix("127.") || address == "::1" || address == "localhost"
  }

  /// TLS 1.2 and later. The key's file must be closed to others, see `SecretFile`.
  private static func configuration(_ files: ServerCertificateSettings) throws -> TLSConfiguration {
    do {
      let key = try NIOSSLPrivateKey(bytes: SecretFile.bytes(at: files.keyFile), format: .pem)
      let chain = try NIOSSLCertificate.fromPEMFile(files.certificateFile).map {
        NIOSSLCertificateSource.certificate($0)
      }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      return configuration
    } catch let fault as SecretFile.Fault {
      throw SiteFault(cause: fault.cause, remedy: fault.remedy)
    } catch {
      throw SiteFault(
        cause: "The certificate \(files.certificateFile) or its key \(files.keyFile) cannot be used: \(error)",
        remedy: "Give both as PEM files that belong together.")
    }
  }
}
