internal import CQREncode

/// A QR code (ISO/IEC 18004) as a square of modules, without its quiet zone.
public struct QRCode: Hashable, Sendable {
  /// Modules on a side, 21…177.
  public let side: Int
  private let dark: [Bool]

  /// The smallest code that holds `text` with medium error correction (15 % may be lost to a crease).
  ///
  /// - Throws: `DrawingFault.tooLongForQRCode` beyond about 2,300 bytes.
  public init(_ text: String) throws(DrawingFault) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
      throw .tooLongForQRCode(bytes: text.utf8.count)
    }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    self.side = side
    // The lowest bit of a module is its colour; the others are its role.
    dark = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark.
  public subscript(column: Int, row: Int) -> Bool { dark[row * side + column] }
}
