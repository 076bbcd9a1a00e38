/// Where a CUPS scheduler listens.
struct SpoolerAddress: Hashable, Sendable {
  /// A host's name or address, or a socket's path.
  var host: String
  /// 1…65535; without meaning for a path.
  var port: Int

  /// - Parameter text: `host:port`, `[v6 address]:port`, a host alone (port 631) or a path; anything else gives `nil`.
  init?(_ text: String) {
    if text.hasPrefix("/") {
      self.init(host: text, port: 631)
      return
    }
    guard let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") else {
      self.init(host: text.trimming("[", "]"), port: 631)
      return
    }
    guard let port = Int(text[text.index(after: colon)...]), (1...65535).contains(port), colon > text.startIndex else {
      return nil
    }
    self.init(host: String(text[..<colon]).trimming("[", "]"), port: port)
  }

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}

extension String {
  fileprivate func trimming(_ prefix: String, _ suffix: String) -> String {
    hasPrefix(prefix) && hasSuffix(suffix) ? String(dropFirst(prefix.count).dropLast(suffix.count)) : self
  }
}
