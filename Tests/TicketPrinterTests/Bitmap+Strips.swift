import Drawing

/// Pictures cut to what stands on them.
extension Bitmap {
  /// Runs of rows with ink, top to bottom; three rows without part them.
  var strips: [Bitmap] {
    var runs: [Range<Int>] = []
    for row in 0..<height where !isBlank(row: row) {
      if let last = runs.last, row - last.upperBound < 3 {
        runs[runs.count - 1] = last.lowerBound..<row + 1
      } else {
        runs.append(row..<row + 1)
      }
    }
    return runs.map { Bitmap(width: width, height: $0.count, bytes: Array(rows($0))) }
  }

  /// How many dots are printed.
  var ink: Int { bytes.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// What stands side by side with a gap of that many columns between.
  func figures(apart gap: Int) -> [Bitmap] {
    columns(apart: gap).map { columns in drawn { x, y in columns.contains(x) && self[x, y] } }
  }

  /// Text on bars of ink as ink on paper; anything else as it is.
  var asBlackOnWhite: Bitmap {
    let bars = columns(apart: 12).filter { columns in
      let ink = columns.reduce(0) { sum, column in sum + (0..<height).count { self[column, $0] } }
      return ink * 2 > height * columns.count
    }
    guard !bars.isEmpty else { return self }
    return drawn { x, y in
      guard bars.contains(where: { $0.contains(x) }) else { return self[x, y] }
      // A bar may be lower than the strip.
      return !self[x, y] && (0..<y).contains { self[x, $0] } && (y..<height).contains { self[x, $0] }
    }
  }

  /// Runs of columns with ink, from left to right.
  private func columns(apart gap: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for column in 0..<width where (0..<height).contains(where: { self[column, $0] }) {
      if let last = runs.last, column - last.upperBound < gap {
        runs[runs.count - 1] = last.lowerBound..<column + 1
      } else {
        runs.append(column..<column + 1)
      }
    }
    return runs
  }

  private func drawn(_ isInk: (Int, Int) -> Bool) -> Bitmap {
    var bytes = [UInt8](repeating: 0, count: stride * height)
    for y in 0..<height {
      for x in 0..<width where isInk(x, y) { bytes[y * stride + x / 8] |= 0x80 >> UInt8(x % 8) }
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }
}
