/// A button: a title, perhaps a second line, perhaps a symbol.
struct Button: Hashable, Sendable {
  var title: String
  var detail: String?
  var symbol: Symbol?
  var style = ButtonStyle.plain
  var size = TextSize.button
  var detailSize = TextSize.body
  var isEnabled = true
  /// The title's part of the height, where there is a detail too.
  var titleShare = 0.47

  /// What a voice says of it.
  var spoken: String { [title, detail].compactMap { $0 }.joined(separator: " ") }
}

extension Sheet {
  /// Puts a button: the symbol before the text where there is width, otherwise above it.
  mutating func button(_ target: Target, _ button: Button, in rectangle: Rectangle) {
    zone(target, in: rectangle, spoken: button.spoken, style: button.style, isEnabled: button.isEnabled)
    var area = rectangle.inset(x: frame.isCompact ? 1 : 2, y: 1)
    if rectangle.width < 2.4 * rectangle.height, button.symbol != nil {
      return stack(button, in: area)
    }
    if let symbol = button.symbol {
      let place = area.takeLeading(min(area.height, 16), gap: 2)
      self.symbol(symbol, in: place.square, ink: button.style.ink)
    }
    texts(of: button, in: area, alignment: button.symbol == nil ? .centre : .leading)
  }

  private mutating func stack(_ button: Button, in rectangle: Rectangle) {
    var area = rectangle
    if let symbol = button.symbol {
      let place = area.takeTop(area.height * 0.4, gap: 0.5)
      self.symbol(symbol, in: place.square, ink: button.style.ink)
    }
    texts(of: button, in: area, alignment: .centre)
  }

  private mutating func texts(of button: Button, in rectangle: Rectangle, alignment: Label.Alignment) {
    guard let detail = button.detail else {
      return text(
        button.title, in: rectangle, size: button.size, weight: .bold, ink: button.style.ink, alignment: alignment,
        lines: 3)
    }
    var area = rectangle
    let title = area.takeTop(area.height * button.titleShare, gap: 0.5)
    text(
      button.title, in: title, size: button.size, weight: .bold, ink: button.style.ink, alignment: alignment,
      vertical: .bottom, lines: 2)
    text(
      detail, in: area, size: button.detailSize, ink: button.style.detailInk, alignment: alignment, vertical: .top,
      lines: 3)
  }

  /// A face with its caption below.
  mutating func face(_ score: Int, in rectangle: Rectangle) {
    let caption = words[Phrase.satisfied(score)]
    zone(.face(score), in: rectangle, spoken: caption)
    var area = rectangle.inset(by: 1)
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
