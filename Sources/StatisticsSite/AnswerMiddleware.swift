import Events
import Ports
import HTTPTypes
import Hummingbird

/// Every answer carries the security headers, and every error says why as JSON.
///
/// The pages are for programs and kiosks: nothing in them is to be framed, sniffed, cached or run.
struct AnswerMiddleware<Context: RequestContext>: RouterMiddleware {
  /// Whether the site speaks TLS; only then is `Strict-Transport-Security` allowed (RFC 6797, 7.2).
  let isSecure: Bool
  /// Called with the cause of an answer 500, which is not sent to the caller.
  let report: @Sendable (String) -> Void

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await answer(request, context, next)
    response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    response.headers[.xContentTypeOptions] = "nosniff"
    if let referrerPolicy = HTTPField.Name("Referrer-Policy") { response.headers[referrerPolicy] = "no-referrer" }
    response.headers[.cacheControl] = "no-store"
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }

  private func answer(
    _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return try problem(for: error, request).response(from: request, context: context)
    }
  }

  /// What the caller is told; the cause of a 500 is in the log alone.
  private func problem(for error: any Error, _ request: Request) -> Problem {
    switch error {
    case let problem as Problem: return problem
    // Said once, by the report of the store's health; here it would be said for every kiosk that sends.
    case let fault as StoreFault where fault.code == .full || fault.code == .busy: return Problem(fault)
    case let error as any HTTPResponseError:
      return Problem(
        error.status, error.status == .notFound ? "not_found" : "refused", error.status.reasonPhrase,
        remedy: "See the interface's description for addresses and methods.")
    default:
      report("\(request.method) \(request.uri.path.plainText): \("\(error)".plainText)")
      return Problem(
        .internalServerError, "internal", "The request could not be carried out",
        remedy: "Try again later; the cause is in the server's log.")
    }
  }
}
