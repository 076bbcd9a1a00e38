/// Converts between Cairo's A1 rows (bits in the machine's order, rows padded to 32 bits) and a bitmap's (highest bit
/// first, rows padded to 8).
enum CairoBits {
  static func packed(_ data: UnsafePointer<UInt8>, rowLength: Int, _ width: Int, _ height: Int) -> [UInt8] {
    let stride = (width + 7) / 8
    return [UInt8](unsafeUninitializedCapacity: stride * height) { buffer, count in
      for row in 0..<height {
        for byte in 0..<stride { buffer[row * stride + byte] = converted(data[row * rowLength + byte]) }
      }
      count = stride * height
    }
  }

  #if _endian(little)
    private static let mirrored: [UInt8] = (0...255).map { value in
      (0..<8).reduce(0) { $0 | (UInt8(value) >> UInt8($1) & 1) << (7 - UInt8($1)) }
    }

    static func converted(_ byte: UInt8) -> UInt8 { mirrored[Int(byte)] }
  #else
    static func converted(_ byte: UInt8) -> UInt8 { byte }
  #endif
}
