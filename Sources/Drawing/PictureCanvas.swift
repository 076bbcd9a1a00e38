internal import CPangoCairo

/// A surface in colour to draw on: 32 bits a dot, `0xXXRRGGBB` in the machine's order. Belongs to one thread.
public final class PictureCanvas {
  let surface: OpaquePointer
  let context: OpaquePointer
  public let width: Int
  public let height: Int

  /// A surface with memory of its own, black at first.
  ///
  /// - Parameters: dots; 1…32,767 each (Cairo's limit).
  /// - Throws: `DrawingFault.library` when the surface cannot be had.
  public convenience init(width: Int, height: Int) throws(DrawingFault) {
    try self.init(owning: cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
  }

  /// A surface on memory of somebody else, such as a display's, who keeps it until the canvas is gone.
  ///
  /// - Parameters:
  ///   - stride: bytes from one row to the next, a multiple of four.
  ///   - width, height: dots, as for a surface with memory of its own.
  /// - Throws: `DrawingFault.library`.
  public convenience init(
    memory: UnsafeMutableRawPointer, width: Int, height: Int, stride: Int
  ) throws(DrawingFault) {
    let bytes = memory.assumingMemoryBound(to: UInt8.self)
    try self.init(
      owning: cairo_image_surface_create_for_data(
        bytes, CAIRO_FORMAT_RGB24, Int32(width), Int32(height), Int32(stride)))
  }

  /// A picture from a PNG file, with its transparency: a logo.
  ///
  /// - Throws: `DrawingFault.notAPNG`.
  public convenience init(png: [UInt8]) throws(DrawingFault) {
    let source = ByteStream(png)
    let surface = cairo_image_surface_create_from_png_stream(
      ByteStream.read, Unmanaged.passUnretained(source).toOpaque())
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw .notAPNG(String(cString: cairo_status_to_string(status)))
    }
    try self.init(owning: surface)
  }

  private init(owning surface: OpaquePointer?) throws(DrawingFault) {
    let context = cairo_create(surface)
    guard let surface, let context, cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      let status = String(cString: cairo_status_to_string(cairo_status(context)))
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw .library(call: "cairo_create", status: status)
    }
    self.surface = surface
    self.context = context
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    // Curves on a screen of 100 to 160 dots an inch: finer steps are not seen and cost time.
    cairo_set_tolerance(context, 0.2)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Everything that can be drawn on.
  public var bounds: Box { Box(x: 0, y: 0, width: width, height: height) }

  /// What has been drawn so far as a PNG file.
  ///
  /// - Throws: `DrawingFault.library` when Cairo runs out of memory.
  public func png() throws(DrawingFault) -> [UInt8] {
    let sink = ByteStream()
    let status = cairo_surface_write_to_png_stream(surface, ByteStream.write, Unmanaged.passUnretained(sink).toOpaque())
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(call: "cairo_surface_write_to_png_stream", status: String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }
}
