internal import HTTPTypes
internal import Hummingbird
internal import SystemCalls

/// Keeps every other web page, and every other machine, from reading or pressing.
///
/// A browser carries pages of strangers that may send requests to this machine. Those are told by the name under which
/// they reached it (a name that was made to point here: DNS rebinding), by their `Origin` (RFC 6454), and by the token,
/// which only a page of this server can read.
struct PageGuard<Context: RequestContext>: RouterMiddleware {
  let token: String

  static var tokenField: HTTPField.Name? { HTTPField.Name("X-Page-Token") }
  private static var hosts: Set<String> { ["127.0.0.1", "localhost", "[::1]"] }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await answer(request, context, next)
    response.headers.append(contentsOf: Self.headers)
    return response
  }

  private func answer(
    _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let host = request.head.authority, isOurs(host) else { return .refusal(.misdirectedRequest) }
    guard request.method == .get || isAllowed(request, host) else { return .refusal(.forbidden) }
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      return .refusal(error.status)
    } catch is SystemFault {
      return .refusal(.serviceUnavailable)
    }
  }

  /// Any port: the address may be reached through a tunnel.
  private func isOurs(_ host: String) -> Bool {
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return Self.hosts.contains(name.lowercased()) || name.isLoopbackName
  }

  private func isAllowed(_ request: Request, _ host: String) -> Bool {
    guard let field = Self.tokenField, request.headers[field] == token else { return false }
    return request.headers[.origin] == "http://\(host)"
      && request.headers[.contentType]?.hasPrefix("application/json") == true
  }

  private static var headers: HTTPFields {
    var headers: HTTPFields = [
      .contentSecurityPolicy:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      .xContentTypeOptions: "nosniff",
    ]
    for (name, value) in [
      ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Referrer-Policy", "no-referrer"),
    ] {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return headers
  }
}

extension Substring {
  /// A numeric address in 127/8.
  fileprivate var isLoopbackName: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension Response {
  /// Says in both languages why nothing was done.
  static func refusal(_ status: HTTPResponse.Status) -> Response {
    let text =
      switch status {
      case .misdirectedRequest, .forbidden:
        "หน้านี้ใช้ได้จากเบราว์เซอร์ของเครื่องนี้เท่านั้น\nThis page serves browsers of this machine at its own address only."
      case .notFound: "ไม่มีหน้านี้\nThere is no such page."
      case .contentTooLarge: "คำขอยาวเกินไป\nThe request is too long."
      case .serviceUnavailable: "ตู้ไม่พร้อม กรุณาลองอีกครั้ง\nThe kiosk is not ready; try again."
      default: "คำขอไม่ถูกต้อง\nThe request cannot be read."
      }
    return Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: .init(byteBuffer: ByteBuffer(string: text + "\n")))
  }
}
