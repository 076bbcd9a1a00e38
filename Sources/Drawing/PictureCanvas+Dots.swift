internal import CPangoCairo

extension PictureCanvas {
  /// What has been drawn so far.
  public func picture() -> Picture {
    var picture = Picture(width: width, height: height, dots: [UInt32](repeating: 0, count: width * height))
    picture.update([bounds], from: self)
    return picture
  }

  /// - Precondition: as many dots as the canvas has.
  func set(_ dots: [UInt32]) {
    precondition(dots.count == width * height, "\(dots.count) dots are not \(width) × \(height)")
    cairo_surface_flush(surface)
    guard let rows = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<height {
      let line = UnsafeMutableRawPointer(rows + row * stride).assumingMemoryBound(to: UInt32.self)
      for column in 0..<width { line[column] = dots[row * width + column] }
    }
    cairo_surface_mark_dirty(surface)
  }
}

extension Picture {
  /// Takes over parts of a canvas.
  ///
  /// - Precondition: the canvas has the picture's size; the boxes may reach beyond it.
  public mutating func update(_ boxes: [Box], from canvas: PictureCanvas) {
    precondition(canvas.width == width && canvas.height == height, "the canvas has another size")
    cairo_surface_flush(canvas.surface)
    guard let rows = cairo_image_surface_get_data(canvas.surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(canvas.surface))
    let width = width
    dots.withUnsafeMutableBufferPointer { dots in
      for box in boxes {
        let columns = max(0, box.x)..<max(max(0, box.x), min(width, box.x + box.width))
        for row in max(0, box.y)..<max(max(0, box.y), min(canvas.height, box.y + box.height)) {
          let line = UnsafeRawPointer(rows + row * stride).assumingMemoryBound(to: UInt32.self)
          for column in columns { dots[row * width + column] = line[column] & 0xff_ffff }
        }
      }
    }
  }
}
