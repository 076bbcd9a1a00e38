internal import Drawing
internal import VisitorPages

/// A label's text, set so that it lies within its rectangle if that can be done.
struct FittedText {
  let paragraph: Paragraph
  /// What the text covers, relative to the rectangle's upper left corner, when it is drawn at `origin`.
  let covered: Box
  /// Where to draw the paragraph, relative to the rectangle's upper left corner.
  let origin: (x: Int, y: Int)
  /// 1, or how far it had to shrink.
  let scale: Double
  /// Whether all of it is within the rectangle and its lines are not too many.
  let isWhole: Bool
}

/// Fits texts into rectangles: full size if possible, else smaller down to the floor of the type scale; lines end
/// between words. Remembers what it has set. Belongs to the thread of its typesetter.
final class LabelFitting {
  private struct Key: Hashable {
    var text: String
    var width: Int
    var height: Int
    var em: Double
    var weight: Label.Weight
    var alignment: Label.Alignment
    var vertical: Label.Vertical
    var lines: Int
  }

  private let typesetter: Typesetter
  private var cache = BoundedCache<Key, FittedText>(limit: 200)

  init(_ typesetter: Typesetter) {
    self.typesetter = typesetter
  }

  /// - Parameters:
  ///   - box: the label's rectangle in dots.
  ///   - em: the full size in dots.
  /// - Throws: `DrawingFault.missingFont` and `.library`.
  func fit(_ label: Label, in box: Box, em: Double) throws(DrawingFault) -> FittedText {
    let key = Key(
      text: label.text, width: box.width, height: box.height, em: em, weight: label.weight,
      alignment: label.alignment, vertical: label.vertical, lines: label.lines)
    return try cache.value(for: key) { () throws(DrawingFault) in try largest(key) }
  }

  /// The largest size that fits; the smallest one if none does.
  private func largest(_ key: Key) throws(DrawingFault) -> FittedText {
    let full = try set(key, step: 0)
    if full.isWhole { return try gathered(full, key, step: 0) }
    var (tooLarge, candidate) = (0, TypeScale.steps - 1)
    var best = try set(key, step: candidate)
    // What does not fit between words is at least kept within the rectangle's width.
    guard best.isWhole else { return try set(key, step: candidate, breaking: .anywhere) }
    while candidate - tooLarge > 1 {
      let middle = (tooLarge + candidate) / 2
      let text = try set(key, step: middle)
      if text.isWhole { (best, candidate) = (text, middle) } else { tooLarge = middle }
    }
    return try gathered(best, key, step: candidate)
  }

  /// One line less of many is worth a little size: where it can be had within two steps, no line has a single word.
  private func gathered(_ text: FittedText, _ key: Key, step: Int) throws(DrawingFault) -> FittedText {
    guard text.paragraph.lineCount > 2 else { return try balanced(text, key, step: step) }
    for smaller in step + 1...step + 2 where smaller < TypeScale.steps {
      let candidate = try set(key, step: smaller)
      if candidate.isWhole, candidate.paragraph.lineCount < text.paragraph.lineCount {
        return try balanced(candidate, key, step: smaller)
      }
    }
    return try balanced(text, key, step: step)
  }

  /// Lines of about equal length: no single word on a line of its own where it can be helped.
  private func balanced(_ text: FittedText, _ key: Key, step: Int) throws(DrawingFault) -> FittedText {
    let lines = text.paragraph.lineCount
    guard lines > 1 else { return text }
    var best = text
    var (tooNarrow, width) = (key.width / lines, key.width)
    for _ in 0..<5 {
      let middle = (tooNarrow + width) / 2
      let narrower = try set(key, step: step, width: middle)
      if narrower.isWhole && narrower.paragraph.lineCount == lines {
        (best, width) = (narrower, middle)
      } else {
        tooNarrow = middle
      }
    }
    return best
  }

  /// - Parameter width: dots after which lines are broken; `nil`: the rectangle's.
  private func set(
    _ key: Key, step: Int, width: Int? = nil, breaking: Paragraph.Breaking = .betweenWords
  ) throws(DrawingFault) -> FittedText {
    let scale = (0..<step).reduce(1) { scale, _ in scale * TypeScale.step }
    let font = Font(
      TypeScale.family, size: max(1, Int((key.em * scale).rounded())), weight: key.weight == .bold ? .bold : .regular,
      companion: TypeScale.companion)
    let width = width ?? key.width
    let paragraph = try typesetter.draft(
      key.text, in: font, width: width, alignment: key.alignment.paragraph, breaking: breaking,
      leading: TypeScale.leading)
    let (frame, ink) = (paragraph.frame, paragraph.ink)
    let left = key.alignment.left(of: width, in: key.width)
    let top = Self.top(of: paragraph, key)
    let isWhole =
      breaking == .betweenWords && frame.width <= width && ink.height <= key.height
      && paragraph.lineCount <= key.lines
    return FittedText(
      paragraph: paragraph, covered: Box(x: left + ink.x, y: top + ink.y, width: ink.width, height: ink.height),
      origin: (left, top), scale: scale, isWhole: isWhole)
  }

  /// A single line is where the font's own heights put it, so that neighbours are level. Where those reach beyond
  /// the rectangle, and where lines are many, ink decides: the fonts keep room for marks that most words do not have.
  private static func top(of paragraph: Paragraph, _ key: Key) -> Int {
    let (frame, ink) = (paragraph.frame, paragraph.ink)
    if paragraph.lineCount > 1 || frame.height > key.height {
      return key.vertical.top(of: ink.height, in: key.height) - ink.y
    }
    return key.vertical.top(of: frame.height, in: key.height)
  }
}

extension Label.Alignment {
  fileprivate var paragraph: Paragraph.Alignment {
    switch self {
    case .leading: .leading
    case .centre: .centre
    case .trailing: .trailing
    }
  }

  fileprivate func left(of width: Int, in room: Int) -> Int {
    switch self {
    case .leading: 0
    case .centre: (room - width) / 2
    case .trailing: room - width
    }
  }
}

extension Label.Vertical {
  fileprivate func top(of height: Int, in room: Int) -> Int {
    switch self {
    case .top: 0
    case .middle: (room - height) / 2
    case .bottom: room - height
    }
  }
}
