import Crypto
import Foundation
import HTTPTypes

/// The field `Content-Digest` of RFC 9530: SHA-256 over the content as it was sent.
struct ContentDigest {
  private let sha256: [UInt8]

  /// - Returns: `nil` when the request has no such field, or one without a SHA-256.
  init?(of headers: HTTPFields) {
    guard let field = headers.first(where: { $0.name.canonicalName == "content-digest" }) else { return nil }
    self.init(field: field.value)
  }

  /// - Parameter field: a dictionary of structured fields, such as `sha-256=:…:, sha-512=:…:`.
  /// - Returns: `nil` when it names no SHA-256.
  init?(field: String) {
    let prefix = "sha-256=:"
    let members = field.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let member = members.first(where: { $0.hasPrefix(prefix) && $0.hasSuffix(":") && $0.count > prefix.count }),
      let bytes = Data(base64Encoded: String(member.dropFirst(prefix.count).dropLast())), bytes.count == 32
    else { return nil }
    sha256 = Array(bytes)
  }

  /// No secret is compared, so time may tell where the two differ.
  func matches(_ content: [UInt8]) -> Bool { SHA256.hash(data: content).elementsEqual(sha256) }
}
