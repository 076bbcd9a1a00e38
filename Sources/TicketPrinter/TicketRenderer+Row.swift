internal import Drawing
internal import Events
internal import Settings

/// Columns side by side.
extension TicketRenderer {
  /// Every column but the widest takes what it needs, and the widest gets the rest; in a row that is aligned left it too
  /// takes no more than it needs, which leaves the white of the row at its end, where it need not be sent. Columns without anything to show
  /// are left out; where the widest would be squeezed, or a text broken beside another, all are put one below the other.
  func row(
    _ columns: [[TicketTemplate.Block]], _ content: TicketContent, _ style: TicketTemplate.Style
  ) throws(DrawingFault) -> [TicketPart] {
    var shown: [[TicketPart]] = []
    for column in columns {
      let parts = try parts(of: column, content)
      if !parts.isEmpty { shown.append(parts) }
    }
    guard shown.count > 1, let widths = widths(of: shown, packed: style.alignment == .left) else {
      return shown.flatMap(\.self)
    }
    let gutter = self.gutter
    let space = profile.dots(tenths: style.space.tenths)
    return [
      TicketPart(natural: column, least: column) { _ throws(DrawingFault) in
        Self.sideBySide(try Self.placed(shown, in: widths), widths, gutter: gutter, space: space)
      }
    ]
  }

  private static func placed(_ columns: [[TicketPart]], in widths: [Int]) throws(DrawingFault) -> [TicketColumn] {
    var placed: [TicketColumn] = []
    for (parts, width) in zip(columns, widths) {
      var column: [PlacedPart] = []
      for part in parts { column.append(try part.laidOut(width)) }
      placed.append(TicketColumn(column))
    }
    return placed
  }

  /// The dots of each column; `nil` where they do not fit side by side.
  private func widths(of columns: [[TicketPart]], packed: Bool) -> [Int]? {
    var widths = columns.map { $0.map(\.natural).max() ?? 0 }
    guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) else { return nil }
    let others = widths.reduce(0, +) - widths[widest] + gutter * (widths.count - 1)
    let (wanted, rest) = (widths[widest], column - others)
    widths[widest] = packed ? min(wanted, rest) : rest
    let areTexts = columns.allSatisfy { $0.allSatisfy(\.isText) }
    let least = columns[widest].map(areTexts ? \.natural : \.least).max() ?? 0
    return widths[widest] >= least ? widths : nil
  }

  private var gutter: Int { profile.dots(tenths: 20) }

  /// Lines of text have one baseline; anything else is centred.
  static func sideBySide(_ columns: [TicketColumn], _ widths: [Int], gutter: Int, space: Int) -> PlacedPart {
    let baselines = columns.compactMap { $0.parts.first?.baseline }
    let areTexts = baselines.count == columns.count
    let lowest = baselines.max() ?? 0
    let tops = zip(columns, columns.map { $0.parts.first?.baseline ?? 0 }).map { column, baseline in
      areTexts ? lowest - baseline : 0
    }
    let height = zip(columns, tops).map { $0.height + $1 }.max() ?? 0
    let above = columns.compactMap { $0.parts.first?.above }.max() ?? 0
    let below = columns.compactMap { $0.parts.last?.below }.max() ?? 0
    let baseline = areTexts ? lowest : nil
    return PlacedPart(above: max(space, above), below: below, height: height, baseline: baseline) { canvas, x, y in
      var left = x
      for (index, column) in columns.enumerated() {
        let top = areTexts ? tops[index] : (height - column.height) / 2
        column.draw(on: canvas, x: left, y: y + top)
        left += widths[index] + gutter
      }
    }
  }
}
