internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Turns refusals into answers that say what, why and what to do.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return try response(refusal.problem, status: .init(code: refusal.code.nature.httpStatus))
    } catch let problem as ControlProblem {
      return try response(problem, status: .badRequest)
    } catch let error as any HTTPResponseError {
      return try response(ControlProblem(of: error.status), status: error.status)
    }
  }
}

func response(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
  Response(
    status: status, headers: [.contentType: "application/json; charset=utf-8"],
    body: .init(byteBuffer: ByteBuffer(bytes: try ControlMessage.encoded(value))))
}
