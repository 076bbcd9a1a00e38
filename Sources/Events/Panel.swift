/// The visible area of a display as the visitor sees it, after rotation.
public struct Panel: Hashable, Sendable {
  /// mm
  public var width: Double
  /// mm
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  public var isPortrait: Bool { height > width }
}
