/// A position on a panel or display: 0…1 from the left and the top.
public struct PanelPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  func distance(to other: PanelPoint) -> Double {
    let (dx, dy) = (x - other.x, y - other.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}

extension PanelPoint {
  init(meanOf points: [PanelPoint]) {
    let count = Double(max(1, points.count))
    self.init(x: points.map(\.x).reduce(0, +) / count, y: points.map(\.y).reduce(0, +) / count)
  }
}
