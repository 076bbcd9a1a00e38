internal import Drawing

/// One measured part of a ticket: how high it is, and how it draws itself at a height.
struct TicketBlock {
  /// Paper above it, in dots.
  var gap: Int
  var height: Int
  var draw: (Canvas, Int) -> Void
}

extension [TicketBlock] {
  /// The rows that the blocks need, one below the other.
  var height: Int { reduce(0) { $0 + $1.gap + $1.height } }

  func draw(on canvas: Canvas, from top: Int = 0) {
    var y = top
    for block in self {
      y += block.gap
      block.draw(canvas, y)
      y += block.height
    }
  }
}
