import Settings

/// x′ = a·x + b·y + c, y′ = d·x + e·y + f.
struct AffineMap {
  var a, b, c, d, e, f: Double

  static let corners = [
    PanelPoint(x: 0, y: 0), PanelPoint(x: 1, y: 0), PanelPoint(x: 1, y: 1), PanelPoint(x: 0, y: 1),
  ]

  init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// The map that takes `points` nearest to `targets`, by least squares; `nil` when the points lie on one line.
  init?(from points: [PanelPoint], to targets: [PanelPoint]) {
    guard points.count == targets.count, points.count >= 3 else { return nil }
    let (from, to) = (PanelPoint(meanOf: points), PanelPoint(meanOf: targets))
    var (xx, xy, yy, ux, uy, vx, vy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (point, target) in zip(points, targets) {
      let (x, y) = (point.x - from.x, point.y - from.y)
      let (u, v) = (target.x - to.x, target.y - to.y)
      (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y)
      (ux, uy, vx, vy) = (ux + u * x, uy + u * y, vx + v * x, vy + v * y)
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 1e-9 else { return nil }
    let (a, b) = ((ux * yy - uy * xy) / determinant, (uy * xx - ux * xy) / determinant)
    let (d, e) = ((vx * yy - vy * xy) / determinant, (vy * xx - vx * xy) / determinant)
    self.init(a, b, to.x - a * from.x - b * from.y, d, e, to.y - d * from.x - e * from.y)
  }

  /// How a panel that hangs so is seen: turned first, then mirrored.
  init(_ rotation: PanelSettings.Rotation, _ mirror: PanelSettings.Mirror?) {
    self =
      switch rotation {
      case .none: AffineMap(1, 0, 0, 0, 1, 0)
      case .quarter: AffineMap(0, -1, 1, 1, 0, 0)
      case .half: AffineMap(-1, 0, 1, 0, -1, 1)
      case .threeQuarters: AffineMap(0, 1, 0, -1, 0, 1)
      }
    if mirror == .x || mirror == .both { (a, b, c) = (-a, -b, 1 - c) }
    if mirror == .y || mirror == .both { (d, e, f) = (-d, -e, 1 - f) }
  }

  func callAsFunction(_ point: PanelPoint) -> PanelPoint {
    PanelPoint(x: a * point.x + b * point.y + c, y: d * point.x + e * point.y + f)
  }

  /// First `inner`, then this.
  func after(_ inner: AffineMap) -> AffineMap {
    AffineMap(
      a * inner.a + b * inner.d, a * inner.b + b * inner.e, a * inner.c + b * inner.f + c,
      d * inner.a + e * inner.d, d * inner.b + e * inner.e, d * inner.c + e * inner.f + f)
  }

  /// Back again; only for maps that turn and mirror, whose matrix is inverted by transposing it.
  var turnedBack: AffineMap { AffineMap(a, d, -(a * c + d * f), b, e, -(b * c + e * f)) }

  /// The farthest that it moves a corner.
  var displacement: Double { Self.corners.map { self($0).distance(to: $0) }.max() ?? 0 }
}
