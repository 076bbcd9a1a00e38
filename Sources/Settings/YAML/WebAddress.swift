import Foundation

/// An address of the web without query, fragment and credentials, and without a slash at its end.
struct WebAddress {
  let text: String
  let isEncrypted: Bool
  private let host: String

  /// - Returns: `nil` after a fault.
  init?(_ value: YAMLValue) {
    let example = "such as https://office.example.go.th"
    guard let text = value.text() else { return nil }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), var parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty
    else {
      value.note(
        .badValue, "this is no address that begins with https:// or http://", remedy: "write one, \(example)")
      return nil
    }
    guard parts.query == nil, parts.fragment == nil, parts.user == nil, parts.password == nil else {
      value.note(
        .badValue, "the address carries a query, a fragment or a password",
        remedy: "write only the address, \(example)")
      return nil
    }
    parts.scheme = scheme
    while parts.path.hasSuffix("/") { parts.path.removeLast() }
    self.text = parts.string ?? text
    self.host = host.lowercased()
    isEncrypted = scheme == "https"
  }

  /// Whether the host is this very machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).
  var isLoopback: Bool { host == "localhost" || host == "[::1]" || host.isLoopbackAddress }
}

extension String {
  /// A numeric address in 127/8, or `::1`.
  var isLoopbackAddress: Bool {
    if self == "::1" { return true }
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
