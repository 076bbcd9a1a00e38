internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// One exchange with the server.
extension ControlClient {
  /// Calls `line` for each line of an answer that goes on and on.
  ///
  /// - Parameter body: of a POST; without one it is a GET.
  func lines(
    from uri: String, body: Data? = nil, begun: @Sendable () -> Void = {}, _ line: @Sendable (String) -> Void
  ) async throws {
    var request = request(body == nil ? .GET : .POST, uri)
    if let body {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: body))
    }
    try await withConnection { [request] client in
      let answer = try await reaching { try await client.execute(request, timeout: .hours(24)) }
      guard answer.status == .ok else {
        let body = try await reaching { try await answer.body.collect(upTo: Self.answerLimit) }
        throw Self.refusal(answer.status, Data(body.readableBytesView))
      }
      begun()
      try await reaching {
        var pending: [UInt8] = []
        for try await chunk in answer.body {
          pending += chunk.readableBytesView
          let lines = pending.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
          for complete in lines.dropLast() { line(String(decoding: complete, as: UTF8.self)) }
          pending = Array(lines.last ?? [])
        }
      }
    }
  }

  func request<Asked: ControlRequest>(_ asked: Asked, on subject: String) throws -> HTTPClientRequest {
    var request = request(.POST, Asked.path(about: subject))
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(bytes: try ControlMessage.encoded(asked)))
    return request
  }

  func request(_ method: HTTPMethod, _ uri: String) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: URL(httpURLWithSocketPath: path, uri: uri)?.absoluteString ?? "")
    request.method = method
    return request
  }

  func withConnection<Result: Sendable>(
    _ work: @Sendable (HTTPClient) async throws -> Result
  ) async throws -> Result {
    var configuration = HTTPClient.Configuration()
    // A socket on which nobody listens is told at once.
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(configuration: configuration)
    do {
      let result = try await work(client)
      try? await client.shutdown()
      return result
    } catch {
      try? await client.shutdown()
      throw error
    }
  }

  func send(
    _ client: HTTPClient, _ request: HTTPClientRequest, patience: TimeAmount = Self.patience
  ) async throws -> Data {
    let (status, body) = try await reaching {
      let answer = try await client.execute(request, timeout: patience)
      return (answer.status, Data((try await answer.body.collect(upTo: Self.answerLimit)).readableBytesView))
    }
    if (200..<300).contains(status.code) { return body }
    throw Self.refusal(status, body)
  }

  private static func refusal(_ status: HTTPResponseStatus, _ body: Data) -> any Error {
    (try? ControlMessage.decoded(body) as ControlProblem)
      ?? ControlFault.badAnswer("\(status): \(String(decoding: body, as: UTF8.self))") as any Error
  }

  private func reaching<Answer>(_ exchange: () async throws -> Answer) async throws -> Answer {
    do {
      return try await exchange()
    } catch let error as CancellationError {
      throw error
    } catch {
      throw ControlFault(error, on: path)
    }
  }

  static func decode<Answer: Decodable>(_ body: Data) throws -> Answer {
    do {
      return try ControlMessage.decoded(body)
    } catch {
      throw ControlFault.badAnswer("\(error)")
    }
  }
}
