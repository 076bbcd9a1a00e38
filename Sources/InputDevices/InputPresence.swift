public import Events

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
  /// A device as staff are told of it.
  public init(_ presence: InputPresence) {
    self.init(
      configured: presence.configured, name: presence.name, vendor: presence.vendor, product: presence.product,
      physicalPath: presence.physicalPath, links: presence.byID, abilities: presence.abilities,
      state: presence.state.rawValue, reason: presence.reason)
  }
}

/// A signal as `kioskctl input watch` shows it.
public struct WatchedInput: Hashable, Sendable {
  public var signal: InputSignal
  /// How many signals this watcher has lost up to now, because it read too slowly.
  public var lost: Int

  /// One line: seconds of `CLOCK_MONOTONIC`, device, what happened; coming and going have no time.
  public var line: String {
    switch signal {
    case .contact(let contact):
      "\(Self.seconds(contact.time)) \(contact.device) contact \(contact.id) \(contact.phase.rawValue) "
        + "\(Self.thousandths(contact.x)) \(Self.thousandths(contact.y))"
    case .key(let key): "\(Self.seconds(key.time)) \(key.device) key \(key.key) \(key.phase.rawValue)"
    case .plugged(let device): "- \(device) plugged"
    case .unplugged(let device, let reason): "- \(device) unplugged (\(reason))"
    }
  }

  private static func seconds(_ time: Int64) -> String {
    "\(time / 1_000_000)." + padded(Int(time % 1_000_000), to: 6)
  }

  private static func thousandths(_ part: Double) -> String {
    let value = Int((part * 1000).rounded())
    return "\(value / 1000)." + padded(value % 1000, to: 3)
  }

  private static func padded(_ value: Int, to width: Int) -> String {
    let digits = String(abs(value))
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
