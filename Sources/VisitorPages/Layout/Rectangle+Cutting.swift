/// Cutting pieces off an area: how every layout is made.
extension Rectangle {
  /// Cuts a strip off the top.
  ///
  /// - Parameter gap: millimetres lost between the strip and what is left.
  mutating func takeTop(_ height: Double, gap: Double = 0) -> Rectangle {
    let strip = Rectangle(x: x, y: y, width: width, height: min(height, self.height))
    self = Rectangle(x: x, y: y + height + gap, width: width, height: self.height - height - gap)
    return strip
  }

  mutating func takeBottom(_ height: Double, gap: Double = 0) -> Rectangle {
    let piece = min(height, self.height)
    let strip = Rectangle(x: x, y: maxY - piece, width: width, height: piece)
    self = Rectangle(x: x, y: y, width: width, height: self.height - height - gap)
    return strip
  }

  mutating func takeLeading(_ width: Double, gap: Double = 0) -> Rectangle {
    let strip = Rectangle(x: x, y: y, width: min(width, self.width), height: height)
    self = Rectangle(x: x + width + gap, y: y, width: self.width - width - gap, height: height)
    return strip
  }

  mutating func takeTrailing(_ width: Double, gap: Double = 0) -> Rectangle {
    let piece = min(width, self.width)
    let strip = Rectangle(x: maxX - piece, y: y, width: piece, height: height)
    self = Rectangle(x: x, y: y, width: self.width - width - gap, height: height)
    return strip
  }

  /// Equal columns side by side.
  func columns(_ count: Int, gap: Double) -> [Rectangle] {
    let width = (self.width - gap * Double(count - 1)) / Double(count)
    return (0..<count).map { Rectangle(x: x + Double($0) * (width + gap), y: y, width: width, height: height) }
  }

  /// Equal rows below one another.
  func rows(_ count: Int, gap: Double) -> [Rectangle] {
    let height = (self.height - gap * Double(count - 1)) / Double(count)
    return (0..<count).map { Rectangle(x: x, y: y + Double($0) * (height + gap), width: width, height: height) }
  }

  /// The largest rectangle of at most this size in the middle.
  func centred(width: Double, height: Double) -> Rectangle {
    let width = min(width, self.width)
    let height = min(height, self.height)
    return Rectangle(x: midX - width / 2, y: midY - height / 2, width: width, height: height)
  }

  /// The largest square in the middle.
  var square: Rectangle { centred(width: min(width, height), height: min(width, height)) }
}
