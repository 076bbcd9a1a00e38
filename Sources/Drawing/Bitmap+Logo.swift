internal import CPangoCairo

extension Bitmap {
  /// A picture of any colours as dots: on white paper, scaled to a width, then ink or paper.
  ///
  /// - Parameters:
  ///   - logo: a PNG; what is transparent shows the paper.
  ///   - width: the width wanted in dots, at least 1; the height follows.
  ///   - dithered: greys become a pattern of dots (Floyd and Steinberg, 1976); else what is darker than the middle is ink.
  /// - Throws: `DrawingFault.notAPNG`.
  public init(logo: [UInt8], width: Int, dithered: Bool) throws(DrawingFault) {
    let source = ByteStream(logo)
    let picture = cairo_image_surface_create_from_png_stream(
      ByteStream.read, Unmanaged.passUnretained(source).toOpaque())
    defer { cairo_surface_destroy(picture) }
    let status = cairo_surface_status(picture)
    let scale = Double(width) / Double(max(1, cairo_image_surface_get_width(picture)))
    let height = max(1, Int((Double(cairo_image_surface_get_height(picture)) * scale).rounded()))
    guard status == CAIRO_STATUS_SUCCESS, width > 0 else {
      throw .notAPNG(String(cString: cairo_status_to_string(status)))
    }
    guard height <= Self.highest else { throw .notAPNG("it would be \(height) dots high, and may be \(Self.highest)") }
    var greys = Self.greys(of: picture, scale, width, height)
    let stride = (width + 7) / 8
    var bytes = [UInt8](repeating: 0, count: stride * height)
    for row in 0..<height {
      for column in 0..<width {
        let grey = greys[row * width + column]
        let isInk = grey < 128
        if isInk { bytes[row * stride + column / 8] |= 0x80 >> UInt8(column % 8) }
        if dithered { Self.spread(grey - (isInk ? 0 : 255), at: column, row, over: &greys, width, height) }
      }
    }
    self.init(width: width, height: height, bytes: bytes)
  }

  /// Dots: half a metre of paper at 203 dpi.
  private static let highest = 4000

  /// The picture on white, 0 (black) … 255 (white), row by row.
  private static func greys(of picture: OpaquePointer?, _ scale: Double, _ width: Int, _ height: Int) -> [Int] {
    let paper = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    let context = cairo_create(paper)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(paper)
    }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    cairo_set_source_surface(context, picture, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
    cairo_paint(context)
    cairo_surface_flush(paper)
    guard let data = cairo_image_surface_get_data(paper) else { return [Int](repeating: 255, count: width * height) }
    let rowLength = Int(cairo_image_surface_get_stride(paper))
    return (0..<width * height).map { index in
      let pixel = data + index / width * rowLength + index % width * 4
      let value = pixel.withMemoryRebound(to: UInt32.self, capacity: 1) { $0.pointee }
      // The weights of ITU-R BT.601.
      return (299 * Int(value >> 16 & 255) + 587 * Int(value >> 8 & 255) + 114 * Int(value & 255)) / 1000
    }
  }

  /// Gives what a dot is too light or too dark to its neighbours that are still to come.
  private static func spread(
    _ error: Int, at column: Int, _ row: Int, over greys: inout [Int], _ width: Int, _ height: Int
  ) {
    for (x, y, share) in [(1, 0, 7), (-1, 1, 3), (0, 1, 5), (1, 1, 1)]
    where (0..<width).contains(column + x) && row + y < height {
      greys[(row + y) * width + column + x] += error * share / 16
    }
  }
}
