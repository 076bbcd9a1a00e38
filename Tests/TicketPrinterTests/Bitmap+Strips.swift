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

  /// The picture up to the first 44 columns without ink after something: the number without the QR code beside it.
  var firstFigure: Bitmap {
    let inked = (0..<width).filter { column in (0..<height).contains { self[column, $0] } }
    guard let first = inked.first else { return self }
    var last = first
    for column in inked {
      guard column - last <= 44 else { break }
      last = column
    }
    return drawn { x, y in x <= last && self[x, y] }
  }

  /// Text on a bar of ink as ink on paper; anything else as it is.
  var asBlackOnWhite: Bitmap {
    let inked = (0..<width).filter { column in (0..<height).contains { self[column, $0] } }
    guard let left = inked.first, let right = inked.last else { return self }
    let ink = (0..<height).reduce(0) { sum, y in sum + (left...right).count { self[$0, y] } }
    guard ink * 2 > height * (right - left + 1) else { return self }
    return drawn { x, y in (left...right).contains(x) && !self[x, y] }
  }

  /// Pictures of one width, one below the other with paper between.
  init(stacking parts: [Bitmap]) {
    let gap = 40
    let width = parts.first?.width ?? 8
    let blank = [UInt8](repeating: 0, count: (width + 7) / 8 * gap)
    self.init(
      width: width, height: parts.reduce(gap) { $0 + $1.height + gap },
      bytes: blank + parts.flatMap { $0.bytes + blank })
  }

  private func drawn(_ isInk: (Int, Int) -> Bool) -> Bitmap {
    var bytes = [UInt8](repeating: 0, count: stride * height)
    for y in 0..<height {
      for x in 0..<width where isInk(x, y) { bytes[y * stride + x / 8] |= 0x80 >> UInt8(x % 8) }
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }
}
