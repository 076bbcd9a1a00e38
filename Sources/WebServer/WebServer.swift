public import HTTPTypes
public import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
public import NIOSSL
internal import ServiceLifecycle

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
  private let recognise: @Sendable (HTTPRequest) async -> String?
  private let logger: Logger

  /// - Parameters:
  ///   - tls: certificate and key; `nil`: clear text.
  ///   - recognise: who a request proves to be from, such as a registered kiosk: one name for each caller; `nil` for a
  ///     stranger. Asked before each answer.
  ///   - logger: for what goes wrong below HTTP; by default nobody is told. The answers' own loggers have the caller's
  ///     address as `caller`.
  public init(
    _ address: Address, tls: TLSConfiguration? = nil, limits: ServerLimits = ServerLimits(),
    recognise: @escaping @Sendable (HTTPRequest) async -> String? = { _ in nil },
    logger: Logger = Logger(label: "web") { _ in SwiftLogNoOpLogHandler() }
  ) {
    self.address = address
    self.tls = tls
    self.limits = limits
    self.recognise = recognise
    self.logger = logger
  }

  /// Serves until graceful shutdown of the service around it; answers that are being given are finished first.
  ///
  /// - Parameters:
  ///   - responder: gives the answers; an error that it does not turn into one becomes a bare 500.
  ///   - listening: called once, when connections are taken, with the port; `nil` for a Unix socket.
  /// - Throws: `ListenFault` when the address is in use, not this machine's or not for this user; another error when the
  ///   certificate cannot be used.
  public func serve(
    _ responder: some HTTPResponder<BasicRequestContext>,
    listening: @escaping @Sendable (_ port: Int?) async -> Void
  ) async throws {
    let connections = Connections(limits: limits)
    let server = try builder(connections).buildServer(
      configuration: .init(address: bindAddress), eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: logger,
      responder: { [logger, recognise] request, writer, channel in
        if let caller = await recognise(request.head) { connections.recognises(channel, as: caller) }
        var logger = logger
        logger[metadataKey: Self.caller] = "\(Connections.address(of: channel))"
        let context = BasicRequestContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        var response = try await Self.answer(request, context, responder)
        response.headers[.date] = HTTPDate.now
        try await writer.write(response: response.head, body: response.body)
      },
      onServerRunning: { channel in await listening(channel.localAddress?.port) })
    do { try await server.run() } catch { throw ListenFault(error, at: address) ?? error }
  }

  /// Returns once every thread that serves connections has turned; never while one of them stands still. For watchdogs.
  public static func turns() async {
    for loop in IteratorSequence(MultiThreadedEventLoopGroup.singleton.makeIterator()) {
      try? await loop.submit {}.get()
    }
  }

  /// The key of a logger's metadata under which an answer finds its caller's address.
  public static let caller = "caller"

  private var bindAddress: BindAddress {
    switch address {
    case .unixSocket(let path): .unixDomainSocket(path: path)
    case .host(let host, let port): .hostname(host, port: port)
    }
  }

  /// What a head may be: requests of this house are short.
  private static let head = HTTP1Channel.Configuration.DecoderConfiguration(
    maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100)

  private func builder(_ connections: Connections) throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [ConnectionGuard(limits, connections)], httpDecoderConfiguration: Self.head))
    return try tls.map { tls in
      var tls = tls
      // A peer that does not say goodbye is not waited for.
      tls.shutdownTimeout = .seconds(1)
      return try .tls(plain, tlsConfiguration: tls)
    } ?? plain
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
