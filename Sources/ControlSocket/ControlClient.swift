internal import AsyncHTTPClient
public import Events
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Asks a running kiosk over its control socket.
public struct ControlClient: Sendable {
  /// The longest wait for an answer; the kiosk commits within milliseconds.
  private static let patience = TimeAmount.seconds(10)
  /// A test waits for tickets before it, and for paper.
  private static let printingPatience = TimeAmount.seconds(30)
  private static let answerLimit = 1 << 20

  private let path: String
  private let pause: Duration

  /// - Parameter pause: the wait before a command whose answer was lost is sent once more; a service manager brings a
  ///   fallen kiosk back within it.
  public init(path: String, pause: Duration = .seconds(2)) {
    self.path = path
    self.pause = pause
  }

  // Each of the commands below throws `ControlProblem` when the kiosk refuses, and `ControlFault` when no answer came.

  /// Asks for a number.
  ///
  /// - Parameter id: the command's identity; repeated, the command gives its first result. `nil`: a new one.
  public func issue(_ issue: ControlMessage.Issue, id: String? = nil) async throws -> ControlMessage.Ticket {
    try await command("/v1/tickets", issue, id: id)
  }

  /// Takes a ticket back.
  ///
  /// - Parameter number: the label, such as `A001`.
  public func void(
    _ number: String, _ void: ControlMessage.Void, id: String? = nil
  ) async throws -> ControlMessage.Voided {
    let escaped = number.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? number
    return try await command("/v1/tickets/\(escaped)/void", void, id: id)
  }

  /// Prints a ticket once more, marked as a copy.
  ///
  /// - Parameter number: the label, such as `A001`.
  public func reprint(
    _ number: String, _ reprint: ControlMessage.Reprint = .init(), id: String? = nil
  ) async throws -> ControlMessage.Reprinted {
    let escaped = number.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? number
    return try await command("/v1/tickets/\(escaped)/reprint", reprint, id: id)
  }

  /// Says whether print is seen on the roll in a printer.
  public func rollSeen(
    _ isSeen: Bool, in printer: String, id: String? = nil
  ) async throws -> ControlMessage.RollChecked {
    let escaped = printer.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? printer
    return try await command("/v1/printers/\(escaped)/roll", ControlMessage.RollSeen(seen: isSeen), id: id)
  }

  /// Prints a sheet that shows what a printer can do, and waits for its end. Never repeated by itself: it takes paper.
  ///
  /// - Parameter answers: what spooler and device say of the printer, for the sheet.
  public func printTestSheet(on printer: String, answers: [Bilingual]) async throws -> SheetJobResult {
    let escaped = printer.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? printer
    var request = request(.POST, "/v1/printers/\(escaped)/test")
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(bytes: try ControlMessage.encoded(ControlMessage.TestSheet(answers: answers))))
    return try await withConnection { [request] in
      try await Self.decode(send($0, request, patience: Self.printingPatience))
    }
  }

  /// Counts visitors who took no ticket.
  public func count(_ count: ControlMessage.Count, id: String? = nil) async throws -> ControlMessage.Counted {
    try await command("/v1/visitors", count, id: id)
  }

  /// Says which date it is, where the kiosk doubts its clock.
  public func confirm(date: ServiceDate, id: String? = nil) async throws -> ControlMessage.ConfirmDate {
    try await command("/v1/date", ControlMessage.ConfirmDate(date: date), id: id)
  }

  /// Pauses issuing, or resumes it.
  public func pauseIssuing(_ isPaused: Bool, id: String? = nil) async throws -> ControlMessage.Issuing {
    try await command("/v1/issuing", ControlMessage.Issuing(paused: isPaused), id: id)
  }

  /// Sets the message of the day, or takes it away.
  public func setMessage(_ message: OfficeMessage?, id: String? = nil) async throws -> ControlMessage.DayMessage {
    try await command("/v1/message", ControlMessage.DayMessage(message), id: id)
  }

  /// How the kiosk fares.
  public func status() async throws -> KioskStatus {
    try await withConnection { try await Self.decode(send($0, request(.GET, "/v1/status"))) }
  }

  /// Asks for an orderly stop; the answer comes before the stop.
  public func stop() async throws {
    try await withConnection { _ = try await send($0, request(.POST, "/v1/stop")) }
  }

  /// Calls `line` for each line that the kiosk's inputs give, until the kiosk stops or the caller's task is cancelled.
  ///
  /// - Parameter begun: called once nothing is missed any more.
  public func watchInputs(
    begun: @Sendable () -> Void = {}, _ line: @Sendable (String) -> Void
  ) async throws {
    try await lines(from: "/v1/inputs/watch", begun: begun) { if !$0.isEmpty { line($0) } }
  }

  // MARK: - One exchange

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

  /// Sends a command under one identity, and once more when its answer was lost: the kiosk gives the first result again.
  private func command<Answer: Decodable & Sendable>(
    _ uri: String, _ body: some Encodable, id: String?
  ) async throws -> Answer {
    var request = request(.POST, uri)
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(name: "Idempotency-Key", value: id ?? UUID().uuidString)
    request.body = .bytes(ByteBuffer(bytes: try ControlMessage.encoded(body)))
    return try await withConnection { [request] client in
      do {
        return try await Self.decode(send(client, request))
      } catch let lost as ControlFault where lost.mayBeRepeated {
        try await Task.sleep(for: pause)
        do { return try await Self.decode(send(client, request)) } catch is ControlFault { throw lost }
      }
    }
  }

  private func request(_ method: HTTPMethod, _ uri: String) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: URL(httpURLWithSocketPath: path, uri: uri)?.absoluteString ?? "")
    request.method = method
    return request
  }

  private func withConnection<Result: Sendable>(
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

  private func send(
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

  private static func decode<Answer: Decodable>(_ body: Data) throws -> Answer {
    do {
      return try ControlMessage.decoded(body)
    } catch {
      throw ControlFault.badAnswer("\(error)")
    }
  }
}
