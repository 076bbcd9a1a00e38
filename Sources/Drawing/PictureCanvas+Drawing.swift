internal import CPangoCairo

extension PictureCanvas {
  /// Draws, and lets nothing fall outside the boxes.
  public func clipped(to boxes: [Box], _ draw: () -> Void) {
    cairo_save(context)
    for box in boxes { rectangle(box) }
    cairo_clip(context)
    draw()
    cairo_restore(context)
  }

  public func fill(_ box: Box, _ colour: Colour) {
    set(colour)
    rectangle(box)
    cairo_fill(context)
  }

  /// - Parameter radius: of the corners, dots; cut to half of the shorter side.
  public func fill(_ box: Box, radius: Double, _ colour: Colour) {
    guard radius > 0 else { return fill(box, colour) }
    set(colour)
    rounded(box, radius: radius, inset: 0)
    cairo_fill(context)
  }

  /// Draws a frame of `thickness` dots that lies inside the box.
  public func frame(_ box: Box, radius: Double, thickness: Double, _ colour: Colour) {
    set(colour)
    rounded(box, radius: radius, inset: thickness / 2)
    cairo_set_line_width(context, thickness)
    cairo_stroke(context)
  }

  /// Draws a paragraph with its top left corner at a point.
  public func draw(_ paragraph: Paragraph, x: Int, y: Int, _ colour: Colour) {
    set(colour)
    cairo_move_to(context, Double(x), Double(y))
    pango_cairo_show_layout(context, paragraph.layout)
  }

  /// Draws a QR code as large as whole dots allow, in the middle of the box, with its quiet zone of four modules
  /// (ISO/IEC 18004).
  public func draw(_ code: QRCode, in box: Box, dark: Colour, light: Colour) {
    let side = code.side + 8
    let module = min(box.width, box.height) / side
    let origin = (x: box.x + (box.width - module * side) / 2, y: box.y + (box.height - module * side) / 2)
    fill(Box(x: origin.x, y: origin.y, width: module * side, height: module * side), light)
    set(dark)
    for row in 0..<code.side {
      for column in 0..<code.side where code[column, row] {
        rectangle(
          Box(
            x: origin.x + (column + 4) * module, y: origin.y + (row + 4) * module, width: module, height: module))
      }
    }
    cairo_fill(context)
  }

  /// Draws a picture as large as the box allows, in its middle, with its own proportions.
  public func draw(_ picture: PictureCanvas, in box: Box) {
    let scale = min(Double(box.width) / Double(picture.width), Double(box.height) / Double(picture.height))
    cairo_save(context)
    cairo_translate(
      context, Double(box.x) + (Double(box.width) - Double(picture.width) * scale) / 2,
      Double(box.y) + (Double(box.height) - Double(picture.height) * scale) / 2)
    cairo_scale(context, scale, scale)
    cairo_set_source_surface(context, picture.surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_GOOD)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Draws shapes whose coordinates run from 0 to 1, in the largest square in the middle of the box.
  public func draw(_ shapes: [Shape], in box: Box, colour: (Shape.Tone) -> Colour) {
    let side = Double(min(box.width, box.height))
    cairo_save(context)
    cairo_translate(
      context, Double(box.x) + (Double(box.width) - side) / 2, Double(box.y) + (Double(box.height) - side) / 2)
    cairo_scale(context, side, side)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    for shape in shapes {
      set(colour(shape.tone))
      for step in shape.steps { trace(step) }
      switch shape.paint {
      case .fill: cairo_fill(context)
      case .stroke(let thickness):
        cairo_set_line_width(context, thickness)
        cairo_stroke(context)
      }
    }
    cairo_restore(context)
  }

  /// Copies parts of this picture to where they lie on a surface that shows it turned.
  ///
  /// - Precondition: the surface has this canvas's sides, changed if the turn changes them.
  public func copy(_ boxes: [Box], to surface: PictureCanvas, turned turn: QuarterTurn) {
    let target = surface.context
    cairo_save(target)
    for box in boxes { surface.rectangle(turn.place(box, width: width, height: height)) }
    cairo_clip(target)
    switch turn {
    case .none: break
    case .right: cairo_translate(target, Double(height), 0)
    case .half: cairo_translate(target, Double(width), Double(height))
    case .left: cairo_translate(target, 0, Double(width))
    }
    cairo_rotate(target, Double(turn.rawValue) * Double.pi / 180)
    cairo_set_source_surface(target, self.surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(target), CAIRO_FILTER_NEAREST)
    cairo_set_operator(target, CAIRO_OPERATOR_SOURCE)
    cairo_paint(target)
    cairo_restore(target)
    cairo_surface_flush(surface.surface)
  }

  private func trace(_ step: Shape.Step) {
    switch step {
    case .move(let x, let y): cairo_move_to(context, x, y)
    case .line(let x, let y): cairo_line_to(context, x, y)
    case .curve(let x1, let y1, let x2, let y2, let x, let y): cairo_curve_to(context, x1, y1, x2, y2, x, y)
    case .arc(let x, let y, let radius, let from, let to):
      cairo_arc(context, x, y, radius, from * Double.pi / 180, to * Double.pi / 180)
    case .circle(let x, let y, let radius):
      cairo_new_sub_path(context)
      cairo_arc(context, x, y, radius, 0, 2 * Double.pi)
      cairo_close_path(context)
    case .close: cairo_close_path(context)
    }
  }

  private func rounded(_ box: Box, radius: Double, inset: Double) {
    let (left, top) = (Double(box.x) + inset, Double(box.y) + inset)
    let (right, bottom) = (Double(box.x + box.width) - inset, Double(box.y + box.height) - inset)
    let radius = max(0, min(radius - inset, (right - left) / 2, (bottom - top) / 2))
    cairo_new_path(context)
    cairo_arc(context, right - radius, top + radius, radius, -Double.pi / 2, 0)
    cairo_arc(context, right - radius, bottom - radius, radius, 0, Double.pi / 2)
    cairo_arc(context, left + radius, bottom - radius, radius, Double.pi / 2, Double.pi)
    cairo_arc(context, left + radius, top + radius, radius, Double.pi, Double.pi * 3 / 2)
    cairo_close_path(context)
  }

  private func rectangle(_ box: Box) {
    cairo_rectangle(context, Double(box.x), Double(box.y), Double(box.width), Double(box.height))
  }

  private func set(_ colour: Colour) {
    cairo_set_source_rgb(
      context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
  }
}
