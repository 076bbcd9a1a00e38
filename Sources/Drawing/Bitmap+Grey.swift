extension Bitmap {
  /// An even grey as a pattern of dots (ordered dithering with an 8 × 8 matrix; Bayer, 1973).
  ///
  /// - Parameters:
  ///   - percent: ink, 0…100.
  ///   - width: in dots; `height` likewise.
  public init(grey percent: Int, width: Int, height: Int) {
    let stride = (width + 7) / 8
    var bytes = [UInt8](repeating: 0, count: stride * height)
    for row in 0..<height {
      for column in 0..<width where Self.threshold(column, row) * 100 < percent * 64 {
        bytes[row * stride + column / 8] |= 0x80 >> UInt8(column % 8)
      }
    }
    self.init(width: width, height: height, bytes: bytes)
  }

  /// 0…63: the bits of `x ^ y` and `y` interleaved, the lowest first.
  private static func threshold(_ x: Int, _ y: Int) -> Int {
    (0..<3).reduce(0) { value, bit in value << 2 | ((x ^ y) >> bit & 1) << 1 | y >> bit & 1 }
  }
}
