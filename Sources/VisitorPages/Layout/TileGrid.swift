/// Equal tiles in rows and columns, each large enough for a finger.
struct TileGrid: Hashable, Sendable {
  /// A row is not made higher than this: huge buttons look like pictures.
  static let highest = 45.0

  let area: Rectangle
  /// The least width of a tile; texts in it need more than a finger does.
  let leastWidth: Double
  /// The most columns, however wide the area.
  let mostColumns: Int

  init(_ area: Rectangle, leastWidth: Double, mostColumns: Int) {
    self.area = area
    self.leastWidth = leastWidth
    self.mostColumns = mostColumns
  }

  /// How many tiles the area holds.
  var capacity: Int { rows * columns }

  /// The tiles row by row, with the fewest columns that hold them.
  ///
  /// - Parameter fewest: columns to begin with.
  /// - Returns: `count` tiles; too small ones where the area cannot hold them, which the layout check reports.
  func tiles(_ count: Int, fewest: Int = 1, fromBottom: Bool = false) -> [Rectangle] {
    guard count > 0 else { return [] }
    let most = max(columns, 1)
    let columns = (min(fewest, most)...most).first { $0 * rows >= count } ?? most
    let lines = (count + columns - 1) / columns
    var used = area
    let height = min(area.height, Double(lines) * (Self.highest + PageFrame.gap) - PageFrame.gap)
    used = fromBottom ? used.takeBottom(height) : used.takeTop(height)
    return Array(
      used.rows(lines, gap: PageFrame.gap).flatMap { $0.columns(columns, gap: PageFrame.gap) }.prefix(count))
  }

  private var rows: Int { Self.count(area.height, of: PageFrame.target) }
  var columns: Int { min(mostColumns, Self.count(area.width, of: leastWidth)) }

  private static func count(_ length: Double, of least: Double) -> Int {
    max(0, Int((length + PageFrame.gap + 0.001) / (least + PageFrame.gap)))
  }
}
