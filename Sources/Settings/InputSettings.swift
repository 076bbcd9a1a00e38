public import Events
public import Presses

/// One touchscreen or pad, and what its keys and zones do.
public struct InputSettings: Hashable, Sendable {
  public enum Way: Hashable, Sendable {
    /// A device of the kernel, found by identity; never by `eventN`.
    case device(DeviceIdentity)
    /// A named pipe that carries the kernel's `struct input_event` frames.
    case fifo(path: String)
  }

  public var name: String
  public var way: Way
  /// Where ratings of this device count; `nil`: it gives none.
  public var rating: RatingPoint?
  /// Actions by the kernel's name of the key (`KEY_1`, `BTN_TRIGGER`).
  public var keys: [String: InputAction]
  /// Zones of the screen; they do not overlap.
  public var zones: [TouchZone]
  /// How positions of the panel become positions of the display.
  public var panel: PanelSettings
  /// Whether people press it, and when a key of it counts as pressed; or whether it is a scanner.
  public var kind: DeviceReading.Kind
  /// Microseconds that a key must be quiet before it can be pressed again; `nil`: as `presses` says.
  public var debounce: Int64?
  /// Whether it lies over the visitor's screen: its zones are then those of the page that is shown.
  public var isScreen: Bool

  public init(
    name: String, way: Way, rating: RatingPoint? = nil, keys: [String: InputAction] = [:], zones: [TouchZone] = [],
    panel: PanelSettings = PanelSettings(), kind: DeviceReading.Kind = .touched(keysPressOn: .down),
    debounce: Int64? = nil, isScreen: Bool = false
  ) {
    self.name = name
    self.way = way
    self.rating = rating
    self.keys = keys
    self.zones = zones
    self.panel = panel
    self.kind = kind
    self.debounce = debounce
    self.isScreen = isScreen
  }
}

/// What identifies a device however it is plugged; every field that is given must match.
public struct DeviceIdentity: Hashable, Sendable {
  public var name: String?
  /// USB vendor and product, 0…0xffff.
  public var vendor: Int?
  public var product: Int?
  /// `EVIOCGPHYS`, such as `usb-0000:00:14.0-2/input0`; tells equal pads apart.
  public var physicalPath: String?
  /// The link's name in `/dev/input/by-id`.
  public var byID: String?

  public init(
    name: String? = nil, vendor: Int? = nil, product: Int? = nil, physicalPath: String? = nil, byID: String? = nil
  ) {
    self.name = name
    self.vendor = vendor
    self.product = product
    self.physicalPath = physicalPath
    self.byID = byID
  }

  /// Whether a device with these properties is meant: every field that is given must match.
  ///
  /// - Parameter links: the names of its links in `/dev/input/by-id`.
  public func matches(name: String, vendor: Int, product: Int, physicalPath: String, links: [String]) -> Bool {
    func agrees<Value: Equatable>(_ wanted: Value?, _ has: Value) -> Bool { wanted.map { $0 == has } ?? true }
    return agrees(self.name, name) && agrees(self.vendor, vendor) && agrees(self.product, product)
      && agrees(self.physicalPath, physicalPath) && (byID.map { links.contains($0) } ?? true)
  }
}

public enum InputAction: Hashable, Sendable {
  case issue(service: String, visitorType: String, lane: Lane)
  /// 1…`scale`, the highest for the most satisfied; the pad has `scale` levels, 3…5.
  case rate(score: Int, scale: Int)
  /// Moves the focus over the zones of the input of this name, or presses the focused one.
  case focus(FocusStep, screen: String)
}

/// A part of a touchscreen over printed signs, and what it does.
public struct TouchZone: Hashable, Sendable {
  public var zone: Zone
  public var action: InputAction

  public init(_ zone: Zone, action: InputAction) {
    self.zone = zone
    self.action = action
  }
}
