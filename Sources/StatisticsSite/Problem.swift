import Events
import Ports
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that says why not: code, message and what to do about it, as JSON.
///
/// Kiosks read the code, people the rest.
struct Problem: HTTPResponseError {
  var status: HTTPResponse.Status
  var code: String
  var message: String
  var remedy: String
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ code: String, _ message: String, remedy: String) {
    self.status = status
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    let text = try JSONEncoder.sorted.encode(["code": code, "message": message, "remedy": remedy])
    var headers = headers
    headers[.contentType] = "application/json"
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: text)))
  }
}

extension JSONEncoder {
  /// Sorted keys: the same answer is the same bytes.
  static var sorted: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}

extension Problem {
  /// What the store says of itself: 507 for a full disk, else 503.
  init(_ fault: StoreFault) {
    let status: HTTPResponse.Status =
      fault.code == .full ? .init(code: 507, reasonPhrase: "Insufficient Storage") : .serviceUnavailable
    self.init(status, fault.code.rawValue, fault.cause, remedy: fault.remedy)
  }

  /// 401 with the challenge that RFC 9110 (11.6.1) asks for.
  static func unauthorized(_ message: String) -> Problem {
    var problem = Problem(
      .unauthorized, "unauthorized", message,
      remedy: "Send the header `Authorization: Bearer …` with a credential that is registered here.")
    problem.headers[.wwwAuthenticate] = "Bearer"
    return problem
  }

  /// An answer that asks to come again.
  ///
  /// - Parameter seconds: when; different for each caller, so that they do not all come at once.
  static func later(_ status: HTTPResponse.Status, _ code: String, _ message: String, after seconds: Int) -> Problem {
    var problem = Problem(status, code, message, remedy: "Try again later.")
    problem.headers[.retryAfter] = String(seconds)
    return problem
  }

  /// 413: the kiosk sends half as many events next.
  static func tooLarge(_ message: String) -> Problem {
    Problem(.contentTooLarge, "too_large", message, remedy: "Send fewer events at once.")
  }

  /// 400: nothing was stored.
  static func bad(_ code: String, _ message: String, remedy: String = "Send the batch again.") -> Problem {
    Problem(.badRequest, code, message, remedy: remedy)
  }
}
