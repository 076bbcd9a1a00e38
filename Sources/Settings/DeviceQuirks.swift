internal import Glibc
public import Presses

/// A type and code of the kernel's events (linux/input-event-codes.h).
public struct EventCode: Hashable, Sendable {
  public var type: UInt16
  public var code: UInt16

  public init(type: UInt16, code: UInt16) {
    self.type = type
    self.code = code
  }
}

/// The list of devices that do not do what they announce, and what is done about each.
public struct DeviceQuirks: Hashable, Sendable {
  public var quirks: [DeviceQuirk]

  public init(_ quirks: [DeviceQuirk] = []) {
    self.quirks = quirks
  }

  /// - Returns: the first entry whose every stated field agrees.
  public func quirk(name: String, vendor: Int, product: Int, bus: Int) -> DeviceQuirk? {
    quirks.first { $0.match.agrees(name: name, vendor: vendor, product: product, bus: bus) }
  }

  /// What a configuration's identity alone tells, before the device is there: an entry counts only where the identity
  /// states every field that the entry asks for.
  public func quirk(for identity: DeviceIdentity) -> DeviceQuirk? {
    quirks.first { quirk in
      (quirk.match.name == nil || identity.name != nil) && quirk.match.bus == nil
        && quirk.match.agrees(
          name: identity.name ?? "", vendor: identity.vendor ?? -1, product: identity.product ?? -1, bus: -1)
    }
  }
}

/// What is odd about one kind of device. What is `nil` stays as the device announces it.
public struct DeviceQuirk: Hashable, Sendable {
  /// Which devices are meant; every field that is given must match.
  public struct Match: Hashable, Sendable {
    /// The device's name, with `*` and `?` as fnmatch(3) has them.
    public var name: String?
    public var vendor: Int?
    public var product: Int?
    public var bus: Bus?

    public init(name: String? = nil, vendor: Int? = nil, product: Int? = nil, bus: Bus? = nil) {
      self.name = name
      self.vendor = vendor
      self.product = product
      self.bus = bus
    }

    func agrees(name: String, vendor: Int, product: Int, bus: Int) -> Bool {
      (self.name.map { fnmatch($0, name, 0) == 0 } ?? true) && (self.vendor.map { $0 == vendor } ?? true)
        && (self.product.map { $0 == product } ?? true) && (self.bus.map { $0.number == bus } ?? true)
    }
  }

  /// How a device is connected (linux/input.h, `BUS_…`).
  public enum Bus: String, Hashable, Sendable, CaseIterable {
    case usb, bluetooth, virtual, ps2, serial, i2c, host, spi

    public var number: Int {
      switch self {
      case .usb: 0x03
      case .bluetooth: 0x05
      case .virtual: 0x06
      case .ps2: 0x11
      case .serial: 0x13
      case .i2c: 0x18
      case .host: 0x19
      case .spi: 0x1c
      }
    }
  }

  /// How a device reports fingers (kernel, Documentation/input/multi-touch-protocol.rst).
  public enum Touch: String, Hashable, Sendable, CaseIterable {
    /// It is no touchscreen.
    case none
    /// One finger, down while its button is.
    case single
    /// One finger, down while `ABS_PRESSURE` is above its minimum.
    case pressure
    /// Type B.
    case slots
    /// Type A.
    case frames
  }

  /// A range of an axis; the second number may be the smaller one.
  public struct Range: Hashable, Sendable {
    public var minimum: Int32
    public var maximum: Int32

    public init(_ minimum: Int32, _ maximum: Int32) {
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  public var match: Match
  /// What is odd, for whoever reads the list.
  public var reason: String
  public var touch: Touch?
  /// The absolute axes (`ABS_…`) that tell the position.
  public var horizontalAxis: UInt16?
  public var verticalAxis: UInt16?
  public var horizontalRange: Range?
  public var verticalRange: Range?
  /// The button (`BTN_…`) that is down while the finger touches.
  public var finger: UInt16?
  /// Axes that run the wrong way.
  public var inverted: PanelSettings.Mirror?
  public var storm: StormThresholds?
  /// Events that are not what they say.
  public var ignored: Set<EventCode> = []

  public init(match: Match, reason: String) {
    self.match = match
    self.reason = reason
  }
}
