internal import Drawing

/// One part of a ticket that does not know its width yet.
struct TicketPart {
  /// Dots that it takes when nothing has to be broken or made narrower.
  var natural: Int
  /// Dots below which it does not stand beside other parts.
  var least: Int
  var isText = false
  /// Measures it, and gives it its height, in a column of this many dots.
  var laidOut: (_ width: Int) throws(DrawingFault) -> PlacedPart
}

/// One part of a ticket in its column: how high it is, and how it draws itself.
struct PlacedPart {
  /// The least paper above and below it, in dots.
  var above: Int
  var below = 0
  var height: Int
  /// From its top to the baseline of its first line; `nil` where it has none.
  var baseline: Int?
  /// Draws it with its top left corner at a point.
  var draw: (_ canvas: Canvas, _ x: Int, _ y: Int) -> Void
}

extension PlacedPart {
  /// The part some dots further to the right.
  func moved(by dots: Int) -> PlacedPart {
    var part = self
    part.draw = { [draw] canvas, x, y in draw(canvas, x + dots, y) }
    return part
  }
}

/// Parts one below the other.
struct TicketColumn {
  let parts: [PlacedPart]
  let height: Int
  private let tops: [Int]

  init(_ parts: [PlacedPart]) {
    var (tops, y, below) = ([Int](), 0, 0)
    for (index, part) in parts.enumerated() {
      if index > 0 { y += max(below, part.above) }
      tops.append(y)
      y += part.height
      below = part.below
    }
    self.parts = parts
    self.tops = tops
    height = y
  }

  /// The column as one part that begins with its first line.
  func asPart(above: Int) -> PlacedPart {
    PlacedPart(above: above, below: parts.last?.below ?? 0, height: height, baseline: parts.first?.baseline) {
      draw(on: $0, x: $1, y: $2)
    }
  }

  func draw(on canvas: Canvas, x: Int, y: Int) {
    for (part, top) in zip(parts, tops) { part.draw(canvas, x, y + top) }
  }
}
