/// How far a picture is turned clockwise on the surface that shows it.
public enum QuarterTurn: Int, Hashable, Sendable, CaseIterable {
  case none = 0
  case right = 90
  case half = 180
  case left = 270

  /// Whether width and height change places.
  public var swapsSides: Bool { self == .right || self == .left }

  /// Where a box of the picture comes to lie.
  ///
  /// - Parameters: dots of the picture, before it is turned.
  public func place(_ box: Box, width: Int, height: Int) -> Box {
    switch self {
    case .none: box
    case .right: Box(x: height - box.y - box.height, y: box.x, width: box.height, height: box.width)
    case .half:
      Box(x: width - box.x - box.width, y: height - box.y - box.height, width: box.width, height: box.height)
    case .left: Box(x: box.y, y: width - box.x - box.width, width: box.height, height: box.width)
    }
  }
}
