internal import CPangoCairo

/// A picture in colour, as it stood on a canvas.
public struct Picture: Hashable, Sendable {
  /// Dots in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Row by row from the top left, `0x00RRGGBB`.
  public internal(set) var dots: [UInt32]

  /// - Precondition: `dots` holds exactly `width` × `height` of them.
  public init(width: Int, height: Int, dots: [UInt32]) {
    precondition(dots.count == width * height, "\(dots.count) dots are not \(width) × \(height)")
    self.width = width
    self.height = height
    self.dots = dots
  }

  /// The dot in column `x` of row `y`, counted from the top left.
  public subscript(x: Int, y: Int) -> Colour { Colour(dots[y * width + x]) }

  /// The share of dots, 0…1, of which red, green or blue differs by more than `tolerance`; 1 when the sizes differ.
  public func difference(from other: Picture, tolerance: Int) -> Double {
    guard width == other.width, height == other.height, !dots.isEmpty else { return 1 }
    func parts(_ dot: UInt32) -> [Int] { [Int(dot >> 16 & 255), Int(dot >> 8 & 255), Int(dot & 255)] }
    var count = 0
    for index in dots.indices where dots[index] != other.dots[index] {
      let isFar = zip(parts(dots[index]), parts(other.dots[index])).contains { abs($0 - $1) > tolerance }
      if isFar { count += 1 }
    }
    return Double(count) / Double(dots.count)
  }

  /// A PNG file.
  ///
  /// - Throws: `DrawingFault.library` when Cairo runs out of memory.
  public func png() throws(DrawingFault) -> [UInt8] {
    let canvas = try PictureCanvas(width: width, height: height)
    canvas.set(dots)
    return try canvas.png()
  }

  /// Reads a PNG; what is transparent becomes black.
  ///
  /// - Throws: `DrawingFault.notAPNG`.
  public init(png: [UInt8]) throws(DrawingFault) {
    self = try PictureCanvas(png: png).picture()
  }
}
