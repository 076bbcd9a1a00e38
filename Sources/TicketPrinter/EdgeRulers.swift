internal import Drawing
internal import Settings

/// Two rulers in millimetres from the paper's first dot: across the head, and along the way of the paper.
struct EdgeRulers {
  /// What the rulers take of the page, across and along, in dots.
  let depth: Int

  private let profile: PrinterProfile
  private let typesetter: Typesetter
  /// `10`, `20`, … by tens of millimetres.
  private let labels: [Paragraph]

  /// Longer than any test sheet.
  private static let longest = 300

  init(_ profile: PrinterProfile, _ typesetter: Typesetter) throws(DrawingFault) {
    self.profile = profile
    self.typesetter = typesetter
    depth = profile.dots(tenths: 88)
    var labels: [Paragraph] = []
    for tens in 0...Self.longest / 10 {
      let font = Font(TicketRenderer.family, size: profile.dots(tenths: 22))
      labels.append(try typesetter.paragraph("\(tens * 10)", in: font))
    }
    self.labels = labels
  }

  /// - Parameter height: of the ruler along the paper, in dots.
  func draw(on canvas: Canvas, x: Int, y: Int, height: Int) {
    canvas.fill(Box(x: x, y: y, width: profile.dots, height: 1))
    canvas.fill(Box(x: x, y: y, width: 1, height: height))
    // The head's last dot.
    canvas.fill(Box(x: x + profile.dots - 1, y: y, width: 1, height: length(of: 10)))
    for (millimetre, offset) in marks(within: profile.dots) {
      canvas.fill(Box(x: x + offset, y: y, width: 1, height: length(of: millimetre)))
      guard millimetre % 10 == 0, millimetre > 0 else { continue }
      let ink = labels[millimetre / 10].ink
      let left = min(max(0, offset - ink.width / 2), profile.dots - ink.width)
      canvas.draw(labels[millimetre / 10], x: x + left - ink.x, y: y + length(of: 10) + gap - ink.y)
    }
    for (millimetre, offset) in marks(within: height) {
      canvas.fill(Box(x: x, y: y + offset, width: length(of: millimetre), height: 1))
      // The first ones would lie in the other ruler.
      guard millimetre % 10 == 0, offset > depth, offset + labels[0].ink.height < height else { continue }
      let ink = labels[millimetre / 10].ink
      canvas.draw(labels[millimetre / 10], x: x + length(of: 10) + gap - ink.x, y: y + offset - ink.height / 2 - ink.y)
    }
  }

  private var gap: Int { profile.dots(tenths: 4) }

  private func marks(within dots: Int) -> [(millimetre: Int, offset: Int)] {
    (0...Self.longest).map { ($0, profile.dots(tenths: $0 * 10)) }.filter { $0.1 < dots }
  }

  private func length(of millimetre: Int) -> Int {
    profile.dots(tenths: millimetre % 10 == 0 ? 35 : millimetre % 5 == 0 ? 25 : 15)
  }
}
