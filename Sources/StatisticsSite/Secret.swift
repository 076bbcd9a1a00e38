import Crypto
import Events
import HTTPTypes

/// A secret as it is kept and compared: its hash only.
enum Secret {
  /// The hash of what a request's `Authorization` field presents (RFC 6750).
  static func presented(in headers: HTTPFields) -> Fingerprint? {
    guard let field = headers[.authorization], field.lowercased().hasPrefix("bearer ") else { return nil }
    let token = field.dropFirst("bearer ".count)
    return token.isEmpty ? nil : Fingerprint(of: token.utf8)
  }

  /// Takes the same time wherever the two differ.
  static func equal(_ left: Fingerprint, _ right: Fingerprint) -> Bool {
    zip(left.bytes, right.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
