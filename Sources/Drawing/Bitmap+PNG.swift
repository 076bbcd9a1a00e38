internal import CPangoCairo

extension Bitmap {
  /// A PNG file, black ink on white paper.
  ///
  /// - Throws: `DrawingFault.library` when Cairo runs out of memory.
  public func png() throws(DrawingFault) -> [UInt8] {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_A1, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    guard let data = cairo_image_surface_get_data(surface) else {
      throw .library(call: "cairo_image_surface_create", status: Self.text(of: cairo_surface_status(surface)))
    }
    let rowLength = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<height {
      // Cairo writes A1 as grey, in which 1 is white: the opposite of ink.
      for byte in 0..<stride { data[row * rowLength + byte] = CairoBits.converted(~bytes[row * stride + byte]) }
    }
    cairo_surface_mark_dirty(surface)
    let sink = ByteStream()
    let status = cairo_surface_write_to_png_stream(surface, ByteStream.write, Unmanaged.passUnretained(sink).toOpaque())
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(call: "cairo_surface_write_to_png_stream", status: Self.text(of: status))
    }
    return sink.bytes
  }

  /// Reads a PNG; what is darker than middle grey is ink.
  ///
  /// - Throws: `DrawingFault.notAPNG`.
  public init(png: [UInt8]) throws(DrawingFault) {
    let source = ByteStream(png)
    let surface = cairo_image_surface_create_from_png_stream(
      ByteStream.read, Unmanaged.passUnretained(source).toOpaque())
    defer { cairo_surface_destroy(surface) }
    let format = cairo_image_surface_get_format(surface)
    guard let data = cairo_image_surface_get_data(surface),
      format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32
    else { throw .notAPNG(Self.text(of: cairo_surface_status(surface))) }
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let rowLength = Int(cairo_image_surface_get_stride(surface))
    var bytes = [UInt8](repeating: 0, count: (width + 7) / 8 * height)
    for row in 0..<height {
      // The second of four bytes is green in either order of bytes.
      for column in 0..<width where data[row * rowLength + column * 4 + 1] < 128 {
        bytes[row * ((width + 7) / 8) + column / 8] |= 0x80 >> UInt8(column % 8)
      }
    }
    self.init(width: width, height: height, bytes: bytes)
  }

  private static func text(of status: cairo_status_t) -> String { String(cString: cairo_status_to_string(status)) }
}
