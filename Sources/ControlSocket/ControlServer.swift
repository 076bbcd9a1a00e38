public import Events
internal import Foundation
internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
public import ServiceLifecycle
internal import WebServer

/// Serves a kiosk's commands over HTTP on a Unix socket of mode 0660, so that only the staff group reaches them.
///
/// | request | answer |
/// | --- | --- |
/// | `POST /v1/tickets` | 201, the number |
/// | `POST /v1/tickets/{number}/void` | 200, the ticket |
/// | `POST /v1/tickets/{number}/reprint` | 200, the copy |
/// | `POST /v1/printers/{printer}/roll` | 200, what is noted |
/// | `POST /v1/printers/{printer}/test` | 200, what became of the sheet |
/// | `POST /v1/visitors` | 201, the count |
/// | `POST /v1/date` | 200, the date |
/// | `POST /v1/issuing` | 200, whether it is paused |
/// | `POST /v1/message` | 200, the message of the day |
/// | `GET /v1/status` | 200, `KioskStatus` |
/// | `GET /v1/inputs/watch` | 200, lines until the caller leaves; an empty one each second |
/// | `POST /v1/inputs/lend` | 200, a line when the kiosk has let go, then empty lines until the caller leaves or another begins |
/// | `POST /v1/stop` | 202 |
///
/// A command repeated with the same `Idempotency-Key` header gives its first result.
public struct ControlServer: Service {
  /// The largest body of a request in bytes; commands are short.
  static let bodyLimit = 16 * 1024

  private let path: String
  private let group: String
  private let kiosk: any KioskControlling
  private let listening: @Sendable (_ warning: String?) -> Void

  /// - Parameters:
  ///   - path: the socket's path, at most 107 bytes (`unix(7)`).
  ///   - group: the staff's group; where the machine has none, the socket stays with the daemon's own group.
  ///   - listening: called once the socket takes connections; the warning says why staff may not reach it.
  public init(
    path: String, group: String, kiosk: any KioskControlling,
    listening: @escaping @Sendable (_ warning: String?) -> Void = { _ in }
  ) {
    self.path = path
    self.group = group
    self.kiosk = kiosk
    self.listening = listening
  }

  /// Serves until graceful shutdown. A socket that an earlier run left behind is replaced.
  ///
  /// - Throws: `SocketInUse` when another kiosk, with a journal of its own, answers there.
  public func run() async throws {
    guard !SocketInUse.answers(at: path) else { throw SocketInUse(path: path) }
    unlink(path)
    try await WebServer(.unixSocket(path: path)).serve(router().buildResponder()) { _ in listening(restrict()) }
  }

  /// The daemon's umask keeps the socket from others until the mode is set here.
  ///
  /// - Returns: why the staff's group does not reach the socket; `nil` when it does.
  private func restrict() -> String? {
    guard chmod(path, 0o660) == 0 else {
      return "\(path) stays closed to staff: chmod: \(String(cString: strerror(errno)))"
    }
    guard let entry = getgrnam(group) else {
      return "This machine has no group \(group): only root and the daemon's own group reach \(path)."
    }
    guard chown(path, uid_t.max, entry.pointee.gr_gid) == 0 else {
      return "\(path) cannot be given to the group \(group): chown: \(String(cString: strerror(errno)))"
    }
    return nil
  }

  /// The table above, as code.
  private func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: ProblemMiddleware())
    router.post("/v1/tickets") { request, _ in
      let issue: ControlMessage.Issue = try await body(of: request)
      let ask = IssueRequest(
        service: issue.service, visitorType: issue.visitorType ?? "NOT_STATED", lane: issue.lane ?? .normal)
      return try await perform(.issue(ask), request, status: .created)
    }
    router.post("/v1/tickets/:number/void") { request, context in
      let void: ControlMessage.Void = try await body(of: request)
      let target = TicketTarget.label(try context.decoded("number"), on: void.date)
      return try await perform(.void(VoidRequest(target, reason: void.reason)), request)
    }
    addPaper(to: router)
    router.post("/v1/visitors") { request, _ in
      let count: ControlMessage.Count = try await body(of: request)
      let visitors = VisitorCount(
        service: count.service, visitorType: count.visitorType ?? "NOT_STATED", count: count.count)
      return try await perform(.countVisitors(visitors), request, status: .created)
    }
    router.post("/v1/date") { request, _ in
      let confirm: ControlMessage.ConfirmDate = try await body(of: request)
      return try await perform(.confirmDate(confirm.date), request)
    }
    router.post("/v1/issuing") { request, _ in
      let issuing: ControlMessage.Issuing = try await body(of: request)
      return try await perform(.pauseIssuing(issuing.paused, .controlSocket), request)
    }
    router.post("/v1/message") { request, _ in
      let day: ControlMessage.DayMessage = try await body(of: request)
      return try await perform(.setMessage(day.message), request)
    }
    router.get("/v1/status") { _, _ in try response(try await kiosk.status()) }
    router.get("/v1/inputs/watch") { _, _ in await watch() }
    router.post("/v1/inputs/lend") { request, _ in
      let lend: ControlMessage.Lend = try await body(of: request)
      return Self.streaming(Self.lines(of: await kiosk.lendInputs(lend.devices)), as: "text/plain; charset=utf-8")
    }
    router.post("/v1/stop") { _, _ in
      await kiosk.stop()
      return Response(status: .accepted)
    }
    return router
  }

  private func addPaper(to router: Router<BasicRequestContext>) {
    router.post("/v1/tickets/:number/reprint") { request, context in
      let reprint: ControlMessage.Reprint = try await body(of: request)
      let target = TicketTarget.label(try context.decoded("number"), on: reprint.date)
      return try await perform(.reprint(ReprintRequest(target)), request)
    }
    router.post("/v1/printers/:printer/roll") { request, context in
      let roll: ControlMessage.RollSeen = try await body(of: request)
      return try await perform(.rollSeen(printer: try context.decoded("printer"), roll.seen), request)
    }
    router.post("/v1/printers/:printer/test") { request, context in
      let sheet: ControlMessage.TestSheet = try await body(of: request)
      return try response(await kiosk.printTestSheet(on: try context.decoded("printer"), answers: sheet.texts))
    }
  }

  private func perform(
    _ command: KioskCommand, _ request: Request, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    switch try await kiosk.perform(command, id: try request.idempotencyKey()) {
    case .issued(let ticket): return try response(ControlMessage.Ticket(ticket), status: status)
    case .voided(let reference): return try response(ControlMessage.Voided(reference), status: status)
    case .reprinted(let reprint): return try response(ControlMessage.Reprinted(reprint), status: status)
    case .rollChecked(let printer, let sight):
      return try response(ControlMessage.RollChecked(printer: printer, sight: sight), status: status)
    case .counted(let seq, let count):
      return try response(ControlMessage.Counted(seq: seq, count: count), status: status)
    case .dateConfirmed(let date): return try response(ControlMessage.ConfirmDate(date: date), status: status)
    case .issuingPaused(let isPaused): return try response(ControlMessage.Issuing(paused: isPaused), status: status)
    case .messageSet(let message): return try response(ControlMessage.DayMessage(message), status: status)
    case .rated: return Response(status: status)
    }
  }

  private func watch() async -> Response {
    Self.streaming(Self.lines(of: await kiosk.watchInputs()), as: "text/plain; charset=utf-8")
  }

  private static func streaming(_ lines: AsyncStream<String>, as type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody { writer in
        // A watcher does not hold up the kiosk's stop.
        for await line in lines.cancelOnGracefulShutdown() {
          try await writer.write(ByteBuffer(string: line + "\n"))
        }
        try await writer.finish(nil)
      })
  }

  /// - Throws: a problem that names the field; 413 above `bodyLimit`.
  private func body<Message: Decodable>(of request: Request) async throws -> Message {
    let bytes = try await request.body.collect(upTo: Self.bodyLimit)
    do {
      return try ControlMessage.decoded(Data(bytes.readableBytesView))
    } catch let error as DecodingError {
      throw ControlProblem.unreadable(error)
    }
  }
}

private func response(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
  Response(
    status: status, headers: [.contentType: "application/json; charset=utf-8"],
    body: .init(byteBuffer: ByteBuffer(bytes: try ControlMessage.encoded(value))))
}

/// Turns refusals into answers that say what, why and what to do.
private struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return try response(refusal.problem, status: .init(code: refusal.code.httpStatus))
    } catch let problem as ControlProblem {
      return try response(problem, status: .badRequest)
    } catch let error as any HTTPResponseError {
      return try response(ControlProblem(of: error.status), status: error.status)
    }
  }
}

extension ControlProblem {
  /// What HTTP itself refuses.
  init(of status: HTTPResponse.Status) {
    switch status {
    case .contentTooLarge:
      self.init(
        code: "too_large", detail: "", thai: "คำขอยาวเกินไป",
        english: "The request is longer than \(ControlServer.bodyLimit / 1024) KiB.")
    case .notFound, .methodNotAllowed:
      self.init(
        code: "not_found", detail: "", thai: "ไม่มีคำสั่งนี้", english: "There is no such command on this socket.")
    default:
      self.init(code: "bad_request", detail: "\(status)", thai: "คำขอไม่ถูกต้อง", english: "The request cannot be read.")
    }
  }

  /// Which field of the body is missing or wrong, in the caller's own names.
  static func unreadable(_ error: DecodingError) -> ControlProblem {
    let (path, reason): ([any CodingKey], String) =
      switch error {
      case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context.codingPath, context.debugDescription)
      @unknown default: ([], "cannot be read")
      }
    let field = path.map(\.stringValue).joined(separator: ".")
    return ControlProblem(
      code: "bad_request", detail: "\(field.isEmpty ? "body" : field): \(reason)", thai: "คำขอไม่ถูกต้อง",
      english: "The request cannot be read.")
  }
}

extension Request {
  /// The command's identity, 1…255 bytes as it is kept in the journal; `nil` when it has none.
  fileprivate func idempotencyKey() throws(ControlProblem) -> String? {
    guard let key = headers[.idempotencyKey], !key.isEmpty else { return nil }
    guard key.utf8.count <= 255 else {
      throw ControlProblem(
        code: "bad_request", detail: "Idempotency-Key: \(key.utf8.count) bytes, at most 255", thai: "คำขอไม่ถูกต้อง",
        english: "The request cannot be read.")
    }
    return key
  }
}

extension RequestContext {
  /// A part of the path, which the router does not decode: a series may be a Thai letter, a printer's name anything.
  fileprivate func decoded(_ parameter: String) throws -> String {
    let raw = try parameters.require(parameter)
    return raw.removingPercentEncoding ?? raw
  }
}

extension HTTPField.Name {
  /// draft-ietf-httpapi-idempotency-key-header
  static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .eTag
}
