internal import PrinterMessages

/// Where a printer is, as its device URI says.
///
/// | URI                              | the printer                                                                |
/// | -------------------------------- | -------------------------------------------------------------------------- |
/// | `kiosk-escpos://HOST[:PORT]/`    | on the network; port 9100 unless given                                     |
/// | `kiosk-escpos:/dev/usb/lp0`      | the USB printer with this node: which one that is may change with a restart |
/// | `kiosk-escpos:/serial/NUMBER`    | the USB printer with this serial number, wherever it is plugged; none where two have it |
/// | `kiosk-escpos:/port/1-1.4`       | whichever USB printer is plugged there (the kernel's name of the port)     |
///
/// Options follow as `?name=value&…`, see `DeliveryOptions`.
public struct DeviceAddress: Hashable, Sendable {
  public static let scheme = BackendReport.scheme

  public enum Location: Hashable, Sendable {
    case network(host: String, port: UInt16)
    case node(path: String)
    case serialNumber(String)
    case usbPort(String)
  }

  public var location: Location
  public var options: DeliveryOptions

  /// What is wrong with a device URI, in words for whoever wrote it.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
  }

  /// - Throws: a fault that quotes the part that is wrong and says what belongs there.
  public init(uri: String) throws(Fault) {
    guard uri.hasPrefix(Self.scheme + ":") else {
      throw Fault(description: "“\(uri)” is no device of this backend: write \(Self.scheme)://HOST:9100/")
    }
    let rest = uri.dropFirst(Self.scheme.count + 1)
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    options = try DeliveryOptions(query: parts.count == 2 ? String(parts[1]) : "")
    let path = String(parts[0])
    location = try path.hasPrefix("//") ? Self.network(path.dropFirst(2)) : Self.usb(path)
  }

  private static func network(_ text: Substring) throws(Fault) -> Location {
    let authority = text.prefix { $0 != "/" }
    let isBracketed = authority.hasPrefix("[")
    let host = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
    let rest = authority.dropFirst(host.count + (isBracketed ? 2 : 0))
    guard !host.isEmpty else {
      throw Fault(description: "“//\(text)” names no host: write \(Self.scheme)://HOST:9100/")
    }
    if rest.isEmpty { return .network(host: String(host), port: 9100) }
    guard rest.hasPrefix(":"), let port = UInt16(rest.dropFirst()), port > 0 else {
      throw Fault(description: "“\(rest)” is no port: write a number from 1 to 65535, such as :9100")
    }
    return .network(host: String(host), port: port)
  }

  private static func usb(_ path: String) throws(Fault) -> Location {
    if path.hasPrefix("/dev/"), !path.contains("..") { return .node(path: path) }
    if let number = name(in: path, after: "/serial/") { return .serialNumber(number) }
    if let port = name(in: path, after: "/port/"), !port.contains("/") { return .usbPort(port) }
    throw Fault(
      description: "“\(path)” is no device: write /dev/usb/lp0, /serial/NUMBER or /port/1-1.4, "
        + "as `\(Self.scheme)` without arguments lists them")
  }

  /// The last part of a path, its escapes taken out; a slash in it is written as an escape.
  private static func name(in path: String, after prefix: String) -> String? {
    guard path.hasPrefix(prefix) else { return nil }
    let last = path.dropFirst(prefix.count)
    return last.contains("/") || last.isEmpty ? nil : decoded(last)
  }

  /// Percent escapes of RFC 3986; `nil` where one is broken.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
