import AsyncHTTPClient
import Events
import Ports
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Settings

/// Speaks the centre's ingest interface.
struct CentreClient: Sendable {
  enum Answer: Hashable {
    case at(JournalAnswer)
    /// The centre has nothing of this journal.
    case nothing
    case conflict(JournalAnswer)
    case tooLarge
  }

  private let http: HTTPClient
  private let address: String
  private let credentialFile: String

  /// - Throws: `UplinkFault` with `.settings` when the address may not be used or the certificates cannot be read.
  init(_ settings: CentreSettings) throws {
    address = try Self.checkedAddress(settings)
    credentialFile = settings.credentialFile
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)))
    configuration.httpVersion = .http1Only
    // When to try again is the schedule's to say.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.tlsConfiguration = try Self.trust(settings)
    http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Closes the connections; nothing can be asked afterwards.
  func shutdown() async { try? await http.shutdown() }

  /// How far the centre holds a journal.
  ///
  /// - Throws: `UplinkFault`, as `send` does.
  func position(of journal: JournalID) async throws -> Answer {
    try await answer(to: try request(.GET, journal, "position"))
  }

  /// Sends one batch and waits at most 60 s for the answer.
  ///
  /// - Throws: `UplinkFault`: `.settings` for a credential that cannot be read, `.unreachable`, `.refused` (401, 403),
  ///   `.unexpectedAnswer` for every other status.
  func send(_ batch: CompressedBatch, of journal: JournalID) async throws -> Answer {
    var request = try request(.POST, journal, "batches")
    request.headers.add(name: "Content-Type", value: Batch.contentType)
    request.headers.add(name: "Content-Encoding", value: "gzip")
    request.headers.add(name: "Content-Digest", value: batch.digest)
    request.body = .bytes(ByteBuffer(bytes: batch.content))
    return try await answer(to: request)
  }

  private func request(_ method: HTTPMethod, _ journal: JournalID, _ what: String) throws -> HTTPClientRequest {
    var request = HTTPClientRequest(url: "\(address)/api/v1/journals/\(journal)/\(what)")
    request.method = method
    request.headers.add(name: "Authorization", value: "Bearer \(try credential())")
    return request
  }

  /// Read for every request, so that a replaced credential is used at the next try.
  private func credential() throws -> String {
    do {
      return try SecretFile.strongText(at: credentialFile)
    } catch {
      throw UplinkFault(.settings, cause: error.cause, remedy: error.remedy)
    }
  }

  private func answer(to request: HTTPClientRequest) async throws -> Answer {
    let response: HTTPClientResponse
    let body: ByteBuffer
    do {
      response = try await http.execute(request, timeout: .seconds(60))
      body = try await response.body.collect(upTo: 64 << 10)
    } catch {
      throw UplinkFault(reaching: address, error)
    }
    return try Self.read(response.status, Data(body.readableBytesView))
  }

  private static func read(_ status: HTTPResponseStatus, _ body: Data) throws -> Answer {
    switch status {
    case .ok: .at(try held(body))
    case .conflict: .conflict(try held(body))
    case .payloadTooLarge: .tooLarge
    case .notFound where reason(body)?.code == "unknown_journal": .nothing
    case .unauthorized, .forbidden:
      throw UplinkFault(
        .refused,
        cause: "The centre refuses this kiosk (\(status.code)): \(reason(body)?.message ?? "no reason given")",
        remedy: "Check its registration with `statisticsd device list` and the credential file.")
    default:
      throw UplinkFault(
        .unexpectedAnswer,
        cause: "The centre answered \(status.code): \(reason(body)?.message ?? status.reasonPhrase)",
        remedy: "See the centre's log; everything is kept and sent later.")
    }
  }

  /// A position of the ingest interface: no journal has one before 0.
  private static func held(_ body: Data) throws -> JournalAnswer {
    guard let answer = try? JSONDecoder().decode(JournalAnswer.self, from: body),
      answer.histories.allSatisfy({ $0.position.seq >= 0 })
    else {
      throw UplinkFault(
        .unexpectedAnswer, cause: "The centre's answer names no position",
        remedy: "Check that the address is that of a statisticsd.")
    }
    return answer
  }

  private struct Reason: Decodable {
    var code: String
    var message: String
  }

  /// What the other side says may hold anything; a terminal gets none of it raw.
  private static func reason(_ body: Data) -> Reason? {
    guard var reason = try? JSONDecoder().decode(Reason.self, from: body) else { return nil }
    reason.message = String(reason.message.prefix(Self.longestReason)).plainText
    return reason
  }

  /// Characters.
  private static let longestReason = 300

  /// `https`, or `http` to this machine or where the settings allow it.
  private static func checkedAddress(_ settings: CentreSettings) throws -> String {
    let url = URL(string: settings.url)
    let isLocal = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(url?.host ?? "")
    guard url?.host != nil, url?.scheme == "https" || url?.scheme == "http" && (settings.cleartext || isLocal) else {
      throw UplinkFault(
        .settings, cause: "The centre's address \(settings.url) is not an https address",
        remedy: "Use https, or set `cleartext: true` if the line itself is protected.")
    }
    return settings.url.hasSuffix("/") ? String(settings.url.dropLast()) : settings.url
  }

  /// The system's certificates, or those of the settings alone; the host's name is always checked.
  private static func trust(_ settings: CentreSettings) throws -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    guard let file = settings.trustFile else { return tls }
    do {
      tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
    } catch {
      throw UplinkFault(
        .settings, cause: "The trusted certificates \(file) cannot be read",
        remedy: "Give a readable PEM file, or leave trust_file out to use the system's.")
    }
    return tls
  }
}
