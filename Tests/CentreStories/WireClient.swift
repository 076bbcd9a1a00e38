import AsyncHTTPClient
import Crypto
public import Events
public import Ports
public import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// Speaks to a centre as anybody could, rightly or wrongly.
public struct WireClient: Sendable {
  public struct Answer: Sendable {
    public let status: Int
    public let headers: [String: String]
    public let body: Data

    public var position: JournalPosition? { try? JSONDecoder().decode(JournalPosition.self, from: body) }
    public var journal: JournalAnswer? { try? JSONDecoder().decode(JournalAnswer.self, from: body) }
    /// The code of a refusal.
    public var code: String? { (try? JSONDecoder().decode([String: String].self, from: body))?["code"] }
  }

  private let http: HTTPClient
  private let port: Int

  public static func using(
    _ centre: RunningCentre, port: Int, _ story: (WireClient) async throws -> Void
  ) async throws {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(centre.certificateFile))
    let http = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(tlsConfiguration: tls))
    do {
      try await story(WireClient(http: http, port: port))
    } catch {
      try await http.shutdown()
      throw error
    }
    try await http.shutdown()
  }

  public func get(
    _ path: String, token: String? = RunningCentre.readToken, accept: String? = nil
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: "https://127.0.0.1:\(port)\(path)")
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    if let accept { request.headers.add(name: "Accept", value: accept) }
    return try await answer(request)
  }

  public func position(of journal: JournalID, token: String? = RunningCentre.credential) async throws -> Answer {
    try await get("/api/v1/journals/\(journal)/position", token: token)
  }

  public func send(
    _ batch: Batch, token: String? = RunningCentre.credential, to journal: JournalID? = nil
  ) async throws -> Answer {
    try await send(content: batch.encoded(), encoding: nil, token: token, to: journal ?? batch.journal)
  }

  /// - Parameters:
  ///   - encoding: of the content, such as `gzip`.
  ///   - digest: of the content, if not its own.
  public func send(
    content: [UInt8], encoding: String?, digest: String? = nil, token: String? = RunningCentre.credential,
    to journal: JournalID
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: "https://127.0.0.1:\(port)/api/v1/journals/\(journal)/batches")
    request.method = .POST
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    if let encoding { request.headers.add(name: "Content-Encoding", value: encoding) }
    request.headers.add(name: "Content-Type", value: Batch.contentType)
    request.headers.add(name: "Content-Digest", value: digest ?? Self.digest(of: content))
    request.body = .bytes(ByteBuffer(bytes: content))
    return try await answer(request)
  }

  public static func digest(of content: [UInt8]) -> String {
    "sha-256=:\(Data(SHA256.hash(data: content)).base64EncodedString()):"
  }

  private func answer(_ request: HTTPClientRequest) async throws -> Answer {
    let response = try await http.execute(request, timeout: .seconds(30))
    let body = try await response.body.collect(upTo: 32 << 20)
    return Answer(
      status: Int(response.status.code),
      headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
      body: Data(body.readableBytesView))
  }
}
