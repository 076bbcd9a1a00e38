internal import CPangoCairo

/// Text that is set and measured, ready to be drawn. Belongs to the thread of its typesetter.
public final class Paragraph {
  public enum Alignment: Hashable, Sendable {
    case leading
    case centre
    case trailing
  }

  /// Fonts with Thai letters leave room for the highest marks over the lowest; lines need less apart.
  private static let tightSpacing: Float = 0.85

  /// Where lines may end.
  public enum Breaking: Hashable, Sendable {
    /// Between words, and inside a word that is wider than the line.
    case anywhere
    /// Between words only; a word that is wider than the line reaches beyond it.
    case betweenWords
  }

  let layout: OpaquePointer
  /// Letters that no installed font has; each is drawn as a box.
  public let missingGlyphs: Int

  init(
    _ text: String, in font: Font, width: Int?, alignment: Alignment, breaking: Breaking, context: OpaquePointer
  ) throws(DrawingFault) {
    guard let layout = pango_layout_new(context) else { throw .library(call: "pango_layout_new", status: "no layout") }
    self.layout = layout
    let description = font.description
    pango_layout_set_font_description(layout, description)
    pango_font_description_free(description)
    if let width { pango_layout_set_width(layout, Int32(width) * PANGO_SCALE) }
    pango_layout_set_wrap(layout, breaking == .anywhere ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD)
    pango_layout_set_alignment(layout, alignment.pango)
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    if text.contains("\u{A0}") { Self.keepTogether(text.noBreakSpaces, in: layout) }
    missingGlyphs = Int(pango_layout_get_unknown_glyphs_count(layout))
    if width != nil { keepPhrasesWhole(text) }
  }

  deinit {
    pangocairo_unref(UnsafeMutableRawPointer(layout))
  }

  /// From the point at which the paragraph is drawn down to the first line's baseline.
  public var baseline: Int { Int(pango_layout_get_baseline(layout)) / Int(PANGO_SCALE) }

  /// The number of lines after breaking.
  public var lineCount: Int { Int(pango_layout_get_line_count(layout)) }

  /// The text of each line as it was broken.
  public var lines: [String] {
    let utf8 = Array(String(cString: pango_layout_get_text(layout)).utf8)
    return (0..<pango_layout_get_line_count(layout)).compactMap { index in
      guard let line = pango_layout_get_line_readonly(layout, index)?.pointee else { return nil }
      return String(decoding: utf8[Int(line.start_index)..<Int(line.start_index + line.length)], as: UTF8.self)
    }
  }

  /// What the fonts ask for, line spacing included; this is what stacks.
  public var frame: Box { extents { pango_layout_get_pixel_extents(layout, nil, $0) } }

  /// Where ink falls, relative to the point at which the paragraph is drawn.
  public var ink: Box { extents { pango_layout_get_pixel_extents(layout, $0, nil) } }

  /// Moves lines as near to one another as Thai marks allow, for paper that is as short as can be.
  func tighten() { pango_layout_set_line_spacing(layout, Self.tightSpacing) }

  /// Moves lines nearer to one another, or apart.
  ///
  /// - Parameter leading: their distance as a part of what it is now.
  func setLeading(_ leading: Double) {
    let height = Double(frame.height) / Double(lineCount)
    pango_layout_set_spacing(layout, Int32((height * (leading - 1) * Double(PANGO_SCALE)).rounded()))
  }

  /// Breaks only at spaces where that takes no more lines. Thai puts a space between phrases, and a name that is broken
  /// elsewhere reads worse (`กรุงเทพมหา|นคร`); libthai finds words, not names.
  private func keepPhrasesWhole(_ text: String) {
    let lines = pango_layout_get_line_count(layout)
    guard lines > 1, text.contains(" ") else { return }
    Self.keepTogether(text.phrases, in: layout)
    let isWorse = pango_layout_get_line_count(layout) > lines || frame.width > widthLimit
    if isWorse { Self.keepTogether(text.noBreakSpaces, in: layout) }
  }

  private var widthLimit: Int { Int(pango_layout_get_width(layout)) / Int(PANGO_SCALE) }

  /// No line ends within these bytes. Pango breaks at a no-break space beside Thai letters: its Thai words end
  /// there.
  private static func keepTogether(_ ranges: [Range<Int>], in layout: OpaquePointer) {
    let attributes = pango_attr_list_new()
    for range in ranges {
      let attribute = pango_attr_allow_breaks_new(0)
      attribute?.pointee.start_index = guint(range.lowerBound)
      attribute?.pointee.end_index = guint(range.upperBound)
      pango_attr_list_insert(attributes, attribute)
    }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private func extents(_ ask: (UnsafeMutablePointer<PangoRectangle>) -> Void) -> Box {
    var rectangle = PangoRectangle()
    ask(&rectangle)
    return Box(
      x: Int(rectangle.x), y: Int(rectangle.y), width: Int(rectangle.width), height: Int(rectangle.height))
  }
}

extension String {
  /// The parts between spaces, in bytes.
  fileprivate var phrases: [Range<Int>] {
    utf8.split(separator: UInt8(ascii: " ")).map {
      utf8.distance(from: startIndex, to: $0.startIndex)..<utf8.distance(from: startIndex, to: $0.endIndex)
    }
  }

  /// From the letter before each no-break space to the end of the letter behind it, in bytes.
  fileprivate var noBreakSpaces: [Range<Int>] {
    let letters = unicodeScalars
    return letters.indices.filter { letters[$0] == "\u{A0}" }.map { space in
      let before = space == letters.startIndex ? space : letters.index(before: space)
      let end = letters.index(letters.index(after: space), offsetBy: 1, limitedBy: letters.endIndex) ?? letters.endIndex
      return utf8.distance(from: startIndex, to: before)..<utf8.distance(from: startIndex, to: end)
    }
  }
}

extension Paragraph.Alignment {
  fileprivate var pango: PangoAlignment {
    switch self {
    case .leading: PANGO_ALIGN_LEFT
    case .centre: PANGO_ALIGN_CENTER
    case .trailing: PANGO_ALIGN_RIGHT
    }
  }
}
