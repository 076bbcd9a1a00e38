/// A device, or a kind of device, that a CUPS scheduler can send to (`backend(7)`, device discovery).
public struct SpoolerDevice: Hashable, Sendable {
  /// `device-uri`; a scheme alone, such as `socket`, stands for devices that do not announce themselves.
  public var uri: String
  /// `device-info`: its name for people.
  public var info: String
  /// `device-make-and-model`; empty where it is not known.
  public var model: String
  /// IEEE 1284 device id; empty where it is not known.
  public var identity: String

  public init(uri: String, info: String = "", model: String = "", identity: String = "") {
    self.uri = uri
    self.info = info
    self.model = model
    self.identity = identity
  }

  public var scheme: String { String(uri.prefix { $0 != ":" }) }
  /// A device that can be sent to, and not only its scheme.
  public var isDevice: Bool { uri.contains(":/") }

  /// The serial number in the addresses of both USB back ends.
  fileprivate var serialNumber: Substring? {
    for mark in ["\(SpoolerDevice.ownScheme):/serial/", "?serial=", "&serial="] {
      if let found = uri.firstRange(of: mark) { return uri[found.upperBound...].prefix { !"&?".contains($0) } }
    }
    return nil
  }

  /// The scheme of the kiosk's own back end, which asks the printer how it is.
  public static let ownScheme = "kiosk-escpos"
}

extension SpoolerDevice {
  static let attributes = ["device-uri", "device-info", "device-make-and-model", "device-id"]

  /// - Returns: `nil` for a group without an address.
  init?(_ group: [String: IPPValue]) {
    guard let uri = group["device-uri"]?.texts.first else { return nil }
    func text(_ name: String) -> String { group[name]?.texts.first ?? "" }
    let model = text("device-make-and-model")
    self.init(
      uri: uri, info: text("device-info"), model: model == "Unknown" ? "" : model, identity: text("device-id"))
  }
}

extension [SpoolerDevice] {
  /// Whether the scheduler has the kiosk's own back end.
  public var haveOwnBackend: Bool { contains { $0.scheme == SpoolerDevice.ownScheme } }

  /// The devices that may be ticket printers, each once, by the back end that knows most about it.
  ///
  /// | found as                   | way                                            |
  /// | -------------------------- | ---------------------------------------------- |
  /// | `kiosk-escpos:/…`          | itself                                         |
  /// | `usb://…`                  | itself, unless the own back end has it too     |
  /// | `socket://host[:port]`     | `kiosk-escpos://host` where that is installed  |
  /// | anything else (ipp, lpd …) | none: receipt printers do not speak these      |
  public var ticketPrinters: [SpoolerDevice] {
    let own = filter { $0.scheme == SpoolerDevice.ownScheme && $0.isDevice }
    let usb = filter { device in
      device.scheme == "usb" && device.isDevice
        && !own.contains { $0.serialNumber == device.serialNumber && $0.serialNumber != nil || $0.isTwin(of: device) }
    }
    let network = filter { $0.scheme == "socket" && $0.isDevice }.compactMap { found -> SpoolerDevice? in
      let authority = found.uri.dropFirst("socket://".count).prefix { !"/?".contains($0) }
      guard let address = DeviceTarget(String(authority)) else { return nil }
      var device = found
      device.uri = address.uri(hasOwnBackend: haveOwnBackend) ?? found.uri
      return device
    }
    var seen: Set<String> = []
    return (own + usb + network).filter { seen.insert($0.uri).inserted }
  }
}

extension SpoolerDevice {
  /// One printer, found by two back ends: two printers of a model without serial numbers cannot be told apart, and are
  /// known by their ports, which only the own back end reports.
  fileprivate func isTwin(of other: SpoolerDevice) -> Bool { !identity.isEmpty && identity == other.identity }
}
