internal import Events
public import Ports

/// An input device that is plugged, configured, or both.
public struct InputPresence: Hashable, Sendable {
  public enum State: String, Hashable, Sendable {
    /// This process holds it open.
    case opened
    /// Plugged, and not opened by this process.
    case present
    /// Configured and not plugged.
    case missing
    /// Another process has grabbed it; it is taken when free.
    case busy
    /// The permissions forbid it.
    case denied
    /// Somebody sets it up; no press of it counts meanwhile.
    case learning
    /// Something else is in the way, see the reason.
    case failed
  }

  /// The name in the configuration; `nil`: not configured.
  public var configured: String?
  /// The device's own name; empty for a named pipe.
  public var name: String
  /// USB vendor and product, 0…0xffff.
  public var vendor: Int
  public var product: Int
  /// `EVIOCGPHYS`; tells equal pads apart.
  public var physicalPath: String
  /// The names of its links in `/dev/input/by-id`.
  public var byID: [String]
  /// The event node or the named pipe; the node is another after the next start. Empty when missing.
  public var node: String
  /// udev's classes: `touchscreen`, `keyboard`, `key`, `joystick`, `mouse`, `touchpad`, `tablet`; `pipe`.
  public var abilities: [String]
  public var state: State
  /// Cause and remedy; empty when it is open or merely present.
  public var reason: String
}

extension InputDeviceStatus {
  /// A device as staff see it.
  public init(_ presence: InputPresence) {
    self.init(
      configured: presence.configured, name: presence.name, vendor: presence.vendor, product: presence.product,
      physicalPath: presence.physicalPath, links: presence.byID, abilities: presence.abilities,
      state: presence.state.rawValue, reason: presence.reason)
  }
}
