/// A picture of dots that are ink or paper, packed eight to a byte as thermal printers and PBM files want it.
public struct Bitmap: Hashable, Sendable {
  /// Dots in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `stride` bytes a row from the top; the leftmost dot is the highest bit, 1 is ink. Spare bits are 0.
  public let bytes: [UInt8]

  /// Bytes in a row.
  public var stride: Int { (width + 7) / 8 }

  /// - Precondition: `bytes` holds exactly `height` rows of `(width + 7) / 8` bytes.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(bytes.count == (width + 7) / 8 * height, "\(bytes.count) bytes are not \(width) × \(height) dots")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// Whether the dot in column `x` of row `y` is ink; counted from the top left.
  public subscript(x: Int, y: Int) -> Bool {
    bytes[y * stride + x / 8] & (0x80 >> UInt8(x % 8)) != 0
  }

  /// The bytes of the rows, top to bottom.
  public func rows(_ rows: Range<Int>) -> ArraySlice<UInt8> {
    bytes[rows.lowerBound * stride..<rows.upperBound * stride]
  }

  public func isBlank(row: Int) -> Bool {
    rows(row..<row + 1).allSatisfy { $0 == 0 }
  }
}
