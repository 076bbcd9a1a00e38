internal import Glibc
internal import SystemCalls
internal import SystemPackage

/// The USB printers that the kernel's printer class driver (`usblp`) has, as `/sys/class/usbmisc` shows them.
///
/// The driver has a printer only while nobody else does: CUPS's own `usb` backend takes it away while it prints.
public struct USBPrinters: Sendable {
  public struct Printer: Hashable, Sendable {
    /// Such as `/dev/usb/lp0`.
    public var node: String
    /// The kernel's name of the port, such as `1-1.4`.
    public var port: String
    public var serialNumber: String?
    /// IEEE 1284 device id, such as `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20;CLS:PRINTER;`.
    public var deviceID: String?

    /// The value of a key of the device id; keys have a long and a short form (IEEE 1284, 7.6).
    func field(_ keys: String...) -> String? {
      for pair in (deviceID ?? "").split(separator: ";") {
        let parts = pair.split(separator: ":", maxSplits: 1)
        if parts.count == 2, keys.contains(parts[0].trimmed) { return parts[1].trimmed }
      }
      return nil
    }

    /// Whether another printer that is plugged has the same serial number: makers of cheap ones give one number to a
    /// whole series.
    public var hasTwin = false

    /// Stable as long as the printer is the same, or failing that as long as it is plugged into the same port.
    public var uri: String {
      if let serialNumber, !hasTwin { return "\(DeviceAddress.scheme):/serial/\(serialNumber.percentEncoded)" }
      return "\(DeviceAddress.scheme):/port/\(port)"
    }
  }

  private let root: String

  /// - Parameter root: where sysfs is mounted.
  public init(sysfs root: String = "/sys") {
    self.root = root
  }

  /// All of them, in the order of their nodes.
  public var all: [Printer] {
    var printers = names(in: root + "/class/usbmisc").filter { $0.hasPrefix("lp") }.sorted().compactMap(printer)
    let counts = Dictionary(grouping: printers.compactMap(\.serialNumber)) { $0 }.mapValues(\.count)
    for index in printers.indices {
      printers[index].hasTwin = printers[index].serialNumber.flatMap { counts[$0] } ?? 0 > 1
    }
    return printers
  }

  /// The node of a USB printer.
  ///
  /// - Returns: `nil` when the printer is not there, or a serial number does not say which of several it is.
  func node(of location: DeviceAddress.Location) -> String? {
    switch location {
    case .network: nil
    case .node(let path): path
    case .serialNumber(let number): all.first { $0.serialNumber == number && !$0.hasTwin }?.node
    case .usbPort(let port): all.first { $0.port == port }?.node
    }
  }

  /// `lp0/device` is the printer's interface, and the folder above it the device with its serial number.
  private func printer(_ name: String) -> Printer? {
    guard let interface = realpath("\(root)/class/usbmisc/\(name)/device", nil) else { return nil }
    defer { free(interface) }
    let path = String(cString: interface)
    let device = path.split(separator: "/").dropLast()
    guard let port = device.last else { return nil }
    return Printer(
      node: "/dev/usb/\(name)", port: String(port),
      serialNumber: text("/" + device.joined(separator: "/") + "/serial"), deviceID: text(path + "/ieee1284_id"))
  }

  private func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// The text of an attribute; `nil` when there is none.
  private func text(_ path: String) -> String? {
    guard let bytes = try? OwnedDescriptor(opening: path, .readOnly).readAll() else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)[...].trimmed
    return text.isEmpty ? nil : text
  }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension String {
  /// For the path of a URI (RFC 3986): everything but unreserved characters is escaped.
  fileprivate var percentEncoded: String {
    utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isUnreserved =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-._~".unicodeScalars.contains(scalar))
      if isUnreserved { return String(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
