internal import CPangoCairo

/// A surface to draw on, in dots: a picture of one-bit dots, or a page of a PDF. Belongs to one thread.
public final class Canvas {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let page: ByteStream?
  public let width: Int
  public let height: Int

  /// A picture.
  ///
  /// - Parameters: dots; 1…32,767 each (Cairo's limit).
  /// - Throws: `DrawingFault.library` when the surface cannot be had.
  public convenience init(width: Int, height: Int) throws(DrawingFault) {
    try self.init(
      cairo_image_surface_create(CAIRO_FORMAT_A1, Int32(width), Int32(height)), page: nil, width: width, height: height)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
  }

  /// A PDF of one page, as large as the dots are at a resolution.
  ///
  /// - Parameter dotsPerInch: the resolution for which the dots were counted.
  public convenience init(pageWidth width: Int, height: Int, dotsPerInch: Int) throws(DrawingFault) {
    let stream = ByteStream()
    // A point is 1/72 inch.
    let scale = 72 / Double(dotsPerInch)
    let surface = cairo_pdf_surface_create_for_stream(
      ByteStream.write, Unmanaged.passUnretained(stream).toOpaque(), Double(width) * scale, Double(height) * scale)
    try self.init(surface, page: stream, width: width, height: height)
    cairo_scale(context, scale, scale)
  }

  private init(_ surface: OpaquePointer?, page: ByteStream?, width: Int, height: Int) throws(DrawingFault) {
    let context = cairo_create(surface)
    guard let surface, let context, cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      let status = String(cString: cairo_status_to_string(cairo_status(context)))
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      throw .library(call: "cairo_create", status: status)
    }
    self.surface = surface
    self.context = context
    self.page = page
    self.width = width
    self.height = height
    setInk(true)
  }

  deinit {
    cairo_destroy(context)
    // Before the stream goes to which a page is written.
    cairo_surface_finish(surface)
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
    setInk(true)
    for row in 0..<code.side {
      for column in 0..<code.side where code[column, row] {
        cairo_rectangle(
          context, Double(x + column * module), Double(y + row * module), Double(module), Double(module))
      }
    }
    cairo_fill(context)
  }

  /// Draws the ink of a picture, dot for dot.
  public func draw(_ picture: Bitmap, x: Int, y: Int) {
    setInk(true)
    for row in 0..<picture.height {
      var column = 0
      while column < picture.width {
        let run = (column..<picture.width).prefix { picture[$0, row] }.count
        if run > 0 { cairo_rectangle(context, Double(x + column), Double(y + row), Double(run), 1) }
        column += max(1, run)
      }
    }
    cairo_fill(context)
  }

  /// What has been drawn so far on a picture.
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

  /// The PDF file of a page, which ends with this; empty for a picture.
  public func pdf() throws(DrawingFault) -> [UInt8] {
    cairo_show_page(context)
    let drawn = cairo_status(context)
    cairo_surface_finish(surface)
    let written = cairo_surface_status(surface)
    guard drawn == CAIRO_STATUS_SUCCESS, written == CAIRO_STATUS_SUCCESS else {
      let status = drawn == CAIRO_STATUS_SUCCESS ? written : drawn
      throw .library(call: "cairo_pdf_surface", status: String(cString: cairo_status_to_string(status)))
    }
    return page?.bytes ?? []
  }

  private func setInk(_ ink: Bool) {
    // A page has no dots to clear: paper there is the colour white.
    let clears = !ink && page == nil
    cairo_set_operator(context, clears ? CAIRO_OPERATOR_CLEAR : CAIRO_OPERATOR_OVER)
    let level: Double = !ink && page != nil ? 1 : 0
    cairo_set_source_rgba(context, level, level, level, 1)
  }
}
