/// A printer as people name it, and the address that CUPS wants for it.
///
/// | written                     | with the kiosk's own back end    | without it                                        |
/// | --------------------------- | -------------------------------- | ------------------------------------------------- |
/// | `192.168.1.50`, `host:9100` | `kiosk-escpos://HOST[:PORT]/`    | `socket://HOST:PORT/?contimeout=3&waiteof=false`  |
/// | `/dev/usb/lp0`              | `kiosk-escpos:/dev/usb/lp0`      | none                                              |
/// | `socket://host`             | as without it: it was asked for  | the same with the options of the row above        |
/// | any other URI               | as it is                         | as it is                                          |
///
/// The options are of CUPS's `socket` back end (its page in the CUPS help, “Network Protocols”): without `waiteof=false`
/// a job lasts until the printer closes the connection, which many never do; `contimeout` gives up a printer that is off.
public struct DeviceTarget: Hashable, Sendable {
  private enum Way: Hashable {
    case network(host: String, port: UInt16?)
    case node(String)
    case socket(String)
    case uri(String)
  }

  private let way: Way

  /// - Returns: `nil` when the text is neither a host, nor a device's file, nor a URI.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    if text.hasPrefix("/dev/") {
      way = .node(text)
    } else if let colon = text.firstRange(of: ":/") {
      guard text[..<colon.lowerBound].utf8.allSatisfy(\.isOfScheme), colon.lowerBound > text.startIndex else {
        return nil
      }
      let isPlain = text.hasPrefix("socket://") && !text.contains("?")
      way = isPlain ? .socket(String(text.dropFirst("socket://".count).prefix { $0 != "/" })) : .uri(text)
    } else {
      guard let network = Self.network(text) else { return nil }
      way = network
    }
  }

  /// - Returns: `nil` for a device's file that only the own back end could open.
  public func uri(hasOwnBackend: Bool) -> String? {
    switch way {
    case .uri(let uri): uri
    case .socket(let authority):
      Self.network(authority).flatMap { DeviceTarget(way: $0).uri(hasOwnBackend: false) }
    case .node(let path): hasOwnBackend ? "\(SpoolerDevice.ownScheme):\(path)" : nil
    case .network(let host, let port):
      hasOwnBackend
        ? "\(SpoolerDevice.ownScheme)://\(host)\(port.map { $0 == 9100 ? "" : ":\($0)" } ?? "")/"
        : "socket://\(host):\(port ?? 9100)/?contimeout=3&waiteof=false"
    }
  }

  private init(way: Way) {
    self.way = way
  }

  /// `host`, `host:port`, `[v6 address]` or `[v6 address]:port`.
  private static func network(_ text: String) -> Way? {
    let isBracketed = text.hasPrefix("[")
    let end = isBracketed ? text.firstIndex(of: "]").map { text.index(after: $0) } : text.firstIndex(of: ":")
    let host = text[..<(end ?? text.endIndex)]
    let rest = text[host.endIndex...]
    guard !host.isEmpty, host.utf8.allSatisfy({ isBracketed ? $0.isOfV6 : $0.isOfHost }) else { return nil }
    if rest.isEmpty { return isBracketed && end == nil ? nil : .network(host: String(host), port: nil) }
    guard rest.hasPrefix(":"), let port = UInt16(rest.dropFirst()), port > 0 else { return nil }
    return .network(host: String(host), port: port)
  }
}

extension UInt8 {
  private var isLetterOrDigit: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }

  fileprivate var isOfHost: Bool { isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".") }
  fileprivate var isOfV6: Bool { isLetterOrDigit || "[]:.%".utf8.contains(self) }
  /// RFC 3986, 3.1.
  fileprivate var isOfScheme: Bool { isLetterOrDigit || "+-.".utf8.contains(self) }
}
