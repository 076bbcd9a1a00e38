internal import CPangoCairo

/// A one-bit surface to draw on. Belongs to one thread.
public final class Canvas {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  public let width: Int
  public let height: Int

  /// - Parameters: dots; 1…32,767 each (Cairo's limit).
  /// - Throws: `DrawingFault.library` when the surface cannot be had.
  public init(width: Int, height: Int) throws(DrawingFault) {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_A1, Int32(width), Int32(height))
    let context = cairo_create(surface)
    guard let surface, let context, cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      let status = String(cString: cairo_status_to_string(cairo_status(context)))
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw .library(call: "cairo_image_surface_create", status: status)
    }
    self.surface = surface
    self.context = context
    self.width = width
    self.height = height
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
    setInk(true)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Draws a paragraph with its top left corner at a point.
  ///
  /// - Parameters:
  ///   - condensed: the factor by which the paragraph is made narrower, 0…1; 1 leaves it as it is.
  ///   - ink: `false` draws in the paper's colour, for text on a filled box.
  public func draw(_ paragraph: Paragraph, x: Int, y: Int, condensed: Double = 1, ink: Bool = true) {
    setInk(ink)
    cairo_save(context)
    cairo_translate(context, Double(x), Double(y))
    cairo_scale(context, condensed, 1)
    pango_cairo_show_layout(context, paragraph.layout)
    cairo_restore(context)
  }

  /// Fills a box with ink, or with paper.
  public func fill(_ box: Box, ink: Bool = true) {
    setInk(ink)
    cairo_rectangle(context, Double(box.x), Double(box.y), Double(box.width), Double(box.height))
    cairo_fill(context)
  }

  /// Draws a QR code without its quiet zone: leave four modules of paper around it (ISO/IEC 18004).
  ///
  /// - Parameter module: the side of one module in dots.
  public func draw(_ code: QRCode, x: Int, y: Int, module: Int) {
    for row in 0..<code.side {
      for column in 0..<code.side where code[column, row] {
        fill(Box(x: x + column * module, y: y + row * module, width: module, height: module))
      }
    }
  }

  /// What has been drawn so far.
  public func bitmap() throws(DrawingFault) -> Bitmap {
    cairo_surface_flush(surface)
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      throw .library(call: "cairo", status: String(cString: cairo_status_to_string(status)))
    }
    return Bitmap(
      width: width, height: height,
      bytes: CairoBits.packed(data, rowLength: Int(cairo_image_surface_get_stride(surface)), width, height))
  }

  private func setInk(_ ink: Bool) {
    cairo_set_operator(context, ink ? CAIRO_OPERATOR_OVER : CAIRO_OPERATOR_CLEAR)
    cairo_set_source_rgba(context, 0, 0, 0, 1)
  }
}
