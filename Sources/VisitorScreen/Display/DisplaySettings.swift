public import Drawing

/// Which display is the screen, and how it hangs.
public struct DisplaySettings: Hashable, Sendable {
  /// The kernel's name of the connector, such as `HDMI-A-1` (see /sys/class/drm); `nil`: the first with a monitor.
  public var connector: String?
  /// `nil`: the one that the monitor prefers.
  public var mode: RequestedMode?
  /// How far the picture is turned clockwise on the monitor's own dots.
  public var rotation: QuarterTurn
  /// Whether to use the driver's atomic interface where it has one; for drivers in which that is faulty.
  public var allowsAtomic = true

  public init(connector: String? = nil, mode: RequestedMode? = nil, rotation: QuarterTurn = .none) {
    self.connector = connector
    self.mode = mode
    self.rotation = rotation
  }
}

/// A mode as a person writes it: `1920x1080`, or with the refresh rate in hertz `1920x1080@60`.
public struct RequestedMode: Hashable, Sendable, CustomStringConvertible {
  public var width: Int
  public var height: Int
  public var refresh: Int?

  /// - Returns: `nil` when the text is no mode.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let sides = parts[0].split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count <= 2, sides.count == 2, let width = sides[0], let height = sides[1],
      (1...16384).contains(width), (1...16384).contains(height)
    else { return nil }
    self.width = width
    self.height = height
    guard parts.count == 2 else { return }
    guard let refresh = Int(parts[1]), (1...1000).contains(refresh) else { return nil }
    self.refresh = refresh
  }

  public var description: String { "\(width)x\(height)" + (refresh.map { "@\($0)" } ?? "") }
}
