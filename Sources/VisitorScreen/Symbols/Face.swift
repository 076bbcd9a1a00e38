internal import Drawing

/// The faces of the satisfaction scale: the same head, set apart by mouth, eyes and brows before any colour.
enum Face {
  static let delighted = head + laughingEyes + [laugh]
  static let pleased = head + eyes + [mouth(from: 0.6, to: 0.77)]
  static let even = head + eyes + [Shape(.stroke(line), .detail, [.move(0.32, 0.67), .line(0.68, 0.67)])]
  static let displeased = head + eyes + [mouth(from: 0.73, to: 0.59)]
  static let upset = head + eyes + brows + [mouth(from: 0.78, to: 0.54), tear]

  private static let line = 0.05

  private static let head = [
    Shape(.fill, [.circle(x: 0.5, y: 0.5, radius: 0.46)]),
    Shape(.stroke(0.035), .detail, [.circle(x: 0.5, y: 0.5, radius: 0.46)]),
  ]

  private static let eyes = [
    Shape(.fill, .detail, [.circle(x: 0.35, y: 0.42, radius: 0.055), .circle(x: 0.65, y: 0.42, radius: 0.055)])
  ]

  /// Closed in laughter.
  private static let laughingEyes = [
    Shape(.stroke(line), .detail, [.move(0.26, 0.43), .curve(0.3, 0.33, 0.4, 0.33, 0.44, 0.43)]),
    Shape(.stroke(line), .detail, [.move(0.56, 0.43), .curve(0.6, 0.33, 0.7, 0.33, 0.74, 0.43)]),
  ]

  /// Raised in the middle.
  private static let brows = [
    Shape(.stroke(0.04), .detail, [.move(0.25, 0.35), .line(0.42, 0.28)]),
    Shape(.stroke(0.04), .detail, [.move(0.75, 0.35), .line(0.58, 0.28)]),
  ]

  private static let laugh = Shape(
    .fill, .detail, [.move(0.26, 0.56), .line(0.74, 0.56), .curve(0.74, 0.9, 0.26, 0.9, 0.26, 0.56), .close])

  private static let tear = Shape(
    .fill, .detail,
    [.move(0.75, 0.5), .curve(0.84, 0.62, 0.78, 0.66, 0.75, 0.66), .curve(0.72, 0.66, 0.66, 0.62, 0.75, 0.5), .close])

  /// - Parameters: the height of the corners, and of the points that pull the middle up or down.
  private static func mouth(from corners: Double, to middle: Double) -> Shape {
    Shape(.stroke(line), .detail, [.move(0.3, corners), .curve(0.38, middle, 0.62, middle, 0.7, corners)])
  }
}
