internal import Events
public import Ports
internal import Foundation
internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
public import ServiceLifecycle
internal import SystemCalls
internal import WebServer

/// Serves a kiosk's commands over HTTP on a Unix socket of mode 0660, so that only the staff group reaches them.
///
/// | request | answer |
/// | --- | --- |
/// | each `ControlRequest`, such as `POST /v1/tickets` | what it says of itself |
/// | `GET /v1/status` | 200, `KioskStatus` |
/// | `GET /v1/inputs/watch` | 200, lines until the caller leaves; an empty one each second |
/// | `POST /v1/inputs/lend` | 200, a line when the kiosk has let go, then empty lines until the caller leaves or another begins |
/// | `POST /v1/retention` | 202 |
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
    guard !LocalSocket.answers(at: path) else { throw SocketInUse(path: path) }
    unlink(path)
    try await WebServer(.unixSocket(path: path), limits: .ofThisMachine).serve(router().buildResponder()) { _ in
      listening(restrict())
    }
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
    for request in ControlMessage.requests { add(request, to: router) }
    router.get("/v1/status") { _, _ in try response(try await kiosk.status()) }
    router.get("/v1/inputs/watch") { _, _ in
      Self.streaming(Self.lines(of: await kiosk.watchInputs()), as: "text/plain; charset=utf-8")
    }
    router.post("/v1/inputs/lend") { request, _ in
      let lend: ControlMessage.Lend = try await body(of: request)
      return Self.streaming(Self.lines(of: await kiosk.lendInputs(lend.devices)), as: "text/plain; charset=utf-8")
    }
    router.post("/v1/retention") { _, _ in
      await kiosk.applyRetention()
      return Response(status: .accepted)
    }
    router.post("/v1/stop") { _, _ in
      await kiosk.stop()
      return Response(status: .accepted)
    }
    return router
  }

  private func add<Asked: ControlRequest>(_: Asked.Type, to router: Router<BasicRequestContext>) {
    router.post(RouterPath(Asked.path)) { request, context in
      let asked: Asked = try await body(of: request)
      let answer = try await asked.carryOut(on: context.subject, by: kiosk, id: try request.idempotencyKey())
      return try response(answer, status: .init(code: Asked.status))
    }
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

extension Request {
  /// The command's identity, 1…255 bytes of plain text as it is kept in the journal; `nil` when it has none.
  fileprivate func idempotencyKey() throws(ControlProblem) -> String? {
    guard let key = headers[.idempotencyKey], !key.isEmpty else { return nil }
    guard key.utf8.count <= 255, key.isPlainText else {
      throw ControlProblem(
        code: "bad_request", detail: "Idempotency-Key: \(key.utf8.count) bytes, at most 255 of plain text",
        thai: "คำขอไม่ถูกต้อง",
        english: "The request cannot be read.")
    }
    return key
  }
}

extension RequestContext {
  /// What the request is about; the router does not decode it: a series may be a Thai letter, a printer's name anything.
  fileprivate var subject: String {
    let raw = parameters.get("subject") ?? ""
    return raw.removingPercentEncoding ?? raw
  }
}

extension HTTPField.Name {
  /// draft-ietf-httpapi-idempotency-key-header
  static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .eTag
}
