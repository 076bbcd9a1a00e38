public import Events
internal import HTTPTypes

/// A refusal as staff read it (RFC 9457 in spirit): what, why, and what to do, in Thai and English.
public struct ControlProblem: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  public var code: String
  public var detail: String
  public var thai: String
  public var english: String

  public init(code: String, detail: String, thai: String, english: String) {
    self.code = code
    self.detail = detail
    self.thai = thai
    self.english = english
  }

  public var description: String {
    let what = detail.isEmpty ? english : "\(english) (\(detail))"
    return "\(what)\n\(thai)"
  }
}

extension Refusal {
  /// The refusal's words.
  public var problem: ControlProblem {
    let words = code.words.text
    return ControlProblem(code: code.rawValue, detail: detail, thai: words.thai, english: words.english)
  }
}

extension Refusal.Nature {
  /// The HTTP status (RFC 9110) that says the same.
  var httpStatus: Int {
    switch self {
    case .wrong: 422
    case .unknown: 404
    case .untimely: 409
    case .passing: 503
    case .fault: 507
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
