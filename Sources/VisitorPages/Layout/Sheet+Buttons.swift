internal import VisitorJourney

/// A button: a title, perhaps a second line, perhaps a symbol.
struct Button: Hashable, Sendable {
  var title: String
  var detail: String?
  var symbol: Symbol?
  var style = ButtonStyle.plain
  var size = TextSize.button
  var detailSize = TextSize.body
  var isEnabled = true

  /// What a voice says of it.
  var spoken: String { [title, detail].compactMap { $0 }.joined(separator: " ") }
}

extension Sheet {
  /// Puts a button: the symbol before the text where there is width, otherwise above it.
  mutating func button(_ target: Target, _ button: Button, in rectangle: Rectangle) {
    zone(target, in: rectangle, spoken: button.spoken, style: button.style, isEnabled: button.isEnabled)
    var area = rectangle.inset(x: min(2, rectangle.width / 30), y: frame.isCompact ? 1.5 : 1)
    guard let symbol = button.symbol else { return texts(of: button, in: area, alignment: .centre) }
    if rectangle.width < 2.4 * rectangle.height { return stack(button, symbol, in: area) }
    if button.detail == nil {
      return marked(button.title, with: symbol, in: area, size: button.size, ink: button.style.ink, lines: 3)
    }
    self.symbol(symbol, in: area.takeLeading(min(area.height, 16), gap: 2).square, ink: button.style.ink)
    texts(of: button, in: area, alignment: .leading)
  }

  /// A symbol and the text beside it, together about in the middle.
  mutating func marked(
    _ text: String, with symbol: Symbol, in rectangle: Rectangle, size: TextSize, ink: Ink = .ink, lines: Int = 1
  ) {
    let size = frame.size(size, lines: min(lines, 2), in: rectangle.height)
    let side = min(rectangle.height, frame.line(size) * (symbol.score == nil ? 1.25 : 2))
    let gap = side / 4
    let free = rectangle.width - side - gap - frame.width(of: text, size)
    var area = rectangle
    _ = area.takeLeading(max(0, free / 2))
    self.symbol(symbol, in: area.takeLeading(side, gap: gap).square, ink: ink)
    self.text(text, in: area, size: size, weight: .bold, ink: ink, lines: lines)
  }

  /// The symbol above the text, together in the middle.
  private mutating func stack(_ button: Button, _ symbol: Symbol, in rectangle: Rectangle) {
    let gap = 0.5
    let lines = button.detail == nil ? frame.lines(of: button.title, button.size, in: rectangle.width) : 3
    let text = min(Double(min(lines, 3)) * frame.line(button.size), rectangle.height * 0.6 - gap)
    let side = min(rectangle.height * 0.4, 16)
    var area = rectangle.centred(width: rectangle.width, height: side + gap + text)
    self.symbol(symbol, in: area.takeTop(side, gap: gap).square, ink: button.style.ink)
    texts(of: button, in: area, alignment: .centre)
  }

  private mutating func texts(of button: Button, in rectangle: Rectangle, alignment: Label.Alignment) {
    func lines(_ text: String, _ size: TextSize, most: Int) -> Int {
      min(most, frame.lines(of: text, size, in: rectangle.width))
    }
    guard let detail = button.detail else {
      let wanted = frame.isCompact ? lines(button.title, button.size, most: 3) : 1
      return text(
        button.title, in: rectangle, size: frame.size(button.size, lines: wanted, in: rectangle.height),
        weight: .bold, ink: button.style.ink, alignment: alignment, lines: 3)
    }
    let titleLines = lines(button.title, button.size, most: frame.isCompact ? 3 : 2)
    let detailLines = lines(detail, button.detailSize, most: 3)
    // Together in the middle; where there is no room for both, half of it is the detail's.
    let wanted = (
      lower: Double(detailLines) * frame.line(button.detailSize), upper: Double(titleLines) * frame.line(button.size)
    )
    let spare = rectangle.height - wanted.lower - wanted.upper
    let gap = max(1, min(frame.line(button.detailSize) * 0.3, spare))
    let free = rectangle.height - gap
    let lower = min(wanted.lower, free / 2)
    let upper = min(wanted.upper, free - lower)
    var area = rectangle.centred(width: rectangle.width, height: upper + gap + lower)
    text(
      button.title, in: area.takeTop(upper, gap: gap), size: frame.size(button.size, lines: titleLines, in: upper),
      weight: .bold, ink: button.style.ink, alignment: alignment, vertical: .bottom, lines: titleLines)
    text(
      detail, in: area, size: button.detailSize, ink: button.style.detailInk, alignment: alignment, vertical: .top,
      lines: 3)
  }

  /// A face with its caption below.
  mutating func face(_ score: Int, in rectangle: Rectangle) {
    let caption = words[Phrase.satisfied(score)]
    zone(.face(score), in: rectangle, spoken: caption)
    var area = rectangle.inset(x: 1, y: 1.5)
    let text = area.takeBottom(max(frame.line(.small) * 2, area.height * 0.26), gap: 0.5)
    symbol(.face(score), in: area.square, ink: .face(score))
    self.text(caption, in: text, size: .body, weight: .bold, alignment: .centre, lines: 2)
  }
}

extension Phrase {
  /// - Parameter score: 1…5, 5 the most satisfied.
  static func satisfied(_ score: Int) -> Phrase {
    [.satisfied1, .satisfied2, .satisfied3, .satisfied4, .satisfied5][min(max(score, 1), 5) - 1]
  }
}

extension Symbol {
  private static let faces: [Symbol] = [.face1, .face2, .face3, .face4, .face5]

  static func face(_ score: Int) -> Symbol { faces[min(max(score, 1), 5) - 1] }

  /// 1…5 of a face; `nil` for any other symbol.
  var score: Int? { Self.faces.firstIndex(of: self).map { $0 + 1 } }
}

extension Ink {
  static func face(_ score: Int) -> Ink {
    [.faceVeryBad, .faceBad, .faceFair, .faceGood, .faceVeryGood][min(max(score, 1), 5) - 1]
  }
}
