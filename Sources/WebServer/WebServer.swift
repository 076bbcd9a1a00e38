internal import HTTPTypes
public import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
public import NIOSSL
internal import ServiceLifecycle

/// What a connection is allowed: the one place for the limits of every server of this house.
public struct ServerLimits: Hashable, Sendable {
  /// A connection on which nothing moves for this long is closed, also amid a request that does not go on; an answer that
  /// is being given, such as a stream, is not broken off.
  public var idle: Duration

  public init(idle: Duration = .seconds(60)) {
    self.idle = idle
  }
}

/// One HTTP/1.1 server: on a Unix socket or an address of the network, with or without TLS.
///
/// Nothing wakes while nobody is connected. (Hummingbird's `Application` would keep the time for the Date header, and wake
/// an idle program every second for it; here the header is made for each answer.)
public struct WebServer: Sendable {
  public enum Address: Hashable, Sendable {
    /// At most 107 bytes (`unix(7)`).
    case unixSocket(path: String)
    /// A host name or an address; port 0 takes a free one.
    case host(String, port: Int)
  }

  private let address: Address
  private let tls: TLSConfiguration?
  private let limits: ServerLimits
  private let logger: Logger

  /// - Parameters:
  ///   - tls: certificate and key; `nil`: clear text.
  ///   - logger: for what goes wrong below HTTP; by default nobody is told.
  public init(
    _ address: Address, tls: TLSConfiguration? = nil, limits: ServerLimits = ServerLimits(),
    logger: Logger = Logger(label: "web") { _ in SwiftLogNoOpLogHandler() }
  ) {
    self.address = address
    self.tls = tls
    self.limits = limits
    self.logger = logger
  }

  /// Serves until graceful shutdown of the service around it; answers that are being given are finished first.
  ///
  /// - Parameters:
  ///   - responder: gives the answers; an error that it does not turn into one becomes a bare 500.
  ///   - listening: called once, when connections are taken, with the port; `nil` for a Unix socket.
  /// - Throws: when the address is in use or not this machine's, or the certificate cannot be used.
  public func serve(
    _ responder: some HTTPResponder<BasicRequestContext>,
    listening: @escaping @Sendable (_ port: Int?) async -> Void
  ) async throws {
    let server = try builder().buildServer(
      configuration: .init(address: bindAddress), eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: logger,
      responder: { [logger] request, writer, channel in
        let context = BasicRequestContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        var response = try await Self.answer(request, context, responder)
        response.headers[.date] = HTTPDate.now
        try await writer.write(response: response.head, body: response.body)
      },
      onServerRunning: { channel in await listening(channel.localAddress?.port) })
    try await server.run()
  }

  private var bindAddress: BindAddress {
    switch address {
    case .unixSocket(let path): .unixDomainSocket(path: path)
    case .host(let host, let port): .hostname(host, port: port)
    }
  }

  private func builder() throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(configuration: .init(idleTimeout: TimeAmount(limits.idle)))
    return try tls.map { try .tls(plain, tlsConfiguration: $0) } ?? plain
  }

  /// An error that no middleware knows becomes an answer too, as the connection's other requests want theirs.
  private static func answer(
    _ request: Request, _ context: BasicRequestContext, _ responder: some HTTPResponder<BasicRequestContext>
  ) async throws -> Response {
    do {
      return try await responder.respond(to: request, context: context)
    } catch let error as HTTPParserError {
      throw error
    } catch {
      return Response(status: .internalServerError)
    }
  }
}
