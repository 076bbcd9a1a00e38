/// A part of a touchscreen that does something, in parts of the display from the left and the top.
public struct Zone: Hashable, Sendable {
  public var name: String
  /// 0…1
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(name: String, x: Double, y: Double, width: Double, height: Double) {
    self.name = name
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The left and upper edges belong to the zone, the right and lower ones do not; at the display's own edge they do.
  /// - Parameter slack: how far outside a position still belongs to it.
  func contains(x: Double, y: Double, slack: Double = 0) -> Bool {
    Self.holds(x, from: self.x - slack, extent: width + 2 * slack)
      && Self.holds(y, from: self.y - slack, extent: height + 2 * slack)
  }

  private static func holds(_ value: Double, from start: Double, extent: Double) -> Bool {
    let end = start + extent
    return value >= start && (value < end || end >= 1 && value >= 1)
  }
}

/// What can be pressed: the zones and keys of each device.
public struct Scene: Hashable, Sendable {
  /// Tells scenes apart: a press belongs to the scene on which the finger went down, and to no other.
  ///
  /// A scene that is shown with another revision is another scene. With the same revision it is the same scene whose
  /// zones have changed (a service has closed); what a zone does never changes within a revision.
  public var revision: Int
  /// By the device's configured name; zones of one device do not overlap.
  public var zones: [String: [Zone]]
  /// The kernel's names of the keys that do something, by the device's configured name.
  public var keys: [String: Set<String>]

  public init(revision: Int = 0, zones: [String: [Zone]] = [:], keys: [String: Set<String>] = [:]) {
    self.revision = revision
    self.zones = zones
    self.keys = keys
  }
}
