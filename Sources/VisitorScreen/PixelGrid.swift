public import Drawing
public import Events
public import VisitorPages

/// A size in whole dots.
public struct PixelSize: Hashable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The dots of a panel whose display is not known.
  ///
  /// - Parameter density: dots a millimetre; 4 is a common kiosk's.
  public init(of panel: Panel, density: Double = 4) {
    self.init(width: Int((panel.width * density).rounded()), height: Int((panel.height * density).rounded()))
  }
}

/// Maps millimetres on a panel to dots of a surface; both cover the same area.
public struct PixelGrid: Hashable, Sendable {
  private let across: Double
  private let down: Double

  public init(_ panel: Panel, _ size: PixelSize) {
    across = Double(size.width) / max(panel.width, 1)
    down = Double(size.height) / max(panel.height, 1)
  }

  /// The dots that a rectangle covers; its edges are moved to the nearest dot, so that rectangles that touch still do.
  public func box(_ rectangle: Rectangle) -> Box {
    let (left, top) = (Int((rectangle.x * across).rounded()), Int((rectangle.y * down).rounded()))
    let right = Int((rectangle.maxX * across).rounded())
    return Box(x: left, y: top, width: right - left, height: Int((rectangle.maxY * down).rounded()) - top)
  }

  /// The dots of a length, where dots need not be square: the shorter way.
  public func length(_ millimetres: Double) -> Double { millimetres * min(across, down) }
}

extension Box {
  func intersects(_ other: Box) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
  }

  func inset(by distance: Int) -> Box {
    Box(
      x: x + distance, y: y + distance, width: max(0, width - 2 * distance), height: max(0, height - 2 * distance))
  }
}
