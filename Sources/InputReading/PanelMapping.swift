/// Turns positions of a touch panel into positions of the display: an affine map on 0…1.
///
/// Calibration comes first, then rotation, then mirroring:
///
///     panel  ──calibration──►  panel as it should be  ──rotation──►  upright  ──mirror──►  display
///
/// Both have their origin at the upper left. A panel turned 90° clockwise has its own upper left corner at the display's
/// upper right.
public struct PanelMapping: Hashable, Sendable {
  /// x′ = a·x + b·y + c, y′ = d·x + e·y + f
  private var a = 1.0
  private var b = 0.0
  private var c = 0.0
  private var d = 0.0
  private var e = 1.0
  private var f = 0.0

  /// The display is as the panel.
  public static let identity = PanelMapping()

  private init() {}

  /// The rows of the matrix.
  public init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
    (self.a, self.b, self.c) = (a, b, c)
    (self.d, self.e, self.f) = (d, e, f)
  }

  /// A quarter turn clockwise.
  static let quarterTurn = PanelMapping(0, -1, 1, 1, 0, 0)
  /// Left and right, or top and bottom, exchanged.
  static let mirroredAcross = PanelMapping(-1, 0, 1, 0, 1, 0)
  static let mirroredDown = PanelMapping(1, 0, 0, 0, -1, 1)

  /// This map, and then `next`.
  public func then(_ next: PanelMapping) -> PanelMapping {
    PanelMapping(
      next.a * a + next.b * d, next.a * b + next.b * e, next.a * c + next.b * f + next.c,
      next.d * a + next.e * d, next.d * b + next.e * e, next.d * c + next.e * f + next.f)
  }

  /// The map back; `nil` where all positions fall on one line.
  public var inverse: PanelMapping? {
    let determinant = a * e - b * d
    guard determinant != 0, determinant.isFinite else { return nil }
    let (ia, ib, id, ie) = (e / determinant, -b / determinant, -d / determinant, a / determinant)
    return PanelMapping(ia, ib, -(ia * c + ib * f), id, ie, -(id * c + ie * f))
  }

  /// - Returns: the position, not yet held within 0…1.
  public func position(x: Double, y: Double) -> (x: Double, y: Double) {
    (a * x + b * y + c, d * x + e * y + f)
  }
}
