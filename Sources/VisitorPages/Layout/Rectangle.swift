public import Events

/// A rectangle on the visible area of a panel: millimetres from its upper left corner.
public struct Rectangle: Hashable, Sendable {
  public var x: Double
  public var y: Double
  /// Never negative: what would be is nothing.
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  public var midX: Double { x + width / 2 }
  public var midY: Double { y + height / 2 }

  /// - Parameter distance: millimetres taken away on every side; a negative one lets the rectangle grow.
  public func inset(by distance: Double) -> Rectangle { inset(x: distance, y: distance) }

  public func inset(x horizontal: Double, y vertical: Double) -> Rectangle {
    Rectangle(x: x + horizontal, y: y + vertical, width: width - 2 * horizontal, height: height - 2 * vertical)
  }

  /// The left and upper edges belong to the rectangle, the right and lower ones do not.
  public func contains(x: Double, y: Double) -> Bool { x >= self.x && x < maxX && y >= self.y && y < maxY }

  /// Whether both cover a common area; rectangles that only touch do not.
  public func intersects(_ other: Rectangle) -> Bool {
    let hair = Self.hair
    return x + hair < other.maxX && other.x + hair < maxX && y + hair < other.maxY && other.y + hair < maxY
  }

  public func contains(_ other: Rectangle) -> Bool {
    let hair = Self.hair
    return other.x >= x - hair && other.y >= y - hair && other.maxX <= maxX + hair && other.maxY <= maxY + hair
  }

  /// What sums of floating-point lengths may be off by: a thousandth of a millimetre.
  private static let hair = 0.001
}

extension Panel {
  /// All of it.
  public var area: Rectangle { Rectangle(x: 0, y: 0, width: width, height: height) }
}
