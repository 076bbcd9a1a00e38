/// Which display shows the screen, and how it hangs.
public struct DisplayChoice: Hashable, Sendable {
  /// A mode of the monitor: dots, and hertz where they matter.
  public struct Mode: Hashable, Sendable, CustomStringConvertible {
    public var width: Int
    public var height: Int
    public var refresh: Int?

    public init(width: Int, height: Int, refresh: Int? = nil) {
      self.width = width
      self.height = height
      self.refresh = refresh
    }

    /// As a person writes it: `1920x1080` or `1920x1080@60`.
    public var description: String { "\(width)x\(height)" + (refresh.map { "@\($0)" } ?? "") }
  }

  /// The kernel's name, such as `HDMI-A-1` (see /sys/class/drm); `nil`: the first with a monitor.
  public var connector: String?
  /// `nil`: the one that the monitor prefers.
  public var mode: Mode?
  /// How far the picture is turned clockwise on the monitor's own dots, in degrees: 0, 90, 180 or 270.
  public var rotation: Int

  public init(connector: String? = nil, mode: Mode? = nil, rotation: Int = 0) {
    self.connector = connector
    self.mode = mode
    self.rotation = rotation
  }
}
