import Foundation

extension ListenSettings {
  var isLoopback: Bool { address.isLoopbackAddress }

  /// - Parameter port: where none is written.
  static func read(_ value: YAMLValue, port usualPort: Int) -> ListenSettings? {
    value.section { keys in
      let address = keys.optional("address") { readAddress($0) } ?? "127.0.0.1"
      let port = keys.optional("port") { $0.integer(in: 0...65535, unit: "ports") } ?? usualPort
      return ListenSettings(address: address, port: port)
    }
  }

  private static func readAddress(_ value: YAMLValue) -> String? {
    guard let text = value.scalar("a numeric address such as 127.0.0.1") else { return nil }
    var storage = in6_addr()
    guard inet_pton(AF_INET, text, &storage) == 1 || inet_pton(AF_INET6, text, &storage) == 1 else {
      return value.fault(
        "this is no numeric address", remedy: "write 127.0.0.1, the machine's own address, or 0.0.0.0 for all")
    }
    return text
  }
}
